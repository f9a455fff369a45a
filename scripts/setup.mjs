// Installs node_modules when it is missing or older than package-lock.json.
// Needs nothing but Node and npm: the packages are installed by, and for, the Node that the lock file pins.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = readFileSync(join(root, "package-lock.json"), "utf8");
const digest = createHash("sha256").update(lock).digest("hex");
const stamp = join(root, "node_modules", ".concordat-setup");

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs `npm ci` on the pinned Node, from outside the project: the Node in use may be the one that is replaced. */
function install(npm) {
  const { version } = JSON.parse(lock).packages["node_modules/node"];
  const pinned = ["exec", "--yes", "--package", `node@${version}`, "--", "node"];
  const ci = ["ci", "--prefix", root, "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const args = [npm].concat(pinned, npm, ci);
  return spawnSync(process.execPath, args, { cwd: tmpdir(), stdio: "inherit" }).status === 0;
}

if (Number(process.versions.node.split(".")[0]) < OLDEST)
  stop(`Concordat needs Node ${OLDEST} or newer, and this is Node ${process.versions.node}.`);

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== digest) {
  const npm = process.env.npm_execpath;
  if (!npm) stop("Start this with npm: npm run setup.");
  console.log("Installing the packages that package-lock.json names; this takes about a minute.");
  if (!install(npm)) stop("The packages could not be installed: see npm's message above, then run this again.");
  writeFileSync(stamp, digest);
}
