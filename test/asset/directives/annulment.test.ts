import { expect } from "chai";
import { ZeroAddress, id } from "ethers";
import { eventsOf, redeem, settled, stop } from "../../fixtures/assetActs.ts";
import { annul, annulling, approved, carryOut, executable } from "../../fixtures/assetDirectives.ts";
import {
  BUYER,
  HOLDER,
  ISSUER,
  OF_HOLDER,
  SUPPLY,
  type TestAsset,
  activate,
  attestAll,
  drafted,
  effective,
  inspected,
  prereleased,
  stateOf,
  transfer,
} from "../../fixtures/assets.ts";
import { call, decide } from "../../fixtures/decisions.ts";
import { DirectiveStatus, AssetState } from "../../fixtures/enums.ts";
import { etaOf, execute, object, standingOf } from "../../fixtures/directives.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../../fixtures/given.ts";
import { rotate, rotation } from "../../fixtures/recovery.ts";

type State = "draft" | "preReleased" | "rejected" | "effective" | "suspended" | "maturing";

/** An asset for each state from which it can be annulled, before it is brought there. */
const MADE: Record<State, (network: Founded) => Promise<TestAsset>> = {
  draft: drafted,
  preReleased: prereleased,
  rejected: prereleased,
  effective,
  suspended: effective,
  maturing: (network) => effective(network, { maturity: 0n }),
};

/** The last step to the state, where there is one. */
const BROUGHT: Partial<Record<State, (network: Founded, asset: TestAsset) => Promise<unknown>>> = {
  rejected: ({ suite, as }, { id: asset }) =>
    suite.assetRegister.connect(as("csd.inspector")).reject(asset, id("reason"), id("evidence")),
  suspended: stop,
  maturing: async (network, { id: asset }) =>
    decide(network, [await call(network.suite.assetRegister, "matureByDecision", [asset])]),
};

const STATES: readonly State[] = ["draft", "preReleased", "rejected", "effective", "suspended", "maturing"];

