import { expect } from "chai";
import { id } from "ethers";
import { holdingSubject } from "../../../lib/regulator/subject.ts";
import { HOUR } from "../../fixtures/acts.ts";
import { FAVOURED, FIRST, HOLDER, SECOND, etaOf, execute, standingOf } from "../../fixtures/directives.ts";
import { Direction, DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { moveTo } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { placement } from "../../fixtures/placement.ts";
import { finish, finishable, moveHolding, rotate, rotation } from "../../fixtures/recovery.ts";
import type { Subject } from "../../../lib/regulator/subject.ts";
import { directiveAt, foundedAt } from "./helpers/stages.ts";

const DAY = 24 * HOUR;

/** A seizure of all that the holder has, approved, with a delay that leaves him time. */
async function approved() {
  const network = await foundedAt("approved", { amount: 1_000n, delay: BigInt(10 * DAY) });
  const pass = async () => moveTo(network, await etaOf(network));
  return { ...network, pass, holder: network.address(HOLDER), favoured: network.address(FAVOURED) };
}

/** Both officers of the regulator freeze for sending, for good: what belongs beside a directive from its draft on. */
async function freezeForGood(network: Founded, subject: string | Subject): Promise<void> {
  const { freezeOrders } = network.suite;
  await freezeOrders.connect(network.as(FIRST)).freeze(placement(subject, Direction.send, HOUR));
  await freezeOrders.connect(network.as(SECOND)).confirm(await freezeOrders.count());
}

describe("supervision: a directive whose holder moves before it is executed", () => {
  describe("sending his holding away", () => {
    it("given no order beside it: there is nothing left, and it stays approved", async () => {
      const { asset, pass, holder, ...network } = await approved();
      await asset.transfer(HOLDER, network.address("csd.operator"), 1n);
      await pass();
      await expectRefusal(execute(network), asset.contract, "HoldingTooSmall", [holder, 999, 1_000]);
      expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
    });

    it("given an order on the holding: he cannot, and it is executed", async () => {
      const { asset, pass, holder, favoured, ...network } = await approved();
      await freezeForGood(network, holdingSubject(holder, asset.address));
      const attempt = asset.transfer(HOLDER, network.address("csd.operator"), 1n);
      await expectRefusal(attempt, asset.contract, "HoldingMayNotSend", [holder, 1, 0]);
      await pass();
      await execute(network);
      expect(await asset.balanceOf(favoured)).to.equal(1_000n);
    });

    it("given an order on his account: he cannot, and it is executed", async () => {
      const { asset, pass, holder, favoured, ...network } = await approved();
      await freezeForGood(network, holder);
      const attempt = asset.transfer(HOLDER, network.address("csd.operator"), 1n);
      await expectRefusal(attempt, asset.contract, "HoldingMayNotSend", [holder, 1, 0]);
      await pass();
      await execute(network);
      expect(await asset.balanceOf(favoured)).to.equal(1_000n);
    });
  });

  describe("rotating his key", () => {
    it("given no order beside it: his holding follows to the new key, and it finds nothing", async () => {
      const { asset, pass, holder, ...network } = await approved();
      await rotate(network, rotation(network, HOLDER));
      await moveHolding(network, asset.address, holder);
      await pass();
      await expectRefusal(execute(network), asset.contract, "HoldingTooSmall", [holder, 0, 1_000]);
    });

    it("given no order beside it, nor anyone who moved the holding yet: it is executed on the former key", async () => {
      const { asset, pass, favoured, ...network } = await approved();
      await rotate(network, rotation(network, HOLDER));
      await pass();
      await execute(network);
      expect(await asset.balanceOf(favoured)).to.equal(1_000n);
    });

    it("given an order on the holding alone: the order follows, so the new key cannot send it on", async () => {
      const { asset, pass, holder, ...network } = await approved();
      await freezeForGood(network, holdingSubject(holder, asset.address));
      const { successor, ...of } = rotation(network, HOLDER);
      await rotate(network, { successor, ...of });
      await moveHolding(network, asset.address, holder);
      expect([await asset.balanceOf(successor), await asset.freeOf(successor)]).to.deep.equal([1_000n, 0n]);
      await pass();
      await expectRefusal(execute(network), asset.contract, "HoldingTooSmall", [holder, 0, 1_000]);
    });

    it("given an order on his account: he cannot without the regulator, and it is executed", async () => {
      const { asset, pass, holder, favoured, ...network } = await approved();
      await freezeForGood(network, holder);
      const of = rotation(network, HOLDER);
      await finishable(network, of);
      const attempt = finish(network, of);
      await expectRefusal(attempt, network.suite.recovery, "RecoveryUnderOrder", [holder, 1]);
      await pass();
      await execute(network);
      expect(await asset.balanceOf(favoured)).to.equal(1_000n);
    });
  });

  describe("while the favoured rotates his key", () => {
    it("is executed as drafted, to the former key, from which it follows once", async () => {
      const { asset, pass, favoured, ...network } = await approved();
      const { successor, ...of } = rotation(network, FAVOURED);
      await rotate(network, { successor, ...of });
      await pass();
      await execute(network);
      await moveHolding(network, asset.address, favoured);
      expect(await asset.balanceOf(successor)).to.equal(1_000n);
    });

    it("after what he had followed to the new key: stays with the former one, until another directive takes it", async () => {
      const { asset, pass, favoured, ...network } = await approved();
      const { recovery } = network.suite;
      const { successor, ...of } = rotation(network, FAVOURED);
      await rotate(network, { successor, ...of });
      await moveHolding(network, asset.address, favoured);
      await pass();
      await execute(network);
      const attempt = moveHolding(network, asset.address, favoured);
      await expectRefusal(attempt, recovery, "RecoveryNothingToMove", [favoured, asset.address]);
      const said = { target: asset.address, from: favoured, to: successor.address, amount: 1_000n };
      const correction = { ...said, kind: DirectiveKind.correction, subject: id("the execution of the first") };
      const second = await directiveAt(network, "approved", correction);
      await moveTo(network, await etaOf(network, second));
      await execute(network, second);
      expect(await asset.balanceOf(successor)).to.equal(1_000n);
    });
  });
});
