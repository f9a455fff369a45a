import { expect } from "chai";
import { zeroPadValue } from "ethers";
import { cap } from "../../fixtures/calls.ts";
import { Support, propose, vote } from "../../fixtures/decisions.ts";
import { Office, Rule } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../../fixtures/given.ts";
import { LIFE, cancel, consented, rotation, start } from "../../fixtures/recovery.ts";
import { noticeOf, reaches, wordsOf } from "../../fixtures/question.ts";

const NAME = "bank-a.participant";

describe("Recovery: what the old key may do from the start on", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const ruleFor = async (name: string, target: { getAddress(): Promise<string> }) => {
    const question = { from: network.address(name), to: await target.getAddress() };
    return network.suite.accountRules.explain(...wordsOf(question), "0x");
  };

  it("sends nothing: the rule is named, with the account", async () => {
    await start(network);
    expect(await reaches(network, NAME, noticeOf(network))).to.equal(false);
    const subject = zeroPadValue(network.address(NAME), 32).toLowerCase();
    expect(await ruleFor(NAME, noticeOf(network))).to.deep.equal([Rule.accountRecovering, subject]);
  });

  for (const name of ["bank-a.admin", "bank-a.operator", "bank-b.developer", "auditor.inspector"]) {
    it(`takes ${name} the office`, async () => {
      await start(network, rotation(network, name));
      expect(await network.suite.standing.officeOf(network.address(name))).to.equal(Office.none);
    });
  }

  it("bars it in the contracts too, however the call reaches them", async () => {
    await start(network, rotation(network, "bank-a.admin"));
    const { accounts } = network.suite;
    const attempt = accounts.connect(network.as("bank-a.admin")).suspendOwn(network.address(NAME));
    await expectRefusal(attempt, accounts, "AccessManagedUnauthorized", [network.address("bank-a.admin")]);
  });

  it("bars nobody else of the organization", async () => {
    await start(network);
    expect(await reaches(network, "bank-a.operator", noticeOf(network))).to.equal(true);
    expect(await network.suite.standing.officeOf(network.address("bank-a.seat"))).to.equal(Office.seat);
  });

  it("leaves it what it may receive", async () => {
    await start(network);
    const word = await network.suite.standing.accountOf(network.address(NAME));
    expect((word >> 128n) & (2n ** 40n - 1n)).to.equal(0n);
  });

  it("gives the new key nothing yet", async () => {
    const of = rotation(network);
    await consented(network, of);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.none);
    expect(await network.suite.recovery.successorOf(of.account)).to.equal(`0x${"00".repeat(20)}`);
    expect(await network.suite.recovery.currentOf(of.account)).to.equal(of.account);
  });

  describe("of a Seat account", () => {
    const seat = () => network.address("bank-a.seat");
    beforeEach(async () => void (await start(network, rotation(network, "bank-a.seat"))));

    it("reaches the Committee and nothing else", async () => {
      expect(await reaches(network, "bank-a.seat", network.suite.committee)).to.equal(true);
      expect(await ruleFor("bank-a.seat", network.suite.committee)).to.deep.equal([Rule.none, `0x${"00".repeat(32)}`]);
      for (const target of [noticeOf(network), network.suite.accounts, network.suite.releases]) {
        expect(await reaches(network, "bank-a.seat", target)).to.equal(false);
        expect((await ruleFor("bank-a.seat", target))[0]).to.equal(Rule.accountRecovering);
      }
    });

    it("proposes and votes with its whole weight", async () => {
      const proposal = await propose(network, [await cap(network)], "bank-a.seat");
      await vote(network, proposal, Support.for, ["bank-a.seat"]);
      expect((await network.suite.committee.tallyOf(proposal.id)).forWeight).to.equal(25);
    });

    it("counts in the live weight", async () => {
      expect(await network.suite.seats.isLive(seat())).to.equal(true);
    });
  });

  describe("ends", () => {
    const mayAct = async () => [
      await reaches(network, NAME, noticeOf(network)),
      (await network.suite.standing.officeOf(network.address(NAME))) === Office.participant,
      (await network.suite.recovery.caseOf(network.address(NAME))).startedAt === 0n,
    ];
    const NO = [false, false, false];
    const YES = [true, true, true];

    it("by itself 30 days after the start, to the second, when nobody consents", async () => {
      const startedAt = await start(network);
      await moveTo(network, startedAt + LIFE - 1);
      expect(await mayAct()).to.deep.equal(NO);
      await moveTo(network, startedAt + LIFE);
      expect(await mayAct()).to.deep.equal(YES);
    });

    it("by itself 30 days after the consent, to the second, when nobody finishes", async () => {
      await consented(network);
      const { consentedAt } = await network.suite.recovery.caseOf(network.address(NAME));
      await moveTo(network, consentedAt + BigInt(LIFE) - 1n);
      expect(await mayAct()).to.deep.equal(NO);
      await moveTo(network, consentedAt + BigInt(LIFE));
      expect(await mayAct()).to.deep.equal(YES);
    });

    it("at once when it is cancelled", async () => {
      await start(network);
      await cancel(network);
      await moveTo(network, (await network.networkHelpers.time.latest()) + 1);
      expect(await mayAct()).to.deep.equal(YES);
    });
  });
});