describe("AssetToken.carryOut: an annulment", () => {
  for (const state of STATES) {
    it(`given the asset is ${state}: it is Annulled`, async () => {
      const network = await founded();
      const asset = await MADE[state](network);
      await executable(network, asset, annulling(network));
      await BROUGHT[state]?.(network, asset);
      expect(await stateOf(asset)).to.equal(AssetState[state]);
      await expect(execute(network))
        .to.emit(network.suite.assetRegister, "AssetMoved")
        .withArgs(asset.id, AssetState[state], AssetState.annulled, ZeroAddress);
      expect(await stateOf(asset)).to.equal(AssetState.annulled);
    });
  }

  it("given it was drafted before the asset was released, and is executed when it is in force: it is Annulled", async () => {
    const network = await founded();
    const asset = await drafted(network);
    await executable(network, asset, annulling(network));
    const { assetRegister } = network.suite;
    await assetRegister.connect(network.as(ISSUER)).prerelease(asset.id);
    await attestAll(network, asset);
    await activate(network, asset);
    await execute(network);
    expect(await stateOf(asset)).to.equal(AssetState.annulled);
  });

  it("is told by its number, and moves nothing: holdings are what they were", async () => {
    const network = await founded();
    const asset = await effective(network);
    const sent = await carryOut(network, asset, annulling(network));
    const { assetRegister, directives, freezeOrders } = network.suite;
    expect(await eventsOf(sent, directives, freezeOrders, assetRegister, asset.token)).to.deep.equal([
      "DirectiveExecuted",
      "DirectiveCarriedOut",
      "AssetMoved",
    ]);
    expect([await asset.token.totalSupply(), await asset.token.balanceOf(network.address(HOLDER))]).to.deep.equal([
      SUPPLY,
      OF_HOLDER,
    ]);
  });

  it("frees the lock: another asset claims it", async () => {
    const network = await founded();
    await annul(network, await effective(network));
    const other = await inspected(network);
    await activate(network, other);
    expect(await stateOf(other)).to.equal(AssetState.effective);
  });

  describe("naming an account", () => {
    for (const name of ["bank-c.issuer", "bank-c.admin", "bank-c.seat"]) {
      it(`of the issuer, ${name}: its seat may object`, async () => {
        const network = await founded();
        const asset = await effective(network);
        await approved(network, asset, annulling(network, name));
        await object(network, 1n, "bank-c.seat");
        await moveTo(network, asset.terms.maturity);
        await expectRefusal(execute(network), network.suite.directives, "DirectiveUnexpectedStatus", [
          1,
          DirectiveStatus.lapsed,
        ]);
        expect(await stateOf(asset)).to.equal(AssetState.maturing);
      });
    }

    it("of the issuer, that another key has taken over since: does it", async () => {
      const network = await founded();
      const asset = await effective(network);
      await rotate(network, rotation(network, ISSUER));
      await carryOut(network, asset, annulling(network));
      expect(await stateOf(asset)).to.equal(AssetState.annulled);
    });

    for (const name of [HOLDER, BUYER, "bank-d.seat", "auditor.inspector"]) {
      it(`of another, ${name}, whose seat may object in the issuer's place: refuses`, async () => {
        const network = await founded();
        const asset = await effective(network);
        await executable(network, asset, annulling(network, name));
        const values = [network.address(name), network.orgId("bank-c")];
        await expectRefusal(execute(network), asset.token, "AssetTokenNotIssuers", values);
        expect(await stateOf(asset)).to.equal(AssetState.effective);
      });
    }
  });

  it("never twice: a second directive finds it ended", async () => {
    const network = await founded();
    const asset = await effective(network);
    await approved(network, asset, annulling(network));
    await approved(network, asset, annulling(network, "bank-c.admin"));
    await moveTo(network, await etaOf(network, 2n));
    await execute(network);
    const { assetRegister } = network.suite;
    const values = [asset.id, AssetState.annulled, AssetState.annulled];
    await expectRefusal(execute(network, 2n), assetRegister, "AssetIllegalEdge", values);
    expect(await standingOf(network, 2n)).to.equal(DirectiveStatus.approved);
  });

  it("never from Settled", async () => {
    const network = await founded();
    const asset = await settled(network);
    await executable(network, asset, annulling(network));
    const values = [asset.id, AssetState.settled, AssetState.annulled];
    await expectRefusal(execute(network), network.suite.assetRegister, "AssetIllegalEdge", values);
    expect(await stateOf(asset)).to.equal(AssetState.settled);
  });

  describe("after it", () => {
    const annulled = async () => {
      const network = await founded();
      const asset = await annul(network, await effective(network));
      return { network, asset };
    };

    it("nothing is sent", async () => {
      const { network, asset } = await annulled();
      const values = [network.address(HOLDER), network.address(BUYER), 1n];
      const attempt = transfer(network, asset, HOLDER, network.address(BUYER), 1n);
      await expectRefusal(attempt, asset.token, "ERC7943CannotTransfer", values);
    });

    it("nothing is redeemed, at maturity neither", async () => {
      const { network, asset } = await annulled();
      await moveTo(network, asset.terms.maturity);
      const attempt = redeem(network, asset, HOLDER, 1n);
      const values = [asset.id, AssetState.annulled];
      await expectRefusal(attempt, network.suite.assetRegister, "AssetUnexpectedState", values);
    });

    it("the issuer drafts it no more", async () => {
      const { network, asset } = await annulled();
      const register = network.suite.assetRegister.connect(network.as(ISSUER));
      for (const [attempt, to] of [
        [register.redraft(asset.id, asset.terms), AssetState.draft],
        [register.prerelease(asset.id), AssetState.preReleased],
        [register.withdraw(asset.id), AssetState.draft],
      ] as const) {
        await expectRefusal(attempt, register, "AssetIllegalEdge", [asset.id, AssetState.annulled, to]);
      }
    });

    it("no order stops it, and none that ends brings it back", async () => {
      const { network, asset } = await annulled();
      await stop(network, asset);
      expect(await stateOf(asset)).to.equal(AssetState.annulled);
      await moveTo(network, asset.terms.maturity);
      expect(await stateOf(asset)).to.equal(AssetState.annulled);
    });
  });
});
