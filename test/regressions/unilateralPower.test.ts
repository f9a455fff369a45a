import { expect } from "chai";
import { id } from "ethers";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { call, decide, execute, propose, State, Support, vote } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { passDeadline, seatList } from "./helpers/given.ts";
import { placement } from "../fixtures/placement.ts";

const NO_RATES = { participation: 0, approval: 0, period: 3_600 };

describe("W1: rates of 0 % at the founding give every member all power", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("founds no committee with rates below one half", async () => {
    const { authority, charter, seats } = network.suite;
    const terms = [NO_RATES, NO_RATES, NO_RATES, NO_RATES];
    const founding = network.ethers.deployContract("Charter", [authority, seats, terms]);
    await expect(founding).to.be.revertedWithCustomError(charter, "CharterTermsOutOfBounds");
  });

  it("founds no committee of one governor", async () => {
    const { authority, organizations, accounts, charter, seats } = network.suite;
    const alone = [{ organization: network.orgId("bank-a"), weight: 1 }];
    const founding = network.ethers.deployContract("Seats", [authority, organizations, accounts, charter, alone]);
    await expect(founding).to.be.revertedWithCustomError(seats, "SeatsTooFew").withArgs(1);
  });

  it("does not lower the rates to 0 % by any decision", async () => {
    const { charter } = network.suite;
    const lowering = decide(network, [await call(charter, "set", [[NO_RATES, NO_RATES, NO_RATES, NO_RATES]])]);
    await expect(lowering).to.be.revertedWithCustomError(charter, "CharterTermsOutOfBounds");
  });

  describe("given that the committee gave an organization a seat", () => {
    const newcomer = () => network.stranger(1);

    beforeEach(async () => {
      const { organizations, accounts, seats } = network.suite;
      const bankE = { name: id("bank-e"), group: id("bank-e"), kind: 1, accountCap: 0 };
      await decide(network, [await call(organizations, "register", [bankE])]);
      const organization = await organizations.idOf(bankE.name);
      const enrolled = await consenting(network, newcomer(), organization, Office.seat);
      await decide(network, [await call(accounts, "enrolSeat", enrolled)]);
      const list = [...seatList(network), { organization, weight: 25 }];
      await decide(network, [await call(seats, "set", [list])]);
      await network.networkHelpers.time.increase(1);
    });

    it("does not let the newcomer alone remove the one who brought it in", async () => {
      const { committee, seats } = network.suite;
      const removal = await call(seats, "set", [seatList(network, { "bank-a": 0 })]);
      const made = { targets: [removal.target], values: [0n], calldatas: [removal.data], description: "remove bank-a" };
      const asNewcomer = committee.connect(newcomer());
      await asNewcomer.propose(made.targets, made.values, made.calldatas, made.description);
      const proposal = { ...made, id: await committee.latestProposalId(), descriptionHash: id(made.description) };
      await asNewcomer.castVote(proposal.id, Support.for);
      expect(await committee.state(proposal.id)).to.equal(State.active);
      await passDeadline(network, proposal);
      expect(await committee.state(proposal.id)).to.equal(State.defeated);
      await expect(execute(network, proposal)).to.be.revertedWithCustomError(
        committee,
        "GovernorUnexpectedProposalState",
      );
      expect(await seats.isLive(network.address("bank-a.seat"))).to.equal(true);
    });
  });

  it("does not let the heaviest founding seat pass anything alone, in any class", async () => {
    const { committee, accounts, freezeOrders, seats } = network.suite;
    const subject = network.address("bank-b.participant");
    for (const act of [
      await call(seats, "suspend", [network.orgId("bank-b")]),
      await call(accounts, "revoke", [subject]),
      await call(freezeOrders, "freezeByDecision", [placement(subject, 3, 0, REASON, EVIDENCE)]),
    ]) {
      const proposal = await propose(network, [act]);
      await vote(network, proposal, Support.for, ["bank-a.seat"]);
      await passDeadline(network, proposal);
      expect(await committee.state(proposal.id)).to.equal(State.defeated);
    }
  });
});
