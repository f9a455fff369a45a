import { expect } from "chai";
import { ZeroAddress, ZeroHash, id as hashOf } from "ethers";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { decideOn, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { redeem } from "../fixtures/assetActs.ts";
import { BUYER, HOLDER, ISSUER, OF_HOLDER, OF_ISSUER, SUPPLY, type TestAsset } from "../fixtures/assets.ts";
import { effective, maturing, stateOf } from "../fixtures/assets.ts";
import { AssetState, Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { EVIDENCE } from "../fixtures/reasons.ts";
import { keyOfActor } from "./helpers/issuers.ts";
import { registerAs } from "./helpers/register.ts";
import { stopped } from "./helpers/stages.ts";

const LATE = { redeemableWhileSuspended: true };

describe("asset: redeem", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("a holding of a mature asset", () => {
    let asset: TestAsset;
    beforeEach(async () => void (asset = await maturing(network)));

    it("burns for a receipt, and tells", async () => {
      await expect(redeem(network, asset, HOLDER, 5n))
        .to.emit(network.suite.assetRegister, "AssetRedeemed")
        .withArgs(1, network.address(HOLDER), 5, hashOf("receipt"))
        .to.emit(asset.token, "Transfer")
        .withArgs(network.address(HOLDER), ZeroAddress, 5);
      expect(await asset.token.balanceOf(network.address(HOLDER))).to.equal(OF_HOLDER - 5n);
      expect(await asset.token.totalSupply()).to.equal(SUPPLY - 5n);
      expect(await stateOf(asset)).to.equal(AssetState.maturing);
    });

    it("settles with the last unit, and tells", async () => {
      await redeem(network, asset, HOLDER, OF_HOLDER);
      await redeem(network, asset, ISSUER, OF_ISSUER - 1n);
      expect(await stateOf(asset)).to.equal(AssetState.maturing);
      await expect(redeem(network, asset, ISSUER, 1n))
        .to.emit(network.suite.assetRegister, "AssetMoved")
        .withArgs(1, AssetState.maturing, AssetState.settled, ZeroAddress);
      expect(await stateOf(asset)).to.equal(AssetState.settled);
      const again = redeem(network, asset, ISSUER, 1n);
      await expectRefusal(again, network.suite.assetRegister, "AssetUnexpectedState", [1, AssetState.settled]);
    });

    it("refuses nothing, and no receipt", async () => {
      const { assetRegister } = network.suite;
      await expectRefusal(redeem(network, asset, HOLDER, 0n), assetRegister, "AssetReasonMissing", [1]);
      const unpaid = registerAs(network, HOLDER).redeem(1, 1, ZeroHash);
      await expectRefusal(unpaid, assetRegister, "AssetReasonMissing", [1]);
    });

    it("refuses more than is held", async () => {
      const values = [network.address(HOLDER), OF_HOLDER, OF_HOLDER + 1n];
      const attempt = redeem(network, asset, HOLDER, OF_HOLDER + 1n);
      await expectRefusal(attempt, asset.token, "ERC20InsufficientBalance", values);
    });

    it("refuses who holds nothing", async () => {
      const values = [network.address(BUYER), 0, 1];
      await expectRefusal(redeem(network, asset, BUYER, 1n), asset.token, "ERC20InsufficientBalance", values);
    });

    for (const name of everyoneBut("participant", "issuer")) {
      it(`refuses ${name}, who holds no assets`, async () => {
        const { address } = keyOfActor(network, name);
        const attempt = registerAs(network, name).redeem(1, 1, EVIDENCE);
        await expectRefusal(attempt, asset.token, "ERC7943CannotSend", [address]);
      });
    }

    it("refuses a part that an order freezes, and burns the rest", async () => {
      const holder = network.address(HOLDER);
      await freeze(network, holdingSubject(holder, asset.address), { amount: 10n });
      const free = OF_HOLDER - 10n;
      const values = [holder, free + 1n, free];
      const attempt = redeem(network, asset, HOLDER, free + 1n);
      await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", values);
      await redeem(network, asset, HOLDER, free);
      expect(await asset.token.balanceOf(holder)).to.equal(10);
    });

    it("lets a holder who may not receive", async () => {
      await freeze(network, network.address(HOLDER), { direction: Direction.receive });
      await redeem(network, asset, HOLDER, 1n);
      expect(await asset.token.totalSupply()).to.equal(SUPPLY - 1n);
    });

    const barred: Record<string, () => Promise<unknown>> = {
      "whom an order bars from sending": () => freeze(network, network.address(HOLDER)),
      "who is suspended": () => decideOn(network, "suspend", network.address(HOLDER)),
      "who is revoked": () => decideOn(network, "revoke", network.address(HOLDER)),
      "of a suspended organization": () => suspendOrganization(network, "bank-a"),
    };
    for (const [who, bar] of Object.entries(barred)) {
      it(`refuses a holder ${who}`, async () => {
        await bar();
        const values = [network.address(HOLDER)];
        await expectRefusal(redeem(network, asset, HOLDER, 1n), asset.token, "ERC7943CannotSend", values);
      });
    }
  });

  describe("before maturity", () => {
    it("refuses it, and not at the exact second", async () => {
      const asset = await effective(network);
      const { maturity } = asset.terms;
      await nextAt(network, maturity - 1n);
      const early = redeem(network, asset, HOLDER, 1n);
      await expectRefusal(early, network.suite.assetRegister, "AssetUnexpectedState", [1, AssetState.effective]);
      await nextAt(network, maturity);
      await redeem(network, asset, HOLDER, 1n);
      expect(await stateOf(asset)).to.equal(AssetState.maturing);
    });
  });

  describe("while an order stops the token", () => {
    async function expectSuspended(asset: TestAsset): Promise<void> {
      const values = [1, AssetState.suspended];
      const attempt = redeem(network, asset, HOLDER, 1n);
      await expectRefusal(attempt, network.suite.assetRegister, "AssetUnexpectedState", values);
    }

    it("refuses it", async () => {
      await expectSuspended(await stopped(network, await maturing(network)));
    });

    it("refuses it before maturity, also where the terms let holders redeem then", async () => {
      const asset = await stopped(network, await effective(network, LATE));
      await moveTo(network, asset.terms.maturity - 2n);
      await expectSuspended(asset);
    });

    it("lets holders from maturity on where the terms say so, to the last unit", async () => {
      const asset = await stopped(network, await effective(network, LATE));
      await moveTo(network, asset.terms.maturity);
      await redeem(network, asset, HOLDER, OF_HOLDER);
      await expect(redeem(network, asset, ISSUER, OF_ISSUER))
        .to.emit(network.suite.assetRegister, "AssetMoved")
        .withArgs(1, AssetState.suspended, AssetState.settled, ZeroAddress);
      expect(await stateOf(asset)).to.equal(AssetState.settled);
    });

    it("does not let a frozen holder even then", async () => {
      const asset = await stopped(network, await maturing(network, LATE));
      await freeze(network, network.address(HOLDER));
      const values = [network.address(HOLDER)];
      await expectRefusal(redeem(network, asset, HOLDER, 1n), asset.token, "ERC7943CannotSend", values);
    });
  });

  it("refuses no asset", async () => {
    const attempt = registerAs(network, HOLDER).redeem(9, 1, EVIDENCE);
    await expectRefusal(attempt, network.suite.assetRegister, "AssetUnknown", [9]);
  });
});
