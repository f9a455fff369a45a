import { expect } from "chai";
import { MaxUint256, id } from "ethers";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { DAY } from "../fixtures/acts.ts";
import { dispute, eventsOf, freezeForGood, holdingOf, redeem, stop, withAsset } from "../fixtures/assetActs.ts";
import { annul, carryOut, executable } from "../fixtures/assetDirectives.ts";
import {
  BUYER,
  HOLDER,
  ISSUER,
  OF_HOLDER,
  SUPPLY,
  type TestAsset,
  activate,
  inspected,
  maturing,
  stateOf,
  transfer,
} from "../fixtures/assets.ts";
import { execute } from "../fixtures/directives.ts";
import { AssetState } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, moveTo, now, restored } from "../fixtures/given.ts";
import { type Rotation, finish, finishable, moveHolding, rotate, rotation, start } from "../fixtures/recovery.ts";
import { bring, permitOf } from "./behaviors/permit.ts";

describe("AssetToken.recover: what a lost key held follows to its successor", () => {
  let network: Founded;
  let asset: TestAsset;
  let of: Rotation;
  beforeEach(async () => {
    ({ network, asset } = await restored(withAsset));
    of = rotation(network, HOLDER);
  });

  const move = () => moveHolding(network, asset.address, of.account);
  const balances = async () => [
    await asset.token.balanceOf(of.account),
    await asset.token.balanceOf(of.successor),
    await asset.token.totalSupply(),
  ];
  const MOVED = [0n, OF_HOLDER, SUPPLY];

  it("is told as a transfer of all of it", async () => {
    await rotate(network, of);
    const sent = await move();
    const { freezeOrders, recovery } = network.suite;
    expect(await eventsOf(sent, recovery, freezeOrders, asset.token)).to.deep.equal([
      "HoldingRecovered",
      "FreezeFollowed",
      "Transfer",
    ]);
    await expect(sent).to.emit(asset.token, "Transfer").withArgs(of.account, of.successor.address, OF_HOLDER);
    expect(await balances()).to.deep.equal(MOVED);
  });

  it("the successor sends it on", async () => {
    await rotate(network, of);
    await move();
    await asset.token.connect(of.successor).transfer(network.address(BUYER), OF_HOLDER);
    expect(await asset.token.balanceOf(network.address(BUYER))).to.equal(OF_HOLDER);
  });

  it("is asked by Recovery alone", async () => {
    const attempt = asset.token.connect(network.as("bank-a.admin")).recover(of.account, of.successor);
    const values = [await network.suite.recovery.getAddress(), network.address("bank-a.admin")];
    await expectRefusal(attempt, asset.token, "AssetTokenOnly", values);
  });

  describe("in each state of the asset", () => {
    beforeEach(() => rotate(network, of));

    const STATES: Record<"effective" | "suspended" | "maturing" | "annulled", () => Promise<unknown>> = {
      effective: () => Promise.resolve(),
      suspended: () => stop(network, asset),
      maturing: () => moveTo(network, asset.terms.maturity),
      annulled: () => annul(network, asset),
    };
    for (const state of ["effective", "suspended", "maturing", "annulled"] as const) {
      it(`${state}: follows`, async () => {
        await STATES[state]();
        expect(await stateOf(asset)).to.equal(AssetState[state]);
        await move();
        expect(await balances()).to.deep.equal(MOVED);
      });
    }

    it("maturing: the successor redeems it", async () => {
      await moveTo(network, asset.terms.maturity);
      await move();
      const { assetRegister } = network.suite;
      await assetRegister.connect(of.successor).redeem(asset.id, OF_HOLDER, id("receipt"));
      expect(await asset.token.totalSupply()).to.equal(SUPPLY - OF_HOLDER);
    });

    it("not activated yet: nothing follows, and who is in the allocation must be asked anew", async () => {
      asset = await inspected(network, { lockId: id("another lock") });
      await move();
      expect(await balances()).to.deep.equal([0n, 0n, 0n]);
      await expectRefusal(activate(network, asset), asset.token, "ERC7943CannotReceive", [of.account]);
    });
  });

  describe("with it, the orders on the holding", () => {
    it("an amount: is frozen of the successor's, and of the old key's no more", async () => {
      await freezeForGood(network, holdingOf(network, asset), 100n);
      await rotate(network, of);
      await move();
      expect(await asset.token.getFrozenTokens(of.account)).to.equal(0n);
      expect(await asset.token.getFrozenTokens(of.successor)).to.equal(100n);
      const free = OF_HOLDER - 100n;
      const attempt = asset.token.connect(of.successor).transfer(network.address(BUYER), free + 1n);
      const values = [of.successor.address, free + 1n, free];
      await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", values);
    });

    it("a party's pause: goes on for the successor", async () => {
      await finishable(network, of);
      await dispute(network, asset);
      await finish(network, of);
      await move();
      expect(await asset.token.getFrozenTokens(of.successor)).to.equal(MaxUint256);
    });

    it("a directive against the old key that was approved before: finds nothing", async () => {
      const directive = await executable(network, asset);
      await rotate(network, of);
      await move();
      const values = [of.account, 0n, 100n];
      await expectRefusal(execute(network, directive), asset.token, "ERC20InsufficientBalance", values);
    });

    it("a directive against the successor: takes what its regulator froze under the old key", async () => {
      await freezeForGood(network, holdingOf(network, asset), 300n);
      await rotate(network, of);
      await move();
      await carryOut(network, asset, { from: of.successor.address });
      expect(await asset.token.getFrozenTokens(of.successor)).to.equal(200n);
      expect(await asset.token.balanceOf(network.address(BUYER))).to.equal(100n);
    });

    it("a directive against the old key, of which nobody has moved the holding yet: takes it", async () => {
      const directive = await executable(network, asset);
      await rotate(network, of);
      await execute(network, directive);
      await move();
      expect(await balances()).to.deep.equal([0n, OF_HOLDER - 100n, SUPPLY]);
    });
  });

  describe("what the old key allowed others", () => {
    beforeEach(async () => void (await asset.token.connect(network.as(HOLDER)).approve(network.address(ISSUER), 50n)));

    const spend = () => asset.token.connect(network.as(ISSUER)).transferFrom(of.account, network.address(BUYER), 50n);
    const expectNoSender = async (attempt: Promise<unknown>) =>
      expectRefusal(attempt, asset.token, "ERC7943CannotSend", [of.account]);

    it("is worthless while the recovery is under way", async () => {
      await start(network, of);
      await expectNoSender(spend());
    });

    it("is worthless after it, though the holding is still there", async () => {
      await rotate(network, of);
      await expectNoSender(spend());
    });

    it("is worthless after the move, and not the successor's", async () => {
      await rotate(network, of);
      await move();
      await expectNoSender(spend());
      expect(await asset.token.allowance(of.successor, network.address(ISSUER))).to.equal(0n);
    });

    it("by a permit that it signed before: is worthless too", async () => {
      const held = { token: asset.token, holder: network.as(HOLDER), spender: network.as(ISSUER) };
      const permit = await permitOf(held, { value: 70n });
      await rotate(network, of);
      await bring(held, permit);
      await expectNoSender(spend());
    });
  });

  describe("while it is under way", () => {
    beforeEach(() => start(network, of));

    it("the old key sends nothing, and receives", async () => {
      const attempt = transfer(network, asset, HOLDER, network.address(BUYER), 1n);
      await expectRefusal(attempt, asset.token, "ERC7943CannotSend", [of.account]);
      await transfer(network, asset, ISSUER, of.account, 1n);
    });

    it("the old key redeems nothing", async () => {
      asset = await maturing(network, { lockId: id("another lock"), maturity: BigInt((await now(network)) + DAY) });
      const attempt = redeem(network, asset, HOLDER, 1n);
      await expectRefusal(attempt, asset.token, "ERC7943CannotSend", [of.account]);
    });

    it("the old key spends nothing of others", async () => {
      await asset.token.connect(network.as(ISSUER)).approve(of.account, 10n);
      const attempt = asset.token
        .connect(network.as(HOLDER))
        .transferFrom(network.address(ISSUER), network.address(BUYER), 10n);
      await expectRefusal(attempt, asset.token, "ERC7943CannotSend", [of.account]);
    });

    it("the old key disputes nothing", async () => {
      const values = [asset.id, network.orgId("bank-c"), of.account];
      await expectRefusal(dispute(network, asset, HOLDER), network.suite.assetRegister, "AssetNotOwn", values);
    });
  });

  it("of a holder frozen to the last unit by its own order on the successor: both hold", async () => {
    await freezeForGood(network, holdingOf(network, asset), OF_HOLDER);
    await rotate(network, of);
    await freezeForGood(network, holdingSubject(of.successor.address, asset.address), 5n);
    await move();
    expect(await asset.token.getFrozenTokens(of.successor)).to.equal(OF_HOLDER + 5n);
  });
});
