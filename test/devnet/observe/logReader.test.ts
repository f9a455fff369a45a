import { appendFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { LogFile } from "../../../devnet/observe/logFile.ts";
import { LogReader } from "../../../devnet/observe/logReader.ts";
import { unread } from "../helpers/log.ts";
import { stopAll, temporaryFolder } from "../helpers/network.ts";

describe("devnet: reading the log", () => {
  let folder: string;
  let path: string;
  let file: LogFile;
  let reader: LogReader;
  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder, "devnet.log");
    file = new LogFile(folder, 12);
    reader = new LogReader(folder);
  });
  afterEach(async () => {
    file.close();
    await reader.close();
    await stopAll();
  });

  const write = (...lines: string[]): void => {
    for (const line of lines) file.write(`${line}\n`);
  };
  const read = (): Promise<string[]> => unread(reader);

  it("given no log yet, should give nothing, and all of it once it is there", async () => {
    expect(await read()).to.deep.equal([]);
    write("one");
    expect(await read()).to.deep.equal(["one"]);
  });

  it("should give the older file before the newer one", async () => {
    write("one", "two", "three", "four");
    expect(await read()).to.deep.equal(["one", "two", "three", "four"]);
  });

  it("should give each line once, over any number of rotations between", async () => {
    const given: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      write(`line ${i}`);
      if (i % 3 !== 1) given.push(...(await read()));
    }
    expect(given).to.deep.equal(Array.from({ length: 60 }, (_, i) => `line ${i}`));
  });

  it("should wait for the end of a line, also within a character", async () => {
    const bytes = Buffer.from("größe\n");
    await writeFile(path, bytes.subarray(0, 3));
    expect(await read()).to.deep.equal([]);
    await appendFile(path, bytes.subarray(3));
    expect(await read()).to.deep.equal(["größe"]);
  });

  it("given a log that was removed or emptied, should go on with the new one and repeat nothing", async () => {
    write("one", "two", "three");
    expect(await read()).to.have.length(3);
    file.close();
    await rm(path);
    expect(await read()).to.deep.equal([]);
    write("four");
    expect(await read()).to.deep.equal(["four"]);
    await writeFile(path, "five\n");
    expect(await read()).to.deep.equal([]);
    await writeFile(path, "");
    expect(await read()).to.deep.equal([]);
    await writeFile(path, "six\n");
    expect(await read()).to.deep.equal(["six"]);
  });
});
