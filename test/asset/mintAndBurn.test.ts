import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { HOLDER, OF_HOLDER, SUPPLY, drafted } from "../fixtures/assets.ts";
import { AssetState } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded, moveTo } from "../fixtures/given.ts";
import { FACTS, NO_HOLDERS } from "./helpers/facts.ts";
import { type InForce, inForce, setFrozen, suspendAsset } from "./helpers/inForce.ts";

/** The token in the hands of AssetRegister, which alone mints and burns. */
async function issuing({ network, token }: Pick<InForce, "network" | "token">) {
  return token.connect(await network.ethers.getImpersonatedSigner(await network.suite.assetRegister.getAddress()));
}

describe("asset: mint and burn, by AssetRegister", () => {
  describe("mint", () => {
    for (const [fact, { make, receives }] of Object.entries(FACTS)) {
      it(`to who ${fact}: ${receives ? "mints" : "refuses"}`, async () => {
        const state = await inForce();
        const { token, holder } = state;
        await make(state, HOLDER);
        const minted = (await issuing(state)).mint([{ account: holder, amount: 5n }]);
        if (!receives) return expectRefusal(minted, token, "ERC7943CannotReceive", [holder]);
        await expect(minted).to.emit(token, "Transfer").withArgs(ZeroAddress, holder, 5n);
        expect(await token.totalSupply()).to.equal(SUPPLY + 5n);
      });
    }

    for (const [who, address] of Object.entries(NO_HOLDERS)) {
      it(`to ${who}: refuses the whole list`, async () => {
        const state = await inForce();
        const account = address(state);
        const list = [
          { account: state.holder, amount: 5n },
          { account, amount: 5n },
        ];
        await expectRefusal((await issuing(state)).mint(list), state.token, "ERC7943CannotReceive", [account]);
        expect(await state.token.totalSupply()).to.equal(SUPPLY);
      });
    }

    it("of an asset that is not Effective: refuses", async () => {
      const network = await founded();
      const { token } = await drafted(network);
      const attempt = (await issuing({ network, token })).mint([]);
      await expectRefusal(attempt, token, "AssetTokenUnexpectedState", [AssetState.draft]);
    });

    it("of a suspended asset: refuses", async () => {
      const state = await inForce();
      await suspendAsset(state);
      const attempt = (await issuing(state)).mint([]);
      await expectRefusal(attempt, state.token, "AssetTokenUnexpectedState", [AssetState.suspended]);
    });

    it("of a mature asset: refuses", async () => {
      const state = await inForce();
      await moveTo(state.network, state.asset.terms.maturity);
      const attempt = (await issuing(state)).mint([]);
      await expectRefusal(attempt, state.token, "AssetTokenUnexpectedState", [AssetState.maturing]);
    });
  });

  describe("burn", () => {
    for (const [fact, { make, sends }] of Object.entries(FACTS)) {
      if (fact.includes("all is frozen")) continue;
      it(`of who ${fact}: ${sends ? "burns" : "refuses"}`, async () => {
        const state = await inForce();
        const { token, holder } = state;
        await make(state, HOLDER);
        const burnt = (await issuing(state)).burn(holder, 5n);
        if (!sends) return expectRefusal(burnt, token, "ERC7943CannotSend", [holder]);
        await expect(burnt).to.emit(token, "Transfer").withArgs(holder, ZeroAddress, 5n);
        expect(await token.totalSupply()).to.equal(SUPPLY - 5n);
      });
    }

    it("of what is frozen: refuses", async () => {
      const state = await inForce();
      const { token, holder } = state;
      await setFrozen(state, holder, OF_HOLDER - 5n);
      const attempt = (await issuing(state)).burn(holder, 6n);
      await expectRefusal(attempt, token, "ERC7943InsufficientUnfrozenBalance", [holder, 6n, 5n]);
      await (await issuing(state)).burn(holder, 5n);
    });

    it("of more than is held: refuses, in ERC-20's words", async () => {
      const state = await inForce();
      const { token, holder } = state;
      const words = [holder, OF_HOLDER, OF_HOLDER + 1n];
      const attempt = (await issuing(state)).burn(holder, OF_HOLDER + 1n);
      await expectRefusal(attempt, token, "ERC20InsufficientBalance", words);
    });
  });
});
