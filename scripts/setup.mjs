// Installs node_modules when it is missing or older than package-lock.json.
// Needs nothing but Node and npm: the tools themselves run on the Node that the lock file pins.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = readFileSync(join(root, "package-lock.json"), "utf8");
const wanted = createHash("sha256").update(lock).digest("hex");
const stamp = join(root, "node_modules", ".concordat-setup");

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs npm on the pinned Node, from outside the project so that the Node in use is not the one being replaced. */
function install() {
  const pinned = `node@${JSON.parse(lock).packages["node_modules/node"].version}`;
  const ci = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--prefix", root];
  const npm = process.env.npm_execpath || "";
  const [command, args] = npm.endsWith("npm-cli.js")
    ? [process.execPath, [npm, "exec", "--yes", "--package", pinned, "--", "node", npm].concat(ci)]
    : ["npm", ["exec", "--yes", "--package", pinned, "--", "npm"].concat(ci)];
  const shell = command === "npm" && process.platform === "win32";
  return spawnSync(command, args, { cwd: tmpdir(), stdio: "inherit", shell }).status === 0;
}

if (Number(process.versions.node.split(".")[0]) < OLDEST)
  fail(`Concordat needs Node ${OLDEST} or newer, and this is Node ${process.versions.node}.`);

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  console.log("Installing the packages of package-lock.json; this takes about a minute.");
  if (!install())
    fail("The packages could not be installed: see npm's message above, check the npm registry, and run this again.");
  writeFileSync(stamp, wanted);
}
