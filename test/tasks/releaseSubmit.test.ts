import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { z } from "zod";
import { compile } from "../../lib/release/compile.ts";
import { hashesOf, readReleaseFile } from "../../lib/release/releaseFile.ts";
import { type SubmissionRequest, submitRelease } from "../../lib/release/submit.ts";
import { hardhat } from "./helpers/command.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";
import { DEVELOPER, published } from "./helpers/releases.ts";

const hash = z.string().length(66);

const submittedSchema = z.strictObject({
  release: z.int(),
  name: z.string(),
  version: z.string(),
  status: z.literal("Submitted"),
  organization: z.literal("bank-b"),
  administrator: z.string(),
  developer: z.string().length(42),
  target: z.string().length(42),
  factory: z.boolean(),
  upgradeable: z.boolean(),
  predecessor: z.int().optional(),
  initCodeHash: hash,
  sourceHash: hash,
  auditHash: hash.optional(),
  since: z.int(),
  lapses: z.int(),
  contract: z.string(),
  size: z.strictObject({ creation: z.int(), runtime: z.int(), mostCreation: z.int(), mostRuntime: z.int() }),
  dangers: z.array(
    z.strictObject({
      ...{ opcode: z.string(), code: z.enum(["creation", "runtime"]), offsets: z.array(z.int()) },
      ...{ inArguments: z.boolean(), flag: z.string().optional(), refused: z.boolean() },
    }),
  ),
  look: z.array(z.string()),
  file: z.string(),
  transaction: hash,
});

/** What the suite's own register is created with, which is a factory. */
const FACTORY = '["Authority", "Standing", "Organizations", "Seats", "CommitteeOnly", []]';

