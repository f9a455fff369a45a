import { expect } from "chai";
import { encodeBytes32String, toBeHex, ZeroAddress, zeroPadValue } from "ethers";
import { HOUR } from "../fixtures/acts.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { call, carry, content, decide, propose, State, Support, vote } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { Rule } from "../fixtures/enums.ts";
import { placement } from "../fixtures/placement.ts";

describe("W21: refusals that name neither the rule nor its subject", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const word = (address: string) => zeroPadValue(address, 32);

  describe("given a transaction that the network refuses", () => {
    const sender = () => network.address("bank-b.participant");

    async function expectRefused(by: bigint, subject: string, { from = sender(), to = "", value = 0 } = {}) {
      const target = to === "" ? await noticeOf(network).getAddress() : to;
      const answer = await network.suite.accountRules.explain(from, target, value, 0, 0, "0x");
      expect([...answer]).to.deep.equal([by, subject.toLowerCase()]);
    }

    it("names the account that nobody enrolled", async () => {
      const from = network.stranger().address;
      await expectRefused(Rule.unknownAccount, word(from), { from });
    });

    it("names the account that is suspended", async () => {
      await network.suite.accounts.connect(network.as("bank-b.admin")).suspendOwn(sender());
      await expectRefused(Rule.accountSuspended, word(sender()));
    });

    it("names the organization that is suspended", async () => {
      const { organizations } = network.suite;
      const bankB = network.orgId("bank-b");
      await decide(network, [await call(organizations, "suspend", [bankB])]);
      await expectRefused(Rule.organizationSuspended, toBeHex(bankB, 32));
    });

    it("names the account that is frozen", async () => {
      const freezing = network.suite.freezeOrders.connect(network.as("regulator.officer-1"));
      await freezing.freeze(placement(sender(), 1, HOUR, REASON, EVIDENCE));
      await expectRefused(Rule.accountFrozen, word(sender()));
    });

    it("names the sender of a value", () => expectRefused(Rule.valueRefused, word(sender()), { value: 1 }));

    it("names the sender of a creation", () =>
      expectRefused(Rule.creationRefused, word(sender()), { to: ZeroAddress }));

    it("names the target that nobody knows", () =>
      expectRefused(Rule.unknownTarget, word(network.stranger().address), { to: network.stranger().address }));
  });

  it("leaves a contract on the list open to those who have it: every active account reaches it", async () => {
    for (const { name } of network.file.accounts) {
      expect(await reaches(network, name, noticeOf(network)), name).to.equal(true);
    }
  });

  describe("given a call that the contracts refuse", () => {
    it("says that the caller has no seat", async () => {
      const { accounts, committee } = network.suite;
      const operator = network.as("bank-a.operator");
      const made = content([await call(accounts, "suspend", [network.address("bank-b.participant")])]);
      await expect(committee.connect(operator).propose(made.targets, made.values, made.calldatas, made.description))
        .to.be.revertedWithCustomError(committee, "CommitteeNoSeat")
        .withArgs(operator.address);
    });

    it("says that the caller does not hold the office", async () => {
      const { accounts } = network.suite;
      const operator = network.as("bank-a.operator");
      await expect(accounts.connect(operator).suspendOwn(network.address("bank-a.participant")))
        .to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized")
        .withArgs(operator.address);
    });

    it("says whom an administrator acts for when it reaches for another organization's account", async () => {
      const { accounts } = network.suite;
      const admin = network.as("bank-a.admin");
      await expect(accounts.connect(admin).suspendOwn(network.address("bank-b.participant")))
        .to.be.revertedWithCustomError(accounts, "AccountNotOwn")
        .withArgs(admin.address, network.orgId("bank-a"), admin.address);
    });

    it("says which seat has voted already", async () => {
      const { accounts, committee } = network.suite;
      const proposal = await propose(network, [
        await call(accounts, "suspend", [network.address("bank-b.participant")]),
      ]);
      await vote(network, proposal, Support.for, ["csd.seat"]);
      await expect(vote(network, proposal, Support.for, ["csd.seat"]))
        .to.be.revertedWithCustomError(committee, "CommitteeAlreadyVoted")
        .withArgs(proposal.id, network.orgId("csd"));
    });

    it("says in which state a proposal is that takes no ballot, and which one it would need", async () => {
      const { accounts, committee } = network.suite;
      const proposal = await propose(network, [
        await call(accounts, "suspend", [network.address("bank-b.participant")]),
      ]);
      await carry(network, proposal);
      await expect(vote(network, proposal, Support.for, ["bank-d.seat"]))
        .to.be.revertedWithCustomError(committee, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, State.succeeded, toBeHex(1n << State.active, 32));
    });

    it("says which call of a proposal is not the committee's to make", async () => {
      const { accounts, freezeOrders } = network.suite;
      const calls = [
        await call(accounts, "suspend", [network.address("bank-b.participant")]),
        await call(freezeOrders, "confirm", [1]),
      ];
      await expect(propose(network, calls))
        .to.be.revertedWithCustomError(network.suite.committee, "CommitteeCallRefused")
        .withArgs(1, await freezeOrders.getAddress(), freezeOrders.interface.getFunction("confirm").selector);
    });

    it("says which probe a rules contract failed", async () => {
      const { accountIngress } = network.suite;
      const notice = await noticeOf(network).getAddress();
      const repointing = decide(network, [
        await call(accountIngress, "setContractAddress", [encodeBytes32String("rules"), notice]),
      ]);
      await expect(repointing)
        .to.be.revertedWithCustomError(accountIngress, "IngressCandidateUnfit")
        .withArgs(notice, "sound question", ZeroAddress);
    });
  });
});
