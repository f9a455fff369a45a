import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect } from "chai";
import { startChainCopy } from "../../devnet/chain/chainCopy.ts";
import { propose } from "../../lib/committee/propose.ts";
import { type ReleaseEntry, releaseOf, withReleases } from "../../lib/release/entries.ts";
import { examine } from "../../lib/release/examine.ts";
import type { ReleaseFile } from "../../lib/release/releaseFile.ts";
import { writeReleaseFile } from "../../lib/release/releaseFolder.ts";
import { simulateRelease } from "../../lib/release/simulate.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";
import { type Declared, compiledFile, submitted } from "./helpers/releaseFiles.ts";

const BOARD = `
contract Board {
    struct Entry { uint128 value; uint40 at; address by; }
    address public owner = msg.sender;
    uint64 public limit = 7;
    string public title = "prices";
    mapping(address => Entry) public entries;
    mapping(bytes32 => mapping(address => bool)) public roles;
    uint32[] public list;
    event Made(address indexed first, bytes32 indexed role);
    constructor(address first) {
        entries[first] = Entry(5, 6, first);
        roles[keccak256("ROLE")][first] = true;
        list.push(1); list.push(2);
        emit Made(first, keccak256("ROLE"));
    }
}`;

const MAKER = `
contract Part { uint256 public value = 3; }
contract Maker {
    Part public part = new Part();
    function hasRole(bytes32 role, address account) external view returns (bool) { return role == 0 && account != address(this); }
}`;

const CALLER = `
interface IBoard { function post(bytes32 contentHash) external returns (uint256); }
contract Caller { constructor(address board) { IBoard(board).post(keccak256("x")); } }`;

const FUSSY = `
contract Fussy {
    error TooSmall(uint256 least, uint256 given);
    constructor(uint256 given) { if (given < 10) revert TooSmall(10, given); }
}`;

const ENDLESS = `
contract Endless { uint256 public sum; constructor() { for (uint256 i = 1; i != 0; ++i) sum += i; } }`;

/** Leaves one byte, STOP, in place of what its source says. */
const SLY = `
contract Sly {
    uint256 public kept = 1;
    constructor() { assembly { return(0x80, 1) } }
}`;

/** Writes logs under the names of events, with values that are cut short, or are no text. */
const FORGER = `
contract Forger {
    event Made(address first, string text);
    constructor() {
        bytes32 topic = Made.selector;
        assembly {
            log1(0, 3, topic)
            mstore(0, 1) mstore(32, 64) mstore(64, 2) mstore(96, not(0))
            log1(0, 128, topic)
        }
    }
}`;

const NO_FLAGS = { factory: false, upgradeable: false };

