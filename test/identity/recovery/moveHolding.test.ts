import { expect } from "chai";
import { decideOn } from "../../fixtures/acts.ts";
import { call, decide } from "../../fixtures/decisions.ts";
import { expectProposalRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded } from "../../fixtures/given.ts";
import { type Asset, publishedAsset, recoverableHolder } from "../../fixtures/holdings.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import { noticeOf } from "../../fixtures/question.ts";
import {
  type Rotation,
  cancel,
  finish,
  finishable,
  moveHolding,
  recoveryAs,
  rotate,
  rotation,
  start,
} from "../../fixtures/recovery.ts";
import { leaving, published } from "../../fixtures/releases.ts";

/** Code that refuses every call. */
const REFUSING = leaving("0x5f5ffd");

describe("Recovery.moveHolding: what the old key held follows", () => {
  let network: Founded;
  let asset: Asset;
  let of: Rotation;

  beforeEach(async () => {
    network = await founded();
    ({ asset, of } = await recoverableHolder(network));
  });

  const expectNothing = async (account = of.account, token = asset.address) => {
    const values = [account, token];
    await expectRefusal(moveHolding(network, token, account), network.suite.recovery, "RecoveryNothingToMove", values);
  };
  const balances = (...keys: string[]) => Promise.all(keys.map((key) => asset.balanceOf(key)));

  describe("who", () => {
    for (const name of EVERYONE) {
      it(`${name}: moves it`, async () => {
        await rotate(network, of);
        const { recovery } = network.suite;
        await expect(recoveryAs(network, name).moveHolding(asset.address, of.account))
          .to.emit(recovery, "HoldingRecovered")
          .withArgs(asset.address, of.account, of.successor.address);
        expect(await balances(of.account, of.successor.address)).to.deep.equal([0n, 100n]);
      });
    }

    it("the committee: cannot even propose it", async () => {
      const made = await call(network.suite.recovery, "moveHolding", [asset.address, of.account]);
      await expectProposalRefused(network, made);
    });

    it("Recovery alone makes the asset move", async () => {
      const recovery = await network.suite.recovery.getAddress();
      const attempt = asset.contract
        .connect(network.as("bank-a.admin"))
        .getFunction("recover")
        .send(of.account, of.successor.address);
      const values = [recovery, network.address("bank-a.admin")];
      await expectRefusal(attempt, asset.contract, "HoldingOnly", values);
    });
  });

  it("is done once", async () => {
    await rotate(network, of);
    await moveHolding(network, asset.address, of.account);
    await expectNothing();
  });

  it("is done for an account that holds nothing too, once", async () => {
    const empty = rotation(network, "bank-a.operator", 51);
    await rotate(network, empty);
    await moveHolding(network, asset.address, empty.account);
    await expectNothing(empty.account);
  });

  it("is done for each asset", async () => {
    const other = await publishedAsset(network, "share");
    await other.mint(of.account, 7n);
    await rotate(network, of);
    await moveHolding(network, asset.address, of.account);
    expect(await other.balanceOf(of.account)).to.equal(7n);
    await moveHolding(network, other.address, of.account);
    expect(await other.balanceOf(of.successor)).to.equal(7n);
  });

  it("is done in an asset that is suspended", async () => {
    await rotate(network, of);
    await decide(network, [await call(network.suite.releases, "suspend", [1])]);
    await moveHolding(network, asset.address, of.account);
    expect(await balances(of.account, of.successor.address)).to.deep.equal([0n, 100n]);
  });

  describe("before there is a new key: refuses", () => {
    it("given no recovery", async () => expectNothing());

    it("given one that was started", async () => {
      await start(network, of);
      await expectNothing();
    });

    it("given one that only waits for its end", async () => {
      await finishable(network, of);
      await expectNothing();
    });

    it("given one that was cancelled", async () => {
      await finishable(network, of);
      await cancel(network, of);
      await expectNothing();
    });

    it("given the account was revoked", async () => {
      await decideOn(network, "revoke", of.account);
      await expectNothing();
    });

    it("given nobody's account", async () => expectNothing(network.stranger(9).address));

    it("for the new key itself", async () => {
      await rotate(network, of);
      await expectNothing(of.successor.address);
    });
  });

  describe("to the last key of a chain", () => {
    let again: Rotation;
    beforeEach(() => void (again = rotation(network, of.successor.address, 51)));
    const all = () => balances(of.account, of.successor.address, again.successor.address);
    /** A second recovery, of a key that received more after the first. */
    const rotateTwice = async () => {
      await rotate(network, of);
      await asset.mint(of.successor, 20n);
      await rotate(network, again);
    };

    for (const [label, order] of Object.entries({
      "the first key's first": [0, 1],
      "the second key's first": [1, 0],
    })) {
      it(`${label}: each once`, async () => {
        await rotateTwice();
        const keys = [of.account, of.successor.address];
        for (const place of order) await moveHolding(network, asset.address, keys[place] ?? "");
        expect(await all()).to.deep.equal([0n, 0n, 120n]);
        for (const key of keys) await expectNothing(key);
      });
    }

    it("the first key's between the two recoveries: follows on with the second's", async () => {
      await rotate(network, of);
      await moveHolding(network, asset.address, of.account);
      await asset.mint(of.successor, 20n);
      await rotate(network, again);
      await expectNothing(of.account);
      await moveHolding(network, asset.address, of.successor.address);
      expect(await all()).to.deep.equal([0n, 0n, 120n]);
    });
  });

  describe("in which contract", () => {
    const UNFIT: Record<string, () => Promise<string>> = {
      "nobody's address": () => network.stranger(9).getAddress(),
      Accounts: () => network.suite.accounts.getAddress(),
      FreezeOrders: () => network.suite.freezeOrders.getAddress(),
      Recovery: () => network.suite.recovery.getAddress(),
      "the Committee": () => network.suite.committee.getAddress(),
      "an ingress": () => network.suite.accountIngress.getAddress(),
    };
    for (const [label, addressOf] of Object.entries(UNFIT)) {
      it(`${label}: refuses`, async () => {
        await rotate(network, of);
        await expectNothing(of.account, await addressOf());
      });
    }

    it("one that is no asset: reverts, and counts as not moved", async () => {
      await rotate(network, of);
      const notice = await noticeOf(network).getAddress();
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await expect(moveHolding(network, notice, of.account)).to.be.revertedWithoutReason(network.ethers);
      }
    });

    it("an asset that refuses: reverts, and counts as not moved", async () => {
      const { target } = await published(network, { initCode: REFUSING, name: "refusing" });
      await rotate(network, of);
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await expect(moveHolding(network, target, of.account)).to.be.revertedWithoutReason(network.ethers);
      }
    });

    it("an asset that refuses holds up no other, and no recovery", async () => {
      const { target } = await published(network, { initCode: REFUSING, name: "refusing" });
      await rotate(network, of);
      await expect(moveHolding(network, target, of.account)).to.be.revertedWithoutReason(network.ethers);
      await moveHolding(network, asset.address, of.account);
      expect(await asset.balanceOf(of.successor)).to.equal(100n);
    });

    it("an asset that asks once more while it moves: moves once", async () => {
      const { recovery } = network.suite;
      const factory = await network.ethers.getContractFactory("ReenteringAsset");
      const { data: initCode } = await factory.getDeployTransaction(await recovery.getAddress());
      const { target } = await published(network, { initCode, name: "reentering" });
      await rotate(network, of);
      await moveHolding(network, target, of.account);
      const reentering = await network.ethers.getContractAt("ReenteringAsset", target);
      expect(await reentering.getFunction("moves").staticCall()).to.equal(1n);
      const refusal = recovery.interface.encodeErrorResult("RecoveryNothingToMove", [of.account, target]);
      expect(await reentering.getFunction("refusal").staticCall()).to.equal(refusal);
    });
  });

  it("is not what keeps the new key from acting", async () => {
    await finishable(network, of);
    await finish(network, of);
    await asset.mint(of.successor, 5n);
    expect(await balances(of.account, of.successor.address)).to.deep.equal([100n, 5n]);
    await moveHolding(network, asset.address, of.account);
    expect(await balances(of.account, of.successor.address)).to.deep.equal([0n, 105n]);
  });
});
