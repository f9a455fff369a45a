import { expect } from "chai";
import { AbiCoder, type BaseContract, ZeroAddress, concat, id } from "ethers";
import type { Committee } from "../../types/ethers-contracts/index.ts";
import { cap, suspension, targetWriter } from "../fixtures/calls.ts";
import { State, call, decide, execute, passed, propose, queue, queued, ready, steps } from "../fixtures/decisions.ts";
import { expectDecisionRefused, expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const ROLES = [0, 1, 2, 3, 4];
const PROTECTED = 1n << 8n;
const CURRENT = 1n << 9n;

/** What a candidate claims to be. */
interface CandidateTerms {
  readonly authority: BaseContract;
  readonly seats: BaseContract;
  readonly charter: BaseContract;
  /** Seconds by which its clock differs. */
  readonly ahead: number;
  readonly isGovernor: boolean;
}

describe("Authority.succeed", () => {
  let network: TestNetwork;
  let successor: Committee;
  /** The network as its members use it after the succession. */
  let renewed: TestNetwork;

  beforeEach(async () => {
    network = await founded();
    const { authority, charter, seats } = network.suite;
    const factory = await network.ethers.getContractFactory("Committee", network.stranger());
    successor = await factory.deploy(authority, charter, seats);
    renewed = { ...network, suite: { ...network.suite, committee: successor } };
  });

  const succeed = (candidate: string | BaseContract) => call(network.suite.authority, "succeed", [candidate]);

  describe("refuses a candidate", () => {
    const refused = async (candidate: string, probe: string) => {
      const { authority } = network.suite;
      const values = [candidate, probe];
      await expectDecisionRefused(network, await succeed(candidate), authority, "AuthorityUnfitCommittee", values);
      expect(await authority.committee()).to.equal(network.suite.committee.target);
    };
    const candidate = async (given: Partial<CandidateTerms> = {}) => {
      const { authority, seats, charter, ahead = 0, isGovernor = true } = { ...network.suite, ...given };
      const factory = await network.ethers.getContractFactory("SuccessionCandidate", network.stranger());
      return (await factory.deploy(authority, seats, charter, ahead, isGovernor)).getAddress();
    };
    const probe = (name: string) => network.suite.committee.getFunction(name).fragment.selector;

    it("without code", () => refused(network.stranger(7).address, "0x00000000"));

    it("that is the zero address", () => refused(ZeroAddress, "0x00000000"));

    it("that is the Committee already", async () => {
      await refused(await network.suite.committee.getAddress(), "0x00000000");
    });

    it("that is an enrolled account", async () => {
      const account = network.address("bank-a.participant");
      await network.networkHelpers.setCode(account, await network.provider.getCode(successor));
      await refused(account, "0x00000000");
    });

    it("that answers nothing", async () => {
      await refused(network.record.contracts["Notice"]?.address ?? "", probe("authority"));
    });

    it("that answers more than the one word that is right", async () => {
      const { authority } = network.suite;
      const factory = await network.ethers.getContractFactory("AnswerFixture", network.stranger());
      const answer = AbiCoder.defaultAbiCoder().encode(["address", "uint256"], [authority.target, 0]);
      await refused(await (await factory.deploy(answer)).getAddress(), probe("authority"));
    });

    it("that reverts with the word that is right", async () => {
      const { address } = network.stranger(7);
      const revertsWithIt = concat(["0x73", await network.suite.authority.getAddress(), "0x5f5260205ffd"]);
      await network.networkHelpers.setCode(address, revertsWithIt);
      await refused(address, probe("authority"));
    });

    it("of another Authority", async () => {
      await refused(await candidate({ authority: network.suite.standing }), probe("authority"));
    });

    it("over other seats", async () => {
      await refused(await candidate({ seats: network.suite.charter }), probe("seats"));
    });

    it("under another charter", async () => {
      await refused(await candidate({ charter: network.suite.seats }), probe("charter"));
    });

    it("that was the Committee before, whose proposals would revive", async () => {
      const { committee } = network.suite;
      await decide(network, [await succeed(successor)]);
      const made = await succeed(committee);
      const values = [committee.target, "0x00000000"];
      await expectDecisionRefused(renewed, made, network.suite.authority, "AuthorityUnfitCommittee", values);
    });

    it("with another clock", async () => {
      await refused(await candidate({ ahead: 1 }), probe("clock"));
    });

    it("that is no Governor", async () => {
      const address = await candidate({ isGovernor: false });
      const fixture = await network.ethers.getContractAt("SuccessionCandidate", address);
      await refused(address, String(await fixture.getFunction("GOVERNOR").staticCall()));
    });
  });

  describe("moves all power together", () => {
    it("ADMIN and every class, with the delays as they were", async () => {
      const { authority, committee } = network.suite;
      const before = await Promise.all(ROLES.map(async (role) => authority.hasRole(role, committee)));
      await decide(network, [await succeed(successor)]);
      for (const role of ROLES) {
        expect(await authority.hasRole(role, successor)).to.deep.equal(before[role]);
        expect(await authority.hasRole(role, committee)).to.deep.equal([false, 0n]);
      }
    });

    it("to one admin", async () => {
      await decide(network, [await succeed(successor)]);
      expect(await network.suite.authority.adminCount()).to.equal(1);
      expect(await network.suite.authority.committee()).to.equal(successor.target);
    });

    it("and says so", async () => {
      const { authority, committee } = network.suite;
      const proposal = await ready(network, [await succeed(successor)]);
      await expect(execute(network, proposal))
        .to.emit(authority, "CommitteeSucceeded")
        .withArgs(successor.target, committee.target);
    });

    it("and protects the new Committee, and the former one still", async () => {
      const { standing, committee } = network.suite;
      await decide(network, [await succeed(successor)]);
      expect((await standing.targetOf(successor)) & (PROTECTED | CURRENT)).to.equal(PROTECTED | CURRENT);
      expect((await standing.targetOf(committee)) & (PROTECTED | CURRENT)).to.equal(PROTECTED);
    });

    it("so that a later call of the same decision fails it whole", async () => {
      const { authority, committee } = network.suite;
      const proposal = await ready(network, [await succeed(successor), await targetWriter(network)]);
      await expectRefusal(execute(network, proposal), authority, "AuthorityOnlyCommittee", [committee.target]);
      expect(await authority.committee()).to.equal(committee.target);
    });
  });

  describe("afterwards the new Committee", () => {
    beforeEach(async () => {
      await decide(network, [await succeed(successor)]);
    });

    it("decides", async () => {
      const decision = await decide(renewed, [await cap(renewed)]);
      await expectState(renewed, decision, State.executed);
    });

    it("may be vetoed", async () => {
      const decision = await queued(renewed, [await cap(renewed)]);
      const officer = successor.connect(network.as("regulator.officer-1"));
      await officer.veto(...steps(decision), id("reason"), id("evidence"));
      await expectState(renewed, decision, State.canceled);
    });

    it("may be succeeded in turn", async () => {
      const { authority, charter, seats } = network.suite;
      const factory = await network.ethers.getContractFactory("Committee", network.stranger());
      const next = await factory.deploy(authority, charter, seats);
      await decide(renewed, [await succeed(next)]);
      expect(await authority.committee()).to.equal(next.target);
    });

    it("is what the ingress's repair path leads to, and the former one no longer", async () => {
      const { accountRules, transactionRules, committee } = network.suite;
      await network.networkHelpers.setCode(await accountRules.getAddress(), "0xfe");
      for (const name of ["bank-a.seat", "regulator.officer-1"]) {
        const allowed = (target: BaseContract) =>
          transactionRules.transactionAllowed(network.address(name), target, 0, 0, 0, "0x");
        expect(await allowed(successor)).to.equal(true);
        expect(await allowed(committee)).to.equal(false);
      }
    });
  });

  describe("cancels what the former Committee had open:", () => {
    it("an active, a succeeded and a queued proposal", async () => {
      const succession = await ready(network, [await succeed(successor)]);
      const active = await propose(network, [await cap(network, 1)]);
      const succeeded = await passed(network, [await cap(network, 2)]);
      const waiting = await queued(network, [await cap(network, 3)]);
      await execute(network, succession);
      for (const proposal of [active, succeeded, waiting]) await expectState(network, proposal, State.canceled);
      const { committee } = network.suite;
      await expect(queue(network, succeeded)).to.be.revertedWithCustomError(
        committee,
        "GovernorUnexpectedProposalState",
      );
      await expect(execute(network, waiting)).to.be.revertedWithCustomError(
        committee,
        "GovernorUnexpectedProposalState",
      );
    });

    it("and nothing new can be proposed there", async () => {
      await decide(network, [await succeed(successor)]);
      const made = await suspension(network);
      const values = [0, made.target, made.data.slice(0, 10)];
      await expectRefusal(propose(network, [made]), network.suite.committee, "CommitteeCallRefused", values);
    });

    it("but what was executed stays executed", async () => {
      const former = await decide(network, [await cap(network)]);
      const succession = await decide(network, [await succeed(successor)]);
      for (const proposal of [former, succession]) await expectState(network, proposal, State.executed);
    });
  });

  it("is Constitution", async () => {
    const proposal = await propose(network, [await succeed(successor)]);
    expect((await network.suite.committee.tallyOf(proposal.id)).class).to.equal(0);
  });

  for (const outsider of ["founder", "bank-a.seat", "bank-a.admin", "regulator.officer-1"]) {
    it(`is refused to ${outsider}`, async () => {
      const { authority } = network.suite;
      const attempt = authority.connect(network.as(outsider)).succeed(successor);
      await expectRefusal(attempt, authority, "AccessManagerUnauthorizedAccount", [network.address(outsider), 0]);
    });
  }
});
