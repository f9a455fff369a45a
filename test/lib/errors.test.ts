import { expect } from "chai";
import { AbiCoder, Interface, ZeroHash, concat, encodeBytes32String } from "ethers";
import { explain } from "../../lib/errors.ts";
import { ERROR_WORDS } from "../../lib/errors/said.ts";
import { compiledContracts } from "../../lib/explain/interfaces.ts";
import { NameBook } from "../../lib/names.ts";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { SUITE } from "../../lib/suite/types.ts";
import { accountSubject, holdingSubject, organizationSubject } from "../../lib/regulator/subject.ts";

const ALICE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const TOKEN = "0x00000000000000000000000000000000000000AA";
const CONTRACTS = [...SUITE, "AccountIngress", "PriceBoard"].map((name) => ({
  name,
  address: ALICE,
  interface: artifactOf(name).interface,
}));

describe("lib: errors", () => {
  const book = new NameBook({
    contracts: [],
    accounts: [{ name: "bank-a.seat", address: ALICE }],
    organizations: [{ name: "bank-a", id: 1 }],
    assets: [{ id: 7, symbol: "BC27", decimals: 2, token: TOKEN }],
  });
  const lineOf = (thrown: unknown) => explain(thrown, CONTRACTS, book).message;
  const reverted = (name: string, args: unknown[]) => {
    const declaring = CONTRACTS.find((contract) => contract.interface.getError(name) !== null);
    return { data: declaring?.interface.encodeErrorResult(name, args) };
  };

  it("should say a contract's error in words, with names, and keep its name for look-up", () => {
    expect(lineOf(reverted("CommitteeAlreadyVoted", [7, 1]))).to.equal(
      "Refused: bank-a has voted on proposal 7: a ballot is final, so leave it [CommitteeAlreadyVoted].",
    );
  });

  it("should name a proposal's state", () => {
    const line = lineOf(reverted("GovernorUnexpectedProposalState", [7, 4, `0x${"0".repeat(64)}`]));
    expect(line).to.include("proposal 7 is Succeeded, which does not allow this");
  });

  it("should name the state of an organization, an account, an order by its own words", () => {
    expect(lineOf(reverted("OrganizationUnexpectedStatus", [1, 2]))).to.include("bank-a is Suspended already");
    expect(lineOf(reverted("AccountUnexpectedStatus", [ALICE, 3]))).to.include("is Revoked, which");
    expect(lineOf(reverted("FreezeOrderNotOpen", [3, 3, 0]))).to.include("order 3 is not open (Lifted)");
    expect(lineOf(reverted("FreezeOrderNotOpen", [3, 1, 1_800_000_000]))).to.include(
      "order 3 is not open (Provisional, until 2027-01-15 08:00:00 UTC)",
    );
  });

  it("should find the data wherever a library put it", () => {
    const { data } = reverted("AccountUnknown", [ALICE]);
    for (const thrown of [{ error: { data } }, { info: { error: { data } } }, { cause: { data: { data } } }]) {
      expect(lineOf(thrown)).to.match(/bank-a\.seat .* is not enrolled/);
    }
  });

  it("should say what Solidity itself reverts with", () => {
    const coder = AbiCoder.defaultAbiCoder();
    const words = concat(["0x08c379a0", coder.encode(["string"], ["out of luck"])]);
    const panic = concat(["0x4e487b71", coder.encode(["uint256"], [0x11])]);
    expect(lineOf({ data: words })).to.equal("Refused: out of luck.");
    expect(lineOf({ data: panic })).to.equal(
      "Refused: the contract panicked (code 17: a number over- or underflowed).",
    );
  });

  it("should show the data of an error that no contract declares", () => {
    const stranger = new Interface(["error Strange(uint256 value)"]).encodeErrorResult("Strange", [1]);
    expect(lineOf({ data: stranger })).to.match(/failed with 0x\w+, which no known contract declares/);
  });

  it("should pass on the reason of a node that refused", () => {
    const error = {
      code: -32007,
      message: `Sender account not authorized to send transactions: account ${ALICE} is frozen: order 3`,
    };
    expect(lineOf(Object.assign(new Error("could not coalesce error"), { code: "UNKNOWN_ERROR", error }))).to.equal(
      `The node refused the transaction (-32007): account bank-a.seat (${ALICE}) is frozen: order 3`,
    );
  });

  it("should take the node's own words before a library's", () => {
    const error = { code: -32000, message: "nonce too low" };
    expect(lineOf(Object.assign(new Error("could not coalesce\nerror"), { error }))).to.equal("nonce too low");
  });

  it("should stay on one line", () => {
    expect(lineOf(new Error("first\nsecond"))).to.equal("first");
  });

  it("should have words only for errors that a contract declares, and ask only for arguments they have", () => {
    const contracts = compiledContracts();
    for (const [name, say] of Object.entries(ERROR_WORDS)) {
      const declared = contracts.flatMap((contract) => contract.interface.getError(name) ?? []);
      expect(declared, name).to.not.be.empty;
      const known = declared[0]?.inputs.map((input) => input.name) ?? [];
      const argument = (asked: string): string => {
        expect(known, name).to.include(asked);
        return asked;
      };
      for (const is of [false, true])
        say(Object.assign(argument, { is: (asked: string) => argument(asked) !== "" && is }));
    }
  });

  it("should take no error of a stranger's contract for one of its own words", () => {
    const strange = new Interface(["error toString(uint256 given)"]);
    const contracts = [{ name: "Strange", address: TOKEN, interface: strange }];
    const thrown = { data: strange.encodeErrorResult("toString", [7]) };
    expect(explain(thrown, contracts, book).message).to.equal("Refused: toString(given: 7) [toString].");
  });

  describe("of assets", () => {
    it("should name the asset, its states and whoever should act", () => {
      expect(lineOf(reverted("AssetIllegalEdge", [7, 1, 4]))).to.equal(
        "Refused: asset 7 (BC27) does not go from Draft to Effective: see `asset show` [AssetIllegalEdge].",
      );
      expect(lineOf(reverted("AssetUnexpectedState", [7, 2]))).to.include("asset 7 (BC27) is PreReleased, which");
      expect(lineOf(reverted("AssetUnknown", [9]))).to.include("there is no asset 9: see `asset list`");
      expect(lineOf(reverted("AssetNotOwn", [7, 1, ALICE]))).to.match(
        /bank-a\.seat \(0x\w{40}\) acts neither for bank-a, which issues asset 7 \(BC27\),/,
      );
      expect(lineOf(reverted("AssetLockTaken", [1, ZeroHash, 7]))).to.include("of bank-a backs asset 7 (BC27) already");
    });

    it("should tell who attests what is missing, any regulator for a non-objection", () => {
      expect(lineOf(reverted("AssetNotInspected", [7, 1, 1]))).to.include(
        "nobody attests Title of asset 7 (BC27) now: bank-a",
      );
      expect(lineOf(reverted("AssetNotInspected", [7, 5, 0]))).to.include("now: an officer of a regulator does first");
      expect(lineOf(reverted("AssetNotInspector", [7, 0, ALICE]))).to.include("does not attest anything of asset 7");
    });

    it("should tell a plan by its items and kind", () => {
      expect(lineOf(reverted("AssetPlanBelowMinimum", [1, 6, 2]))).to.include(
        "the plan has the items Title, Pricing and 2 groups with the custodian's, less than the committee's minimum for Bond",
      );
      expect(lineOf(reverted("AssetMinimumUnfit", [{ items: 0, groups: 1 }]))).to.include(
        "{items: none, groups: 1} is no minimum",
      );
    });

    it("should tell when an asset is due", () => {
      expect(lineOf(reverted("AssetNotDue", [7, 1_800_000_000]))).to.include(
        "the time of asset 7 (BC27) is 2027-01-15 08:00:00 UTC: wait until then",
      );
    });

    it("should tell a holder what is free, and a stranger why he may not", () => {
      expect(lineOf(reverted("ERC7943InsufficientUnfrozenBalance", [ALICE, 500, 400]))).to.match(
        /of what bank-a\.seat \(0x\w{40}\) holds 400 is not frozen, less than 500: send less/,
      );
      expect(lineOf(reverted("ERC7943CannotSend", [ALICE]))).to.match(/bank-a\.seat .* may send nothing of the asset/);
      expect(lineOf(reverted("AssetTokenUnexpectedState", [5]))).to.include("the asset is Suspended, which");
    });
  });

  describe("of supervision", () => {
    it("should say in words what an order would be about", () => {
      const unfit = (subject: object) => lineOf(reverted("FreezeSubjectUnfit", [subject]));
      expect(unfit(accountSubject(ALICE))).to.include(`is placed on account bank-a.seat (${ALICE}): name another`);
      expect(unfit(organizationSubject(1))).to.include("is placed on organization bank-a: name another");
      expect(unfit(holdingSubject(ALICE, ALICE))).to.include(
        `on the holding of bank-a.seat (${ALICE}) of bank-a.seat (${ALICE}): name`,
      );
    });

    it("should show a subject that nothing is as it is", () => {
      const nonsense = { kind: 9, id: `0x${"ff".repeat(32)}`, asset: ALICE };
      expect(lineOf(reverted("FreezeSubjectUnfit", [nonsense]))).to.include(`on {9, 0x${"ff".repeat(32)}, ${ALICE}}`);
    });

    it("should tell a recovery that never was from one that ended", () => {
      expect(lineOf(reverted("RecoveryUnexpected", [ALICE, 0]))).to.match(
        /no recovery of bank-a\.seat .* is under way/,
      );
      expect(lineOf(reverted("RecoveryUnexpected", [ALICE, 86_400]))).to.include("started 1970-01-02 00:00:00 UTC");
    });

    it("should tell a recovery without consent from one whose window is open", () => {
      expect(lineOf(reverted("RecoveryUnfinished", [ALICE, 86_400, 0]))).to.include("nobody has consented");
      expect(lineOf(reverted("RecoveryUnfinished", [ALICE, 86_400, 1]))).to.include("ends at 1970-01-02 00:00:00 UTC");
    });

    it("should name a directive's status, and its kind in a draft", () => {
      const hash = `0x${"11".repeat(32)}`;
      const draft = [1, ALICE, ALICE, ALICE, 5, hash, 1, 3_600, hash, hash];
      expect(lineOf(reverted("DirectiveUnexpectedStatus", [7, 4]))).to.include("directive 7 is Objected, which");
      expect(lineOf(reverted("DirectiveIncomplete", [draft]))).to.match(
        /\{kind: Seizure, .*arbiter: bank-a, delay: 1h/,
      );
      expect(lineOf(reverted("DirectiveIncomplete", [draft.with(6, 0)]))).to.include("arbiter: none, delay: 1h");
    });
  });

  describe("of releases", () => {
    const named = new NameBook({
      contracts: [],
      accounts: [{ name: "bank-b.operator", address: ALICE }],
      organizations: [{ name: "bank-a", id: 1 }],
      releases: [{ id: 3, name: "price-board", version: "1.0.0", organization: 1, target: ALICE, status: "Approved" }],
    });
    const told = (name: string, args: unknown[]) => explain(reverted(name, args), CONTRACTS, named).message;

    it("should tell a release from an organization of the same number", () => {
      expect(told("ReleaseUnexpectedStatus", [3, 2])).to.equal(
        "Refused: release 3 (price-board 1.0.0) is Approved, which does not allow this: see `release list` [ReleaseUnexpectedStatus].",
      );
      expect(told("ReleaseNotIndependent", [3, 1, ALICE])).to.match(
        /bank-b\.operator \(0x\w+\) is of bank-a, whose developer submitted release 3 \(price-board 1\.0\.0\), or of its group/,
      );
      expect(told("ReleaseVersionTaken", [encodeBytes32String("price-board"), 1n << 64n, 3])).to.match(
        /release 3 \(price-board 1\.0\.0\) holds the name price-board and version 1\.0\.0/,
      );
    });

    it("should name the opcodes that a code may not run", () => {
      const bits = (1n << 0xf5n) | (1n << 0xffn);
      expect(told("ReleaseOpcodesRefused", [3, true, bits])).to.include(
        "the runtime code may run CREATE2 (refused without --factory), SELFDESTRUCT (always refused)",
      );
    });

    it("should tell a predecessor that does not fit from one that is succeeded already", () => {
      expect(told("ReleasePredecessorUnfit", [3, 2, 0])).to.match(
        /is Approved and cannot be succeeded so: a predecessor/,
      );
      expect(told("ReleasePredecessorUnfit", [3, 3, 4])).to.match(/is succeeded by release 4 already/);
    });
  });
});

/** The errors that a contract itself declares. */
