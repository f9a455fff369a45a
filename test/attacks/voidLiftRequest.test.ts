import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { HOUR, freeze } from "../fixtures/acts.ts";
import { OrderStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { decideOnOrder } from "../fixtures/orders.ts";

const [FIRST, SECOND] = ["regulator.officer-1", "regulator.officer-2"];

describe("attack: keep a lift request from before a confirmation, and undo the confirmed order with one more key", () => {
  let network: TestNetwork;
  let order: bigint;

  beforeEach(async () => {
    network = await founded();
    order = await freeze(network, network.address("bank-a.participant"), { duration: 72 * HOUR });
    await network.suite.freezeOrders.connect(network.as(FIRST)).lift(order);
  });

  for (const [label, confirm] of [
    ["a second officer", () => network.suite.freezeOrders.connect(network.as(SECOND)).confirm(order)],
    ["a decision", () => decideOnOrder(network, "confirmByDecision", order)],
  ] as const) {
    it(`confirmed by ${label}: the request is void, and the next lift is a first request`, async () => {
      const { freezeOrders } = network.suite;
      await confirm();
      expect(await freezeOrders.liftRequester(order)).to.equal(ZeroAddress);
      await expect(freezeOrders.connect(network.as(SECOND)).lift(order))
        .to.emit(freezeOrders, "FreezeLiftRequested")
        .withArgs(order, network.address(SECOND));
      expect((await freezeOrders.orderOf(order)).status).to.equal(OrderStatus.confirmed);
    });
  }
});
