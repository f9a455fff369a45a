import { expect } from "chai";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { DAY, HOUR, freeze } from "../fixtures/acts.ts";
import { BUYER, HOLDER, ISSUER, OF_HOLDER, effective, transfer } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { type Founded, founded } from "../fixtures/given.ts";
import { moveHolding, rotate, rotation } from "../fixtures/recovery.ts";

const MARK = 1n << 208n;

async function isMarked({ suite }: Founded, account: string): Promise<boolean> {
  return ((await suite.standing.accountOf(account)) & MARK) !== 0n;
}

describe("supervision: the mark of an account on whose holdings orders stood", () => {
  it("given no order: is on nobody, and an order on the account itself leaves none", async () => {
    const network = await founded();
    await effective(network);
    await freeze(network, network.address(HOLDER));
    for (const name of [HOLDER, BUYER, ISSUER]) expect(await isMarked(network, network.address(name))).to.equal(false);
  });

  it("given an order on a holding: is on its account alone, and stays when the order lapsed", async () => {
    const network = await founded();
    const { address } = await effective(network);
    await freeze(network, holdingSubject(network.address(HOLDER), address), { duration: HOUR });
    await network.networkHelpers.time.increase(DAY);
    await freeze(network, network.address(HOLDER));
    expect(await isMarked(network, network.address(HOLDER))).to.equal(true);
    expect(await isMarked(network, network.address(BUYER))).to.equal(false);
  });

  it("given an order that keeps a holding from receiving: a transfer to it finds the order", async () => {
    const network = await founded();
    const asset = await effective(network);
    const subject = holdingSubject(network.address(BUYER), asset.address);
    await freeze(network, subject, { direction: Direction.receive });
    await expect(transfer(network, asset, HOLDER, network.address(BUYER), 1n))
      .to.be.revertedWithCustomError(asset.token, "ERC7943CannotReceive")
      .withArgs(network.address(BUYER));
  });

  it("given a new key that never had one: comes with the holding, and with it what the order freezes", async () => {
    const network = await founded();
    const asset = await effective(network);
    const of = rotation(network);
    await freeze(network, holdingSubject(of.account, asset.address), { duration: 72 * HOUR, amount: 5n });
    await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(1);
    await rotate(network, of);
    expect(await isMarked(network, of.successor.address)).to.equal(false);
    await moveHolding(network, asset.address, of.account);
    expect(await isMarked(network, of.successor.address)).to.equal(true);
    await expect(asset.token.connect(of.successor).transfer(network.address(BUYER), OF_HOLDER))
      .to.be.revertedWithCustomError(asset.token, "ERC7943InsufficientUnfrozenBalance")
      .withArgs(of.successor.address, OF_HOLDER, OF_HOLDER - 5n);
  });
});
