import { expect } from "chai";
import { contractSubject, holdingSubject } from "../../lib/regulator/subject.ts";
import { HOUR, freeze } from "../fixtures/acts.ts";
import { annul } from "../fixtures/assetDirectives.ts";
import {
  BUYER,
  HOLDER,
  ISSUER,
  OF_HOLDER,
  type TestAsset,
  drafted,
  inspected,
  prereleased,
  transfer,
} from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import { FACTS, NO_HOLDERS } from "./helpers/facts.ts";
import { inForce, setFrozen } from "./helpers/inForce.ts";

describe("asset: transfer", () => {
  describe("who sends", () => {
    for (const [fact, { make, sends }] of Object.entries(FACTS)) {
      const frozen = fact.includes("all is frozen");
      if (frozen) continue;
      it(`who ${fact}: ${sends ? "moves" : "refuses"}`, async () => {
        const state = await inForce();
        const { network, asset, token, holder, buyer } = state;
        await make(state, HOLDER);
        if (fact.includes("expires")) await nextAt(network, await now(network));
        const attempt = transfer(network, asset, HOLDER, buyer, 1n);
        if (!sends) return expectRefusal(attempt, token, "ERC7943CannotSend", [holder]);
        await attempt;
        expect(await token.balanceOf(buyer)).to.equal(1n);
      });
    }

    for (const name of ["bank-a.seat", "bank-a.admin", "outsider"]) {
      it(`${name}, who can hold nothing: refuses, even nothing`, async () => {
        const { network, asset, token, buyer } = await inForce();
        const sender = name === "outsider" ? network.stranger().address : network.address(name);
        await expectRefusal(transfer(network, asset, name, buyer, 0n), token, "ERC7943CannotSend", [sender]);
      });
    }
  });

  describe("who receives", () => {
    for (const [fact, { make, receives }] of Object.entries(FACTS)) {
      it(`who ${fact}: ${receives ? "moves" : "refuses"}`, async () => {
        const state = await inForce();
        const { network, asset, token, buyer } = state;
        await make(state, BUYER);
        if (fact.includes("expires")) await nextAt(network, await now(network));
        const attempt = transfer(network, asset, HOLDER, buyer, 1n);
        if (!receives) return expectRefusal(attempt, token, "ERC7943CannotReceive", [buyer]);
        await attempt;
        expect(await token.balanceOf(buyer)).to.equal(1n);
      });
    }

    for (const [who, address] of Object.entries(NO_HOLDERS)) {
      if (who === "the zero address") continue;
      it(`${who}: refuses, even nothing`, async () => {
        const state = await inForce();
        const { network, asset, token } = state;
        const attempt = transfer(network, asset, HOLDER, address(state), 0n);
        await expectRefusal(attempt, token, "ERC7943CannotReceive", [address(state)]);
      });
    }

    it("an issuer: moves", async () => {
      const { network, asset } = await inForce();
      await transfer(network, asset, HOLDER, network.address(ISSUER), 1n);
    });
  });

  describe("in which state of the asset", () => {
    const refuses = async (network: Founded, asset: TestAsset) => {
      const words = [network.address(HOLDER), network.address(BUYER), 0n];
      const attempt = transfer(network, asset, HOLDER, network.address(BUYER), 0n);
      await expectRefusal(attempt, asset.token, "ERC7943CannotTransfer", words);
    };

    for (const [state, bring] of Object.entries({ Draft: drafted, PreReleased: prereleased, inspected })) {
      it(`${state}: refuses`, async () => {
        const network = await founded();
        await refuses(network, await bring(network));
      });
    }

    it("Suspended: refuses, until the order has lapsed to the second", async () => {
      const { network, asset, buyer } = await inForce();
      await freeze(network, contractSubject(asset.address), { direction: Direction.both, duration: HOUR });
      const end = (await now(network)) + HOUR;
      await moveTo(network, end - 2);
      await nextAt(network, end - 1);
      await refuses(network, asset);
      await moveTo(network, end);
      await transfer(network, asset, HOLDER, buyer, 1n);
    });

    it("Maturing: refuses from the second of the maturity on", async () => {
      const { network, asset, buyer } = await inForce();
      await moveTo(network, asset.terms.maturity - 2n);
      await nextAt(network, asset.terms.maturity - 1n);
      await transfer(network, asset, HOLDER, buyer, 1n);
      await nextAt(network, asset.terms.maturity);
      await refuses(network, asset);
    });

    it("Annulled: refuses", async () => {
      const { network, asset } = await inForce();
      await refuses(network, await annul(network, asset));
    });
  });

  describe("how much", () => {
    it("up to what no order freezes, and not a unit more", async () => {
      const state = await inForce();
      const { network, asset, token, holder, buyer } = state;
      await setFrozen(state, holder, OF_HOLDER - 10n);
      const attempt = transfer(network, asset, HOLDER, buyer, 11n);
      await expectRefusal(attempt, token, "ERC7943InsufficientUnfrozenBalance", [holder, 11n, 10n]);
      await transfer(network, asset, HOLDER, buyer, 10n);
    });

    it("nothing of what orders of several placers freeze together", async () => {
      const state = await inForce();
      const { network, asset, token, holder, buyer } = state;
      await setFrozen(state, holder, OF_HOLDER - 10n);
      await freeze(network, holdingSubject(holder, asset.address), { amount: 7n });
      const attempt = transfer(network, asset, HOLDER, buyer, 4n);
      await expectRefusal(attempt, token, "ERC7943InsufficientUnfrozenBalance", [holder, 4n, 3n]);
    });

    it("none while all is frozen, but nothing, which is no amount", async () => {
      const state = await inForce();
      const { network, asset, token, holder, buyer } = state;
      await freeze(network, holdingSubject(holder, asset.address));
      const attempt = transfer(network, asset, HOLDER, buyer, 1n);
      await expectRefusal(attempt, token, "ERC7943InsufficientUnfrozenBalance", [holder, 1n, 0n]);
      await transfer(network, asset, HOLDER, buyer, 0n);
    });

    it("never what is frozen to oneself", async () => {
      const state = await inForce();
      const { network, asset, token, holder } = state;
      await setFrozen(state, holder, 1n);
      const words = [holder, OF_HOLDER, OF_HOLDER - 1n];
      const attempt = transfer(network, asset, HOLDER, holder, OF_HOLDER);
      await expectRefusal(attempt, token, "ERC7943InsufficientUnfrozenBalance", words);
      expect(await token.getFrozenTokens(holder)).to.equal(1n);
    });

    it("what another asset's orders freeze is free", async () => {
      const state = await inForce();
      const { network, asset, holder, buyer } = state;
      const other = await drafted(network);
      await freeze(network, holdingSubject(holder, other.address));
      await transfer(network, asset, HOLDER, buyer, OF_HOLDER);
    });
  });
});
