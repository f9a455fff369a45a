import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { BUYER, HOLDER, OF_HOLDER, type TestAsset, drafted, prereleased } from "../fixtures/assets.ts";
import { AssetState } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded, moveTo } from "../fixtures/given.ts";
import { FACTS, NO_HOLDERS } from "./helpers/facts.ts";
import { type InForce, inForce, setFrozen, suspendAsset } from "./helpers/inForce.ts";

/** The token in the hands of Directives, which alone may force. */
async function forcing({ network, token }: Pick<InForce, "network" | "token">) {
  return token.connect(await network.ethers.getImpersonatedSigner(await network.suite.directives.getAddress()));
}

/** As {@link inForce}, with a forced transfer from the holder to the buyer unless others are named. */
async function given() {
  const state = await inForce();
  const token = await forcing(state);
  const force = (amount: bigint, to = state.buyer, from = state.holder) => token.forcedTransfer(from, to, amount);
  return { ...state, force };
}

describe("asset: forcedTransfer, by Directives", () => {
  it("moves and tells of it after the transfer", async () => {
    const { token, holder, buyer, force } = await given();
    const receipt = await (await force(40n)).wait();
    const names = (receipt?.logs ?? []).map((log) => token.interface.parseLog(log)?.name);
    expect(names).to.deep.equal(["Transfer", "ForcedTransfer"]);
    await expect(force(1n)).to.emit(token, "ForcedTransfer").withArgs(holder, buyer, 1n);
    expect(await token.balanceOf(buyer)).to.equal(41n);
  });

  describe("of what, between whom", () => {
    it("nothing: refuses", async () => {
      const { token, holder, buyer, force } = await given();
      await expectRefusal(force(0n), token, "AssetTokenForcedUnfit", [holder, buyer, 0n]);
    });

    it("from the zero address: refuses", async () => {
      const { token, buyer, force } = await given();
      const words = [ZeroAddress, buyer, 1n];
      await expectRefusal(force(1n, buyer, ZeroAddress), token, "AssetTokenForcedUnfit", words);
    });

    it("to the zero address: refuses", async () => {
      const { token, holder, force } = await given();
      await expectRefusal(force(1n, ZeroAddress), token, "AssetTokenForcedUnfit", [holder, ZeroAddress, 1n]);
    });

    it("from an account to itself: refuses", async () => {
      const { token, holder, force } = await given();
      await expectRefusal(force(1n, holder), token, "AssetTokenForcedUnfit", [holder, holder, 1n]);
    });

    it("all that is held: moves", async () => {
      const { token, buyer, force } = await given();
      await force(OF_HOLDER);
      expect(await token.balanceOf(buyer)).to.equal(OF_HOLDER);
    });

    it("more than is held: refuses", async () => {
      const { token, holder, force } = await given();
      const words = [holder, OF_HOLDER, OF_HOLDER + 1n];
      await expectRefusal(force(OF_HOLDER + 1n), token, "ERC20InsufficientBalance", words);
    });
  });

  describe("from a holder", () => {
    for (const [fact, { make }] of Object.entries(FACTS)) {
      it(`who ${fact}: moves`, async () => {
        const { force, token, buyer, ...state } = await given();
        await make({ token, buyer, ...state }, HOLDER);
        await force(1n);
        expect(await token.balanceOf(buyer)).to.equal(1n);
      });
    }
  });

  describe("to somebody", () => {
    for (const [fact, { make, receives }] of Object.entries(FACTS)) {
      it(`who ${fact}: ${receives ? "moves" : "refuses"}`, async () => {
        const { force, token, buyer, ...state } = await given();
        await make({ token, buyer, ...state }, BUYER);
        if (!receives) return expectRefusal(force(1n), token, "ERC7943CannotReceive", [buyer]);
        await force(1n);
        expect(await token.balanceOf(buyer)).to.equal(1n);
      });
    }

    for (const [who, address] of Object.entries(NO_HOLDERS)) {
      if (who === "the zero address") continue;
      it(`${who}: refuses`, async () => {
        const { force, ...state } = await given();
        const to = address(state);
        await expectRefusal(force(1n, to), state.token, "ERC7943CannotReceive", [to]);
      });
    }
  });

  describe("in which state of the asset", () => {
    for (const [state, bring] of Object.entries({ draft: drafted, preReleased: prereleased })) {
      it(`${state}: refuses`, async () => {
        const network = await founded();
        const { token }: TestAsset = await bring(network);
        const forced = await forcing({ network, token });
        const attempt = forced.forcedTransfer(network.address(HOLDER), network.address(BUYER), 1n);
        const number = state === "draft" ? AssetState.draft : AssetState.preReleased;
        await expectRefusal(attempt, token, "AssetTokenUnexpectedState", [number]);
      });
    }

    it("Suspended: moves", async () => {
      const { force, ...state } = await given();
      await suspendAsset(state);
      await force(1n);
    });

    it("Maturing: moves", async () => {
      const { force, network, asset } = await given();
      await moveTo(network, asset.terms.maturity);
      await force(1n);
    });
  });

  it("leaves every order as it is", async () => {
    const { force, ...state } = await given();
    await setFrozen(state, state.holder, OF_HOLDER);
    await force(OF_HOLDER);
    expect(await state.token.getFrozenTokens(state.holder)).to.equal(OF_HOLDER);
  });
});
