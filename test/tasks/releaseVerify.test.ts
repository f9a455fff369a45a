import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { concat, dataLength } from "ethers";
import { propose } from "../../lib/committee/propose.ts";
import { builtContract } from "../../lib/release/built.ts";
import { type ReleaseEntry, releaseOf, withReleases } from "../../lib/release/entries.ts";
import { type ReleaseFile, readReleaseFile } from "../../lib/release/releaseFile.ts";
import { writeReleaseFile } from "../../lib/release/releaseFolder.ts";
import { provenInput } from "../../lib/release/sources.ts";
import { materialFor } from "../../lib/release/verification/material.ts";
import { suiteContract, verifyBuilt, verifyRelease } from "../../lib/release/verify.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";
import { compiledFile, submitted } from "./helpers/releaseFiles.ts";

const CLOCK = (fee: number) => `
contract Clock {
    uint256 public ticks;
    uint256 public immutable start;
    address public immutable keeper;
    constructor(address keeper_) { start = block.timestamp; keeper = keeper_; }
    function fee() external pure returns (uint256) { return ${fee}; }
}`;

describe("tasks: release verify", () => {
  let live: LiveDevnet;
  let clock: ReleaseFile;
  let waiting: ReleaseEntry;
  let active: ReleaseEntry;
  let notice: ReleaseEntry;

  const keeper = () => live.desk.book.address("csd.operator");

  const published = async (file: ReleaseFile) => {
    const { id, initCodeHash } = await submitted(live, file);
    const call = { call: "Releases.approve", args: [id, initCodeHash] };
    const { data } = await propose(await withReleases(live.desk), live.actor("bank-a.seat"), { calls: [call] });
    await decide(live, data.proposal);
    const { releases } = live.desk.suite;
    await live.actor("bank-a.operator").act(await releases.publish.populateTransaction(id, file.initCode));
    return releaseOf(live.desk, String(id));
  };

  before(async () => {
    live = await liveDevnet();
    clock = await compiledFile(CLOCK(5_001), "Clock", [keeper()]);
    waiting = await submitted(live, { ...clock, version: "2.0.0" });
    active = await published(clock);
    notice = await published(await noticeFile());
    await writeReleaseFile(live.folder, clock);
  });

  after(() => live.stop());

  const verified = async (release: ReleaseEntry, path?: string) => {
    const { data, text, failed } = await verifyRelease(
      live.desk,
      release,
      await materialFor(live.desk, release, live.folder, path),
    );
    const differing = data.findings.filter(({ same }) => !same);
    return { ...data, text, failed, differing, parts: differing.map(({ part }) => part) };
  };

  /** A file that somebody changed. */
  const written = async (file: ReleaseFile) => {
    const path = join(live.folder, `changed-${Math.random()}.json`);
    await writeFile(path, JSON.stringify(file));
    return path;
  };

  const noticeFile = async (): Promise<ReleaseFile> => {
    const built = builtContract("Notice");
    const { input } = await provenInput(built);
    const { abi, storageLayout, immutableReferences, deployedBytecode, contract, compiler, bytecode } = built;
    const made = { abi, storageLayout, immutableReferences, deployedBytecode, contract, compiler, input };
    return {
      form: "concordat-release/1",
      name: "notice",
      version: "1.0.0",
      arguments: [],
      initCode: bytecode,
      ...made,
    };
  };

  describe("with the release's own file", () => {
    it("should find hashes, creation code and running code to be those of the sources, but for immutables", async () => {
      const { failed, verified: isVerified, findings, text } = await verified(active);
      expect([failed, isVerified]).to.deep.equal([false, true]);
      expect(findings.map(({ part, same }) => [part, same])).to.deep.equal([
        ["sources", true],
        ["creation code", true],
        ["creation code from source", true],
        ["code on the chain", true],
      ]);
      expect(text).to.match(/^code on the chain +same: \d+ bytes as compiled, but for immutables in 2 places$/m);
      expect(text).to.match(
        /^clock 1\.0\.0 \(release \d+, Active\) at 0x\w{40}, against file .*, compiled with solc 0\.8\./,
      );
    });

    it("should not verify what is not published yet, though the file is as submitted", async () => {
      const { failed, verified: isVerified, parts, text } = await verified(waiting);
      expect([failed, isVerified, parts]).to.deep.equal([true, false, ["code on the chain"]]);
      expect(text).to.match(/^code on the chain +not there: not published$/m);
      expect(text).to.match(/\n\nNot verified\. The file is as submitted; nothing is on the chain yet\.$/);
    });

    it("should count what differs in what is not published yet", async () => {
      const other = await compiledFile(CLOCK(5_002), "Clock", [keeper()]);
      const { text } = await verified(waiting, await written(other));
      expect(text).to.match(/\n\nNot verified: 2 parts of 4 differ\.$/);
    });
  });

  describe("with a file of other sources", () => {
    it("should tell the hashes apart, and name the byte that differs in the running code", async () => {
      const other = await compiledFile(CLOCK(5_002), "Clock", [keeper()]);
      const { failed, differing, parts } = await verified(active, await written(other));
      expect(failed).to.equal(true);
      expect(parts).to.deep.equal(["sources", "creation code", "code on the chain"]);
      const running = differing.at(-1);
      const offset = other.deployedBytecode.indexOf("138a") / 2 - 1 + 1;
      expect(running?.difference).to.deep.equal({ offset, expected: "0x8a", found: "0x89", count: 1 });
      expect(running?.words).to.equal(
        `byte ${offset} of ${dataLength(clock.deployedBytecode)} is 0x89 and should be 0x8a`,
      );
    });
  });

  describe("with a file that was changed", () => {
    it("should name the byte where its creation code is not what its sources compile to", async () => {
      const initCode = `0xfe${clock.initCode.slice(4)}`;
      const { parts, differing } = await verified(active, await written({ ...clock, initCode }));
      expect(parts).to.deep.equal(["creation code", "creation code from source"]);
      expect(differing[1]?.difference).to.deep.include({ offset: 0, found: "0xfe", count: 1 });
    });

    it("should tell other constructor arguments from other code", async () => {
      const other = await compiledFile(CLOCK(5_001), "Clock", [live.desk.book.address("bank-a.operator")]);
      const { parts } = await verified(active, await written({ ...clock, arguments: other.arguments }));
      expect(parts).to.deep.equal(["constructor arguments"]);
    });

    it("should name bytes behind the creation code", async () => {
      const { differing } = await verified(
        active,
        await written({ ...clock, initCode: concat([clock.initCode, "0x00"]) }),
      );
      expect(differing[1]?.words).to.equal(`it goes on at byte ${dataLength(clock.initCode)}, where it should end`);
    });

    const changes: readonly (readonly [part: string, change: Partial<ReleaseFile>])[] = [
      ["interface", { abi: [] }],
      ["storage layout", { storageLayout: { storage: [], types: null } }],
      ["places of immutables", { immutableReferences: {} }],
      ["runtime code", { deployedBytecode: "0x00" }],
    ];
    for (const [part, change] of changes) {
      it(`should not believe its ${part}, which no hash covers`, async () => {
        const { parts } = await verified(active, await written({ ...clock, ...change }));
        expect(parts).to.deep.equal([`the file's ${part}`]);
      });
    }

    it("should refuse a compiler that is not here", async () => {
      const path = await written({ ...clock, compiler: "0.8.30+commit.73712a01" });
      expect(await refusal(verified(active, path))).to.match(/^Clock\.sol:Clock was compiled with solc 0\.8\.30/);
    });
  });

  describe("without a file", () => {
    it("should take the build of this project, and the creation code that was published", async () => {
      const { failed, origin, findings } = await verified(notice);
      expect([failed, origin]).to.deep.equal([false, "the build of this project"]);
      expect(findings).to.have.length(4);
    });

    it("should refuse what is of no build here", async () => {
      const file = await compiledFile(CLOCK(7), "Clock", [keeper()]);
      const release = await submitted(live, { ...file, name: "watch" });
      expect(await refusal(verified(release))).to.match(
        /^watch 1\.0\.0 cannot be compared: its file is not here, and no/,
      );
    });

    it("should compare a contract of the suite with the build", async () => {
      const authority = suiteContract(live.desk, "authority");
      const { data, failed } = await verifyBuilt(live.desk, authority ?? { name: "", address: "" });
      expect([failed, data.name, data.verified]).to.deep.equal([false, "Authority", true]);
    });

    it("should name the byte where code at another address differs from the suite's", async () => {
      const { data, failed } = await verifyBuilt(live.desk, { name: "Authority", address: active.target });
      expect([failed, data.verified]).to.deep.equal([true, false]);
      expect(data.findings[0]?.difference?.count).to.be.greaterThan(1_000);
    });
  });

  describe("from the command line", () => {
    it("should print one document, and end with exit code 1 when a byte differs", async () => {
      const file = await readReleaseFile(await written(await compiledFile(CLOCK(5_002), "Clock", [keeper()])));
      const path = await written(file);
      const args = ["release", "verify", "clock", "--data", live.folder, "--json"];
      const good = await hardhat(args);
      const bad = await hardhat([...args, "--file", path]);
      expect([good.code, bad.code]).to.deep.equal([0, 1]);
      expect(JSON.parse(good.stdout)).to.include({ release: active.id, verified: true });
      expect(JSON.parse(bad.stdout)).to.include({ release: active.id, verified: false });
      const early = await hardhat(["release", "verify", String(waiting.id), "--data", live.folder, "--json"]);
      expect(early.code).to.equal(1);
      expect(JSON.parse(early.stdout)).to.include({ release: waiting.id, verified: false });
    });

    it("should verify a suite contract by name", async () => {
      const { code, stdout } = await hardhat(["release", "verify", "Seats", "--data", live.folder]);
      expect(code).to.equal(0);
      expect(stdout).to.match(/^Seats at 0x\w{40}, against the build of this project/);
      expect(stdout).to.match(/\nVerified\.\n$/);
    });
  });
});
