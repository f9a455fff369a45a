import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import sample from "../../consortiums/bond-network.json" with { type: "json" };
import { ownFolder } from "../fixtures/ownFolder.ts";
import { hardhat } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";

const checkedSchema = z.strictObject({
  sound: z.boolean(),
  proved: z.array(z.string()),
  skipped: z.array(z.string()),
  findings: z.array(z.strictObject({ part: z.string(), finding: z.string() })),
});

describe("tasks: consortium check", () => {
  let live: LiveDevnet;
  let folder: string;

  before(async () => {
    live = await liveDevnet();
    folder = await ownFolder();
  });

  after(async () => {
    await live.stop();
  });

  const check = (...args: string[]) => hardhat(["consortium", "check", "--data", live.folder, ...args]);

  it("should prove eleven things of a founded network, the sample's file among them", async () => {
    const { code, stdout, stderr } = await check("--json");
    expect(code, stderr).to.equal(0);
    const { sound, proved, findings } = checkedSchema.parse(JSON.parse(stdout));
    expect([sound, proved.length, findings]).to.deep.equal([true, 11, []]);
    expect(proved.at(-1)).to.match(/were founded as consortiums\/bond-network\.json says$/);
  });

  it("should list everything that is off, and end with exit code 1", async () => {
    const path = join(live.folder, "deployment", "Seats.json");
    const content = await readFile(path, "utf8");
    await writeFile(path, content.replace(/"bytecodeHash": "0x\w+"/, `"bytecodeHash": "${id("other")}"`));
    const file = join(folder, "other.json");
    const { Emergency } = sample.classes;
    const classes = { ...sample.classes, Emergency: { ...Emergency, participation: 55 } };
    await writeFile(file, JSON.stringify({ ...sample, classes }));
    const [lines, document] = await Promise.all([check("--consortium", file), check("--consortium", file, "--json")]);
    await writeFile(path, content);
    expect([lines.code, document.code]).to.deep.equal([1, 1]);
    expect(lines.stdout).to.match(/^OFF {2}code: Seats at 0x\w+ runs other code than the record says\.$/m);
    expect(lines.stdout).to.match(/^OFF {2}file: The network was founded with other terms of the classes/m);
    expect(lines.stdout).to.match(/^2 findings\.$/m);
    expect(checkedSchema.parse(JSON.parse(document.stdout))).to.have.property("sound", false);
  });

  it("should refuse a file that is not there, and a network that is none", async () => {
    const [file, network] = await Promise.all([
      check("--consortium", "consortiums/none.json"),
      hardhat(["consortium", "check", "--data", folder, "--json"]),
    ]);
    expect([file.code, file.failure.startsWith("There is no consortium file consortiums/none.json")]).to.deep.equal([
      1,
      true,
    ]);
    expect(network.code).to.equal(1);
    expect(JSON.parse(network.stdout))
      .to.have.nested.property("error.message")
      .that.matches(/^No devnet runs on /);
  });
});