describe("tasks: release simulate", () => {
  let live: LiveDevnet;
  let board: ReleaseFile;

  before(async () => {
    live = await liveDevnet();
    board = await compiledFile(BOARD, "Board", [live.desk.book.address("bank-a.operator")]);
  });

  after(() => live.stop());

  const simulated = (release: ReleaseEntry, file: ReleaseFile) =>
    simulateRelease(live.desk, release, file, (block) =>
      startChainCopy({ url: live.urls[0] ?? "", chainId: live.desk.record.chainId, block }),
    );

  const trial = async (file: ReleaseFile, declared: Declared = {}) => {
    const { data, text, failed } = await simulated(await submitted(live, file, declared), file);
    return { ...data, text, failed };
  };

  describe("given a release that is only Submitted", () => {
    let result: Awaited<ReturnType<typeof trial>>;

    before(async () => {
      result = await trial(board);
    });

    it("should approve it on the copy, as late as the committee's delay demands", () => {
      expect([result.status, result.approvedBy, result.passes, result.failed]).to.deep.equal([
        "Submitted",
        "approve",
        true,
        false,
      ]);
      expect((result.publishedAt ?? 0) - result.at).to.be.greaterThanOrEqual(24 * 3600);
    });

    it("should take an Operator of another group than the developer's, and say which", () => {
      expect([result.account, result.organization]).to.deep.equal([
        live.desk.book.address("bank-a.operator"),
        "bank-a",
      ]);
      expect(result.text).to.match(/^published +by bank-a\.operator of bank-a, 20/m);
    });

    it("should tell the contract that it creates, its size, and who creates it", async () => {
      const by = await live.desk.suite.releases.getAddress();
      const size = (board.deployedBytecode.length - 2) / 2;
      expect(result.effects?.created).to.deep.equal([{ address: result.target, by, size }]);
    });

    it("should read events with the release's own interface", () => {
      const words = result.effects?.events.map((event) => event.words) ?? [];
      expect(words[0]).to.match(/^Releases\.ReleasePublished\(release: /);
      expect(words[2]).to.match(/^board 1\.0\.0\.Made\(first: bank-a\.operator /);
    });

    it("should name what is written by the storage layout: packed, text, list, mapping, mapping of mappings", () => {
      const values = result.effects?.writes
        .filter(({ contract }) => contract === "board 1.0.0")
        .flatMap((write) => write.values);
      const told = Object.fromEntries((values ?? []).map(({ name, before, after }) => [name, [before, after]]));
      expect(told).to.deep.equal({
        owner: ["nobody", "Releases"],
        limit: ["0", "7"],
        title: ['""', '"prices"'],
        "list.length": ["0", "2"],
        "list[0]": ["0", "1"],
        "list[1]": ["0", "2"],
        "entries[bank-a.operator].value": ["0", "5"],
        "entries[bank-a.operator].at": ["0", "6"],
        "entries[bank-a.operator].by": ["nobody", "bank-a.operator"],
        "roles[0xed9ea7bc2a13bc59432ab07436e7f7f5450f82d4b48c401bed177bfaf36b1873][bank-a.operator]": ["false", "true"],
      });
    });

    it("should name what the suite writes too", () => {
      expect(result.text).to.match(/_entries\[\d+\]\.status: Approved -> Active/);
      expect(result.text).to.include("_idAt[board 1.0.0]: 0 -> ");
      expect(result.text).to.include("_targets[board 1.0.0]: 0 -> 0x");
    });

    it("should warn that Releases owns it, which never calls it", () => {
      expect(result.effects?.warnings).to.have.length(1);
      expect(result.effects?.warnings[0]).to.match(/^owner\(\) of board 1\.0\.0 is Releases, which never calls it/);
    });

    it("should change nothing on the network, and leave nothing behind", async () => {
      const copies = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("concordat-copy-"));
      const release = await submitted(live, board);
      const before = await live.desk.provider.getBlock("latest");
      const folders = await copies();
      await simulated(release, board);
      const after = await live.desk.provider.getBlock(before?.number ?? 0);
      expect([after?.hash, after?.stateRoot]).to.deep.equal([before?.hash, before?.stateRoot]);
      expect(await releaseOf(live.desk, String(release.id))).to.deep.equal(release);
      expect(await live.desk.provider.getCode(release.target)).to.equal("0x");
      expect(await copies()).to.deep.equal(folders);
    });
  });

  describe("given a factory", () => {
    let maker: ReleaseFile;

    before(async () => {
      maker = await compiledFile(MAKER, "Maker");
    });

    it("should be refused for the opcode when it is not declared", async () => {
      const { passes, failed, refusal: refused, effects, text } = await trial(maker);
      expect([passes, failed, effects]).to.deep.equal([false, true, undefined]);
      expect([refused?.step, refused?.name]).to.deep.equal(["publication", "ReleaseOpcodesRefused"]);
      expect(text).to.match(/It would be refused\. Refused: .*CREATE/);
    });

    it("should pass when it is, by approveUnscanned, with a warning about what it creates", async () => {
      const { passes, approvedBy, effects, target } = await trial(maker, { factory: true });
      expect([passes, approvedBy]).to.deep.equal([true, "approveUnscanned"]);
      expect(effects?.created.map(({ by }) => by)).to.deep.equal([await live.desk.suite.releases.getAddress(), target]);
      expect(effects?.warnings).to.deep.equal([
        "The administrator of maker 1.0.0's roles is Releases, which never calls it: what only that may call is dead.",
        "It creates 1 more contract, whose code nobody scanned.",
      ]);
    });
  });

  describe("given a constructor", () => {
    it("should tell its own error when it reverts", async () => {
      const { passes, refusal: refused } = await trial(await compiledFile(FUSSY, "Fussy", [7]));
      expect([passes, refused?.step, refused?.name]).to.deep.equal([false, "publication", "TooSmall"]);
      expect(refused?.message).to.include("least: 10, given: 7");
    });

    it("should say when it needs more gas than a transaction may have", async () => {
      const { refusal: refused } = await trial(await compiledFile(ENDLESS, "Endless"));
      expect(refused?.message).to.equal("It needs more gas than a transaction may have.");
    });

    it("should warn when it changes another contract", async () => {
      const notice = live.desk.record.contracts["Notice"]?.address ?? "";
      const { effects } = await trial(await compiledFile(CALLER, "Caller", [notice]));
      expect(effects?.warnings).to.deep.equal(["The constructor changes what Notice stores."]);
      expect(effects?.events.map(({ event }) => event)).to.include("Posted");
    });
  });

  describe("given a file that cannot be believed", () => {
    it("should name storage and events as the sources do, and warn", async () => {
      const [count, ...others] = board.storageLayout.storage;
      const storage = [{ label: "nobody", offset: 0, slot: "0", type: count?.type ?? "" }, ...others];
      const { text } = await trial({ ...board, abi: [], storageLayout: { ...board.storageLayout, storage } });
      expect(text).to.include("owner: nobody -> Releases");
      expect(text).to.include("board 1.0.0.Made(first: ");
      expect(text).to.include("Its sources do not prove it: the file's interface: is not what the sources compile to.");
      expect(text).to.include("Its sources do not prove it: the file's storage layout:");
    });

    it("should warn that the creation code is of other sources", async () => {
      const { initCode } = await compiledFile(BOARD.replace("limit = 7", "limit = 8"), "Board", [
        live.desk.book.address("bank-a.operator"),
      ]);
      const { effects } = await trial({ ...board, initCode });
      expect(effects?.warnings[0]).to.match(
        /^Its sources do not prove it: creation code from source: byte \d+ of \d+ is/,
      );
    });

    it("should warn, as an examination does, that the constructor leaves other code than the sources compile to", async () => {
      const file = await compiledFile(SLY, "Sly");
      const doubt = /^BEWARE, its constructor leaves other code than its sources compile to: it ends at byte 1|is 0x/;
      const { passes, effects } = await trial(file);
      expect(passes).to.equal(true);
      expect(effects?.warnings).to.have.length(1);
      expect(effects?.warnings[0]).to.match(doubt);
      expect((await examine(live.desk, file, NO_FLAGS)).look[0]).to.match(doubt);
      expect((await examine(live.desk, board, NO_FLAGS)).look.join()).to.not.match(/BEWARE/);
    });

    it("should tell events that are none of its interface's as such", async () => {
      const { effects } = await trial(await compiledFile(FORGER, "Forger"));
      const forged = "an event of forger 1.0.0 that no known interface reads";
      expect(effects?.events.filter(({ words }) => words === forged)).to.have.length(2);
    });

    it("should end, and steer no terminal, whatever the file says that nobody can compile", async () => {
      const members = ["a", "b"].map((label) => ({ label, offset: 0, slot: "0", type: "t" }));
      const endless = { encoding: "inplace", label: "T", numberOfBytes: "32", members };
      const storageLayout = { storage: members.slice(1), types: { t: endless } };
      const contract = "B\u001b[2J\nIt would be refused:Board";
      const { text } = await trial({ ...board, contract, compiler: "0.8.30", storageLayout });
      expect(text).to.include("Names are what its file says: B\ufffd[2J\ufffdIt would be refused:Board was compiled");
      expect(text).to.not.include("\u001b");
    });

    it("should say when it cannot be compiled here", async () => {
      const { effects } = await trial({ ...board, compiler: "0.8.30+commit.73712a01" });
      expect(effects?.warnings[0]).to.match(
        /^Names are what its file says: Board\.sol:Board was compiled with solc 0\.8\.30/,
      );
    });
  });

  describe("given a release that was decided on", () => {
    let release: ReleaseEntry;

    before(async () => {
      release = await submitted(live, board);
      const { data } = await propose(await withReleases(live.desk), live.actor("bank-a.seat"), {
        calls: [{ call: "Releases.approve", args: [release.id, release.initCodeHash] }],
      });
      await decide(live, data.proposal);
    });

    it("should publish it without approving it again", async () => {
      const approved = await releaseOf(live.desk, String(release.id));
      const { data, text } = await simulated(approved, board);
      expect([data.status, data.approvedBy, data.passes]).to.deep.equal(["Approved", undefined, true]);
      expect(text).to.match(/^approved +by the committee, earlier$/m);
    });

    it("should tell that its version is taken to another of the same version", async () => {
      const { passes, refusal: refused } = await trial(board);
      expect([passes, refused?.step, refused?.name]).to.deep.equal([false, "approval", "ReleaseVersionTaken"]);
    });

    it("should refuse what is published", async () => {
      const approved = await releaseOf(live.desk, String(release.id));
      const { releases } = live.desk.suite;
      await live.actor("bank-a.operator").act(await releases.publish.populateTransaction(approved.id, board.initCode));
      const active = await releaseOf(live.desk, String(release.id));
      expect(await refusal(simulated(active, board))).to.equal(
        "board 1.0.0 is Active: only what is Submitted or Approved can still be published.",
      );
    });
  });

  describe("from the command line", () => {
    it("should find the file by its hashes, and end with exit code 1 when it would be refused", async () => {
      const file = await compiledFile(FUSSY, "Fussy", [8]);
      const { id } = await submitted(live, file);
      await writeReleaseFile(live.folder, file);
      const { code, stdout } = await hardhat(["release", "simulate", String(id), "--data", live.folder]);
      expect(code).to.equal(1);
      expect(stdout).to.match(/^fussy 1\.0\.0 \(release \d+, Submitted\), published on a copy of block \d+/);
      expect(stdout).to.include("This was a trial: the network itself is as it was.");
    });
  });
});
