import { expect } from "chai";
import { MaxUint256 } from "ethers";
import { contractSubject, holdingSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { annul } from "../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, OF_HOLDER, SUPPLY, drafted, inspected, prereleased } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { founded, moveTo } from "../fixtures/given.ts";
import { FACTS, NO_HOLDERS } from "./helpers/facts.ts";
import { inForce, setFrozen } from "./helpers/inForce.ts";

describe("asset: canTransfer", () => {
  describe("of one unit", () => {
    for (const [fact, { make, sends, receives }] of Object.entries(FACTS)) {
      const may = sends && !fact.includes("all is frozen");
      it(`from who ${fact}: ${may ? "yes" : "no"}`, async () => {
        const state = await inForce();
        const { token, holder, buyer } = state;
        await make(state, HOLDER);
        expect(await token.canTransfer(holder, buyer, 1n)).to.equal(may);
      });

      it(`to who ${fact}: ${receives ? "yes" : "no"}`, async () => {
        const state = await inForce();
        const { token, holder, buyer } = state;
        await make(state, BUYER);
        expect(await token.canTransfer(holder, buyer, 1n)).to.equal(receives);
      });
    }

    for (const [who, address] of Object.entries(NO_HOLDERS)) {
      it(`from or to ${who}: no`, async () => {
        const state = await inForce();
        const { token, holder } = state;
        expect(await token.canTransfer(address(state), holder, 1n)).to.equal(false);
        expect(await token.canTransfer(holder, address(state), 1n)).to.equal(false);
        expect(await token.canTransfer(address(state), address(state), 0n)).to.equal(false);
      });
    }

    it("to oneself: yes", async () => {
      const { token, holder } = await inForce();
      expect(await token.canTransfer(holder, holder, 1n)).to.equal(true);
    });
  });

  describe("of an amount", () => {
    for (const amount of [0n, OF_HOLDER, OF_HOLDER + 1n, SUPPLY + 1n, MaxUint256]) {
      it(`${amount}, where nothing is frozen: yes, held or not`, async () => {
        const { token, holder, buyer } = await inForce();
        expect(await token.canTransfer(holder, buyer, amount)).to.equal(true);
        expect(await token.canTransfer(buyer, holder, amount)).to.equal(true);
      });
    }

    for (const frozen of [OF_HOLDER - 1n, OF_HOLDER, OF_HOLDER + 1n, 2n ** 128n - 1n]) {
      it(`where ${frozen} are frozen: yes for what is free and nothing, no for more`, async () => {
        const state = await inForce();
        const { token, holder, buyer } = state;
        await setFrozen(state, holder, frozen);
        const free = frozen < OF_HOLDER ? OF_HOLDER - frozen : 0n;
        const amounts = [0n, free, free + 1n, OF_HOLDER + 1n, MaxUint256];
        const answers = await Promise.all(amounts.map((amount) => token.canTransfer(holder, buyer, amount)));
        expect(answers).to.deep.equal([true, true, false, false, false]);
      });
    }

    it("where all is frozen: yes for nothing alone", async () => {
      const { network, asset, token, holder, buyer } = await inForce();
      await freeze(network, holdingSubject(holder, asset.address));
      expect(await token.canTransfer(holder, buyer, 0n)).to.equal(true);
      expect(await token.canTransfer(holder, buyer, 1n)).to.equal(false);
    });
  });

  describe("while the asset is", () => {
    for (const [state, bring] of Object.entries({ Draft: drafted, PreReleased: prereleased, inspected })) {
      it(`${state}: no`, async () => {
        const network = await founded();
        const { token } = await bring(network);
        expect(await token.canTransfer(network.address(HOLDER), network.address(BUYER), 0n)).to.equal(false);
      });
    }

    it("Suspended: no, and both may still send and receive by themselves", async () => {
      const { network, asset, token, holder, buyer } = await inForce();
      await freeze(network, contractSubject(asset.address), { direction: Direction.both });
      expect(await token.canTransfer(holder, buyer, 0n)).to.equal(false);
      expect(await Promise.all([token.canSend(holder), token.canReceive(buyer)])).to.deep.equal([true, true]);
    });

    it("Maturing: no, from the second of the maturity on", async () => {
      const { network, asset, token, holder, buyer } = await inForce();
      await moveTo(network, asset.terms.maturity - 1n);
      expect(await token.canTransfer(holder, buyer, 1n)).to.equal(true);
      await moveTo(network, asset.terms.maturity);
      expect(await token.canTransfer(holder, buyer, 1n)).to.equal(false);
    });

    it("Annulled: no", async () => {
      const { network, asset, token, holder, buyer } = await inForce();
      await annul(network, asset);
      expect(await token.canTransfer(holder, buyer, 0n)).to.equal(false);
    });
  });
});
