import { execFile } from "node:child_process";
import { appendFile, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { LogFile } from "../../../devnet/observe/logFile.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";

const run = promisify(execFile);

describe("devnet: the log's file", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder, "devnet.log");
  });
  afterEach(stopAll);

  /** Writes lines and gives the file that holds them to the system again. */
  function write(lines: readonly string[], largest?: number): LogFile {
    const file = new LogFile(folder, largest);
    for (const line of lines) file.write(`${line}\n`);
    file.close();
    return file;
  }

  it("should hold each line when write returns, and belong to its owner alone", async () => {
    const file = new LogFile(folder);
    file.write("one\n");
    expect(await readFile(path, "utf8")).to.equal("one\n");
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    file.close();
  });

  it("given a file that others may read, should take that from them", async () => {
    await writeFile(path, "", { mode: 0o644 });
    write(["one"]);
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
  });

  it("should go on where the last devnet ended, on a line of its own after one that a crash tore", async () => {
    write(["one"]);
    await appendFile(path, "to");
    write(["three"]);
    expect(await readFile(path, "utf8")).to.equal("one\nto\nthree\n");
  });

  it("should keep two files of the largest size, whatever is written", async () => {
    write(
      Array.from({ length: 100 }, (_, i) => `line ${String(i).padStart(3, "0")}`),
      90,
    );
    expect((await readdir(folder)).sort()).to.deep.equal(["devnet.log", "devnet.log.1"]);
    expect((await readFile(`${path}.1`, "utf8")).split("\n").at(0)).to.equal("line 080");
    const newer = (await readFile(path, "utf8")).split("\n");
    expect([newer[0], newer.at(-2)]).to.deep.equal(["line 090", "line 099"]);
    for (const name of [path, `${path}.1`]) expect((await stat(name)).size).to.be.at.most(90);
  });

  it("given a place that cannot be written, should count what is left out and go on when it can", async () => {
    await mkdir(path);
    const file = new LogFile(folder);
    file.write("one\n");
    file.write("two\n");
    expect(file.lost).to.equal(2);
    await rm(path, { recursive: true });
    file.write("three\n");
    expect([file.lost, await readFile(path, "utf8")]).to.deep.equal([2, "three\n"]);
    file.close();
  });

  it("given a file that cannot be moved aside, should leave out lines rather than grow", async () => {
    await mkdir(join(`${path}.1`, "taken"), { recursive: true });
    const file = write(["12345678", "12345678"], 10);
    expect([file.lost, (await stat(path)).size]).to.deep.equal([1, 9]);
  });

  it("given a disk that takes part of a line only, should leave out the whole of it", async () => {
    const program = fileURLToPath(new URL("../helpers/fullLog.ts", import.meta.url));
    const { stdout } = await run("sh", ["-c", 'ulimit -f 1 && exec "$0" "$1" "$2"', process.execPath, program, folder]);
    const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
    expect(lines).to.deep.equal(lines.map((_, i) => `line ${i} ${"x".repeat(90)}`));
    expect([lines.length > 0, lines.length + Number(stdout)]).to.deep.equal([true, 50]);
  });

  it("should not follow a link to another file", async () => {
    const other = join(folder, "other");
    await writeFile(other, "mine");
    await symlink(other, path);
    expect(write(["one"]).lost).to.equal(1);
    expect(await readFile(other, "utf8")).to.equal("mine");
  });
});
