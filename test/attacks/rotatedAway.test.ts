import { expect } from "chai";
import { accountSubject } from "../../lib/regulator/subject.ts";
import { freezeForGood, holdingOf } from "../fixtures/assetActs.ts";
import { approved } from "../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, OF_HOLDER, type TestAsset, effective } from "../fixtures/assets.ts";
import { etaOf, execute } from "../fixtures/directives.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../fixtures/given.ts";
import { type Rotation, finish, finishable, moveHolding, rotate, rotation } from "../fixtures/recovery.ts";

const TAKEN = 100n;

describe("attack: give the account another key while a directive about its holding waits", () => {
  let network: Founded;
  let asset: TestAsset;
  let of: Rotation;
  let directive: bigint;
  beforeEach(async () => {
    network = await founded();
    asset = await effective(network);
    of = rotation(network, HOLDER);
    await freezeForGood(network, holdingOf(network, asset), TAKEN);
    directive = await approved(network, asset, { amount: TAKEN });
  });

  const due = async () => moveTo(network, await etaOf(network, directive));

  it("under an order on the holding alone: the directive finds nothing, and the order follows to the new key", async () => {
    await rotate(network, of);
    await moveHolding(network, asset.address, of.account);
    await due();
    const values = [of.account, 0n, TAKEN];
    await expectRefusal(execute(network, directive), asset.token, "ERC20InsufficientBalance", values);
    const free = OF_HOLDER - TAKEN;
    const attempt = asset.token.connect(of.successor).transfer(network.address(BUYER), free + 1n);
    const left = [of.successor.address, free + 1n, free];
    await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", left);
  });

  it("under an officer's order on the account: it keeps its key, and the directive takes", async () => {
    const order = await freezeForGood(network, accountSubject(of.account));
    await finishable(network, of);
    const values = [of.account, order];
    await expectRefusal(finish(network, of), network.suite.recovery, "RecoveryUnderOrder", values);
    await due();
    await execute(network, directive);
    expect(await asset.token.balanceOf(network.address(BUYER))).to.equal(TAKEN);
  });
});