describe("tasks: release submit", () => {
  let live: LiveDevnet;

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const submit = (request: Partial<SubmissionRequest>, as = DEVELOPER) =>
    submitRelease(live.desk, live.actor(as), live.folder, { contract: "Notice", version: "1.0.0", ...request });
  const count = async () => Number(await live.desk.suite.releases.count());

  describe("given a contract of the build", () => {
    it("should submit it under its own name, to be administered by the developer's organization", async () => {
      const report = await submit({
        contract: "PriceBoard",
        args: '["Standing"]',
        sourceUri: "https://bank-b.example",
      });
      const data = submittedSchema.parse(documentOf(report));
      expect(data).to.include({ name: "price-board", version: "1.0.0", administrator: "bank-b" });
      expect(data.contract).to.equal("contracts/samples/PriceBoard.sol:PriceBoard");
      expect(data.dangers).to.deep.equal([]);
      expect(data.lapses - data.since).to.equal(90 * 86_400);
      expect(report.text).to.match(/^Release \d+ is submitted: price-board 1\.0\.0 of bank-b\n/);
      expect(report.text)
        .to.match(/opcodes +none that creates contracts, delegates or destructs$/m)
        .and.match(/voters look at +no audit report was given$/m)
        .and.match(/next +a seat proposes it with `release approve \d+ --as SEAT`$/);
    });

    it("should tell where the contract will be, as the chain does", async () => {
      const { data } = await submit({ name: "elsewhere" });
      const { target, status } = await live.desk.suite.releases.release(data.release);
      expect([data.target, status]).to.deep.equal([target, 1n]);
      expect(await live.desk.provider.getCode(target)).to.equal("0x");
    });

    it("should write a file that has the hashes of the chain, and compiles to the code", async () => {
      const { data } = await submit({ contract: "LetterOfCredit", args: '{"standing": "Standing"}' });
      const file = await readReleaseFile(data.file);
      expect(data.file).to.equal(join(live.folder, "releases", "letter-of-credit-1.0.0.json"));
      expect(hashesOf(file)).to.deep.equal({ initCodeHash: data.initCodeHash, sourceHash: data.sourceHash });
      const { initCodeHash, sourceHash } = await live.desk.suite.releases.release(data.release);
      expect([initCodeHash, sourceHash]).to.deep.equal([data.initCodeHash, data.sourceHash]);
      expect(Object.keys(file.input.sources).length).to.be.within(5, 15);
      const made = await compile(file);
      expect(file.initCode.startsWith(made.bytecode)).to.equal(true);
      expect(file.deployedBytecode).to.equal(made.deployedBytecode);
      const standing = await live.desk.suite.standing.getAddress();
      expect(file.arguments).to.deep.equal([standing]);
      expect(file.initCode.slice(made.bytecode.length)).to.equal(standing.slice(2).toLowerCase().padStart(64, "0"));
    });

    it("should keep the file of other code under another name", async () => {
      const [first, second] = [
        await submit({ contract: "Notice", name: "twice" }),
        await submit({ contract: "PriceBoard", args: '["Standing"]', name: "twice" }),
      ];
      expect(first.data.file).to.match(/twice-1\.0\.0\.json$/);
      expect(second.data.file).to.match(/twice-1\.0\.0-\w{8}\.json$/);
      const again = await submit({ contract: "Notice", name: "twice" });
      expect(again.data.file).to.equal(first.data.file);
    });

    it("should record the audit report, the administrator and the flags", async () => {
      const audit = join(live.folder, "report.txt");
      await writeFile(audit, "sound");
      const { data, text } = await submit({ name: "audited", audit, administrator: "csd", upgradeable: true });
      const { auditHash, administrator, upgradeable, factory } = await live.desk.suite.releases.release(data.release);
      expect(auditHash).to.equal(keccak256(await readFile(audit)));
      expect([Number(administrator), upgradeable, factory]).to.deep.equal([
        live.desk.book.organization("csd"),
        true,
        false,
      ]);
      expect(text).to.match(/it is declared upgradeable, though nothing in it delegates/);
    });

    it("should show what a factory creates with, and that nobody scans what it creates", async () => {
      const { data, text } = await submit({ contract: "Releases", name: "factory", args: FACTORY, factory: true });
      expect(data.dangers.map(({ opcode, refused }) => [opcode, refused])).to.deep.include(["CREATE2", false]);
      expect(text).to.match(/CREATE2 at byte .* of the runtime code: permitted by --factory/);
      expect(text).to.match(/voters look at +it may create contracts \(factory\), which nobody scans$/m);
    });
  });

  describe("given a predecessor", () => {
    it("should take a published release of an earlier version, and warn where it is left out", async () => {
      const first = await published(live, { name: "line", version: "1.0.0" });
      const next = await submit({ name: "line", version: "1.1.0", succeeds: "line@1.0.0" });
      expect(next.data.predecessor).to.equal(first.release);
      expect(next.text).to.not.match(/does not succeed/);
      const other = await submit({ name: "line", version: "1.2.0" });
      expect(other.text).to.match(/it does not succeed line 1\.0\.0 \(release \d+\) of the same name/);
      for (const [request, line] of [
        [{ version: "0.9.0", succeeds: "line@1.0.0" }, /^line 1\.0\.0 is no earlier version: give a later --semver\.$/],
        [
          { name: "other", version: "2.0.0", succeeds: "line@1.0.0" },
          /^line 1\.0\.0 is no version of other: say --name line/,
        ],
        [{ version: "3.0.0", succeeds: "line@1.1.0" }, /^line 1\.1\.0 is Submitted, and only what was published/],
        [{ version: "1.0.0" }, /^line 1\.0\.0 is release \d+, Active: give a later --semver\.$/],
      ] as const) {
        expect(await refusal(submit({ name: "line", ...request }))).to.match(line);
      }
    });
  });

  describe("given what publication would refuse", () => {
    const cases: [string, Partial<SubmissionRequest>, RegExp][] = [
      [
        "a factory that is not declared",
        { contract: "Releases", args: FACTORY },
        /^releases 1\.0\.0 would be refused: CREATE2 at byte [\d,]+ of the creation code: refused without --factory; CREATE2/,
      ],
      [
        "a constructor that fails",
        { contract: "Releases", args: FACTORY.replace("[]", "[99]"), factory: true },
        /^The constructor of contracts\/release\/Releases\.sol:Releases fails today\. Refused: .*\[OrganizationUnknown\]/,
      ],
    ];
    for (const [what, request, line] of cases) {
      it(`should refuse ${what}, and send nothing`, async () => {
        const before = await count();
        expect(await refusal(submit(request))).to.match(line);
        expect(await count()).to.equal(before);
      });
    }
  });

  describe("given what does not fit", () => {
    const cases: [string, Partial<SubmissionRequest>, RegExp][] = [
      ["an unknown contract", { contract: "Notise" }, /^There is no built contract "Notise": did you mean .*Notice/],
      ["an interface", { contract: "IReleases" }, /^IReleases is an interface or abstract: it has no code\.$/],
      ["a version that is none", { version: "1.0" }, /^"1\.0" is no version: write major, minor and patch number/],
      ["a name that is none", { name: "Price Board" }, /^--name "Price Board" must be lower case letters/],
      ["too few arguments", { contract: "PriceBoard" }, /takes 1 argument \(standing\), not 0\.$/],
      ["arguments that are no JSON", { args: "Standing" }, /^--args Standing is no list: write JSON such as/],
      ["an argument that is no address", { contract: "PriceBoard", args: '["Standin"]' }, /did you mean Standing\?$/],
      [
        "a regulator for administrator",
        { administrator: "regulator" },
        /^regulator is a Regulator, which administers no/,
      ],
      ["an unknown administrator", { administrator: "bank-x" }, /^There is no organization "bank-x"/],
      ["a report that is not there", { audit: "nothing.pdf" }, /^There is no audit report "nothing\.pdf"/],
      ["an unknown predecessor", { succeeds: "nothing" }, /^There is no release "nothing"/],
    ];
    for (const [what, request, line] of cases) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(submit(request))).to.match(line);
      });
    }
  });

  describe("given who may not submit", () => {
    it("should refuse an account in another office, and write no file", async () => {
      expect(await refusal(submit({ name: "unasked" }, "bank-b.seat"))).to.equal(
        "bank-b.seat holds the office Seat: only a Developer account submits releases (bank-b.developer).",
      );
      expect(await refusal(readReleaseFile(join(live.folder, "releases", "unasked-1.0.0.json")))).to.match(
        /^There is no/,
      );
    });

    it("should refuse a stranger", async () => {
      const request = { contract: "Notice", version: "1.0.0" };
      expect(await refusal(submitRelease(live.desk, live.stranger(), live.folder, request))).to.match(
        /is not enrolled: a Developer account submits releases\.$/,
      );
    });
  });

  it("should print one JSON document from the command line, and refuse a submission without version", async () => {
    const common = ["release", "submit", "Notice", "--data", live.folder, "--as", DEVELOPER, "--json"];
    const done = await hardhat([...common, "--semver", "7.0.0"]);
    expect(submittedSchema.parse(JSON.parse(done.stdout))).to.include({ name: "notice", version: "7.0.0" });
    const { code, stdout } = await hardhat(common);
    expect([code, JSON.parse(stdout)]).to.deep.equal([
      1,
      { error: { message: "--semver is missing; see --help for what it takes." } },
    ]);
  });

  it("should refuse a file that was changed", async () => {
    const { data } = await submit({ name: "changed" });
    const file = await readReleaseFile(data.file);
    expect(hashesOf({ ...file, compiler: "0.8.36" }).sourceHash).to.not.equal(data.sourceHash);
    await writeFile(data.file, JSON.stringify({ ...file, name: "Changed" }));
    expect(await refusal(readReleaseFile(data.file))).to.match(/is no release file: name must be lower case/);
  });
});
