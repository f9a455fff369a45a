import { cap, seatSuspension } from "../fixtures/calls.ts";
import { type Proposal, State, call, execute, propose, ready, steps, withdraw } from "../fixtures/decisions.ts";
import { expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { newSeatAccount } from "../fixtures/seating.ts";

describe("attack: withdraw a seat's proposal with the key that the seat no longer has", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  /** A proposal of bank-d's seat, whose key these calls take away while the proposal is open. */
  const proposedBefore = async (takeAway: Parameters<typeof ready>[1]) => {
    const decision = await ready(network, takeAway);
    const proposal = await propose(network, [await cap(network)], "bank-d.seat");
    await execute(network, decision);
    return proposal;
  };
  const expectKept = async (proposal: Proposal) => {
    const values = [proposal.id, network.address("bank-d.seat")];
    const attempt = withdraw(network, proposal, "bank-d.seat");
    await expectRefusal(attempt, network.suite.committee, "GovernorUnableToCancel", values);
    await expectState(network, proposal, State.active);
  };

  it("given it was rotated: is refused, and only the seat's new key withdraws", async () => {
    const successor = network.stranger(1);
    const proposal = await proposedBefore([await newSeatAccount(network, "bank-d", successor)]);
    await expectKept(proposal);
    await network.suite.committee.connect(successor).cancel(...steps(proposal));
    await expectState(network, proposal, State.canceled);
  });

  it("given it was revoked: is refused", async () => {
    const revocation = await call(network.suite.accounts, "revokeSeat", [network.address("bank-d.seat")]);
    await expectKept(await proposedBefore([await seatSuspension(network, "bank-d"), revocation]));
  });
});
