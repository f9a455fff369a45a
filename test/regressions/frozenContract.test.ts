import { expect } from "chai";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { HOUR, freeze } from "../fixtures/acts.ts";
import { send } from "../fixtures/callers.ts";
import { Support, execute, propose, vote } from "../fixtures/decisions.ts";
import { Direction, Rule } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { now } from "../fixtures/given.ts";
import { decideOnOrder, freezing, lift } from "../fixtures/orders.ts";
import { isAllowed } from "../fixtures/question.ts";
import { type Samples, passing, samples } from "../samples/helpers/samples.ts";
import { PUBLISHER, SERIES, VALUE, openPosting, posting } from "../samples/helpers/prices.ts";

const both = { direction: Direction.both };

describe("W13: a contract that only its administrator can freeze, the committee not", () => {
  let made: Samples;
  beforeEach(async () => {
    made = await samples();
    await openPosting(made);
  });

  const subject = () => contractSubject(made.releases.board.target);

  async function isOpen(): Promise<boolean> {
    const { target: to, data } = await posting(made, await now(made.network));
    return isAllowed(made.network, { from: made.network.address(PUBLISHER), to, data });
  }

  it("is stopped by one officer of the regulator at once, for hours, without any key of its administrator's", async () => {
    const { network } = made;
    await freeze(network, subject(), both);
    expect(await isOpen()).to.equal(false);
    await network.networkHelpers.time.increase(HOUR);
    expect(await isOpen()).to.equal(true);
  });

  it("is stopped by the committee's own decision, without a vote on who administers it, and without delay", async () => {
    const { network } = made;
    const proposal = await propose(network, [await freezing(network, subject(), { ...both, duration: 0 })]);
    await vote(network, proposal, Support.for, ["bank-a.seat", "csd.seat", "bank-c.seat"]);
    await execute(network, proposal);
    expect(await isOpen()).to.equal(false);
  });

  it("is not stopped, nor opened again, by its administrator", async () => {
    const { network } = made;
    const { freezeOrders } = network.suite;
    const administrator = network.as("bank-b.admin");
    const stopping = await freezing(network, subject(), both);
    await freeze(network, subject(), both);
    for (const attempt of [
      () => send(network, "bank-b.admin", stopping),
      () => freezeOrders.connect(administrator).lift(1),
    ]) {
      await expectRefusal(attempt(), freezeOrders, "AccessManagedUnauthorized", [administrator.address]);
    }
  });

  it("is not opened by what its administrator may enter: the order comes before the method list", async () => {
    const { network } = made;
    await freeze(network, subject(), both);
    const { target, data } = await posting(made, await now(network));
    const asked = [network.address(PUBLISHER), target, 0, 0, 1_000_000, data] as const;
    expect(await network.suite.accountRules.explain(...asked)).to.deep.equal([Rule.targetFrozen, subject().id]);
  });

  it("is stopped through other contracts too", async () => {
    const { network, board } = made;
    const inner = await passing(made, await posting(made, await now(network)));
    await freeze(network, subject(), both);
    expect(await isAllowed(network, { from: network.address(PUBLISHER), to: inner.target, data: inner.data })).to.equal(
      true,
    );
    await expectRefusal(send(network, PUBLISHER, inner), board, "ReleaseNotInForce", [made.releases.board.target]);
  });

  it("still answers who reads it", async () => {
    const { network, board } = made;
    const at = await now(network);
    await send(network, PUBLISHER, await posting(made, at));
    await freeze(network, subject(), both);
    expect(await board.priceOf(SERIES, HOUR)).to.equal(VALUE);
  });

  it("is opened again by two officers", async () => {
    await freeze(made.network, subject(), both);
    await lift(made.network, 1n);
    expect(await isOpen()).to.equal(true);
  });

  it("is opened again by a decision, an officer's confirmed order too", async () => {
    const { network } = made;
    await freeze(network, subject(), both);
    await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(1);
    await decideOnOrder(network, "liftByDecision", 1n);
    expect(await isOpen()).to.equal(true);
  });
});
