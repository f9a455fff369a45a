import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { type InForce, barAccount, carryOut, executable, inForce, setFrozen } from "../asset/helpers/inForce.ts";
import { freezeForGood, holdingOf } from "../fixtures/assetActs.ts";
import { annul } from "../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, OF_HOLDER, SUPPLY } from "../fixtures/assets.ts";
import { FIRST, draftOf, execute } from "../fixtures/directives.ts";
import { AssetState, Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";

/** The token in the hands of Directives: what it would do if a directive said so. */
async function forcing({ network, token }: InForce) {
  return token.connect(await network.ethers.getImpersonatedSigner(await network.suite.directives.getAddress()));
}

describe("D1: a forced transfer from the zero address mints, one to it burns", () => {
  for (const [what, ends] of Object.entries({
    "from the zero address": (state: InForce) => [ZeroAddress, state.buyer] as const,
    "to the zero address": (state: InForce) => [state.holder, ZeroAddress] as const,
  })) {
    it(`refuses one ${what}`, async () => {
      const state = await inForce();
      const [from, to] = ends(state);
      const attempt = (await forcing(state)).forcedTransfer(from, to, 10n ** 30n);
      await expectRefusal(attempt, state.token, "AssetTokenForcedUnfit", [from, to, 10n ** 30n]);
      expect(await state.token.totalSupply()).to.equal(SUPPLY);
    });

    it(`takes no draft of one ${what}`, async () => {
      const state = await inForce();
      const { network, asset } = state;
      const [from, to] = ends(state);
      const { directives } = network.suite;
      const draft = await draftOf(network, { target: asset.address, from, to });
      const attempt = directives.connect(network.as(FIRST)).draft(draft);
      await expect(attempt).to.be.revertedWithCustomError(
        directives,
        from === ZeroAddress ? "DirectiveAccountUnfit" : "DirectiveIncomplete",
      );
    });
  }
});

describe("D2: a seizure cuts what is frozen to what is left, and a standing order over receipts to come is lost", () => {
  it("keeps an order of others as it is", async () => {
    const state = await inForce();
    await setFrozen(state, state.holder, 5n * OF_HOLDER);
    await carryOut(state, { amount: 10n });
    expect(await state.token.getFrozenTokens(state.holder)).to.equal(5n * OF_HOLDER);
  });

  it("takes off its regulator's own order what was seized, and no more", async () => {
    const state = await inForce();
    await freezeForGood(state.network, holdingOf(state.network, state.asset), 5n * OF_HOLDER);
    await carryOut(state, { amount: 10n });
    expect(await state.token.getFrozenTokens(state.holder)).to.equal(5n * OF_HOLDER - 10n);
  });

  it("still freezes what is received then", async () => {
    const state = await inForce();
    await setFrozen(state, state.holder, 5n * OF_HOLDER);
    await carryOut(state, { amount: OF_HOLDER });
    const { token, network, holder, buyer } = state;
    await token.connect(network.as(BUYER)).transfer(holder, 10n);
    const attempt = token.connect(network.as(HOLDER)).transfer(buyer, 1n);
    await expectRefusal(attempt, token, "ERC7943InsufficientUnfrozenBalance", [holder, 1n, 0n]);
  });
});

describe("D5: a forced transfer from an account to itself unfreezes in secret", () => {
  it("refuses it, and all stays frozen", async () => {
    const state = await inForce();
    const { token, holder } = state;
    await freezeForGood(state.network, holdingOf(state.network, state.asset), OF_HOLDER);
    const attempt = (await forcing(state)).forcedTransfer(holder, holder, OF_HOLDER);
    await expectRefusal(attempt, token, "AssetTokenForcedUnfit", [holder, holder, OF_HOLDER]);
    expect(await token.getFrozenTokens(holder)).to.equal(OF_HOLDER);
  });

  it("takes no draft of it", async () => {
    const { network, asset, holder } = await inForce();
    const { directives } = network.suite;
    const draft = await draftOf(network, { target: asset.address, to: holder });
    const attempt = directives.connect(network.as(FIRST)).draft(draft);
    await expect(attempt).to.be.revertedWithCustomError(directives, "DirectiveIncomplete");
  });
});

describe("D6: a forced transfer reaches a frozen receiver, and a token that has ended", () => {
  it("refuses a receiver who is frozen, though approved before", async () => {
    const state = await inForce();
    const { network, token, buyer } = state;
    const directive = await executable(state);
    await barAccount(state, buyer, Direction.receive);
    await expectRefusal(execute(network, directive), token, "ERC7943CannotReceive", [buyer]);
  });

  it("refuses a token that has ended, though approved before", async () => {
    const state = await inForce();
    const { network, asset, token } = state;
    await annul(network, asset);
    const directive = await executable(state);
    await expectRefusal(execute(network, directive), token, "AssetTokenUnexpectedState", [AssetState.annulled]);
  });
});

describe("D10: a forced transfer moves frozen tokens without a word, and leaves more frozen than is held", () => {
  it("tells what is frozen first, and leaves of its own order what is left to freeze", async () => {
    const state = await inForce();
    const { token, holder } = state;
    await freezeForGood(state.network, holdingOf(state.network, state.asset), OF_HOLDER);
    const receipt = await (await carryOut(state, { amount: 10n })).wait();
    const logs = (receipt?.logs ?? []).map((log) => token.interface.parseLog(log)).filter((log) => log !== null);
    const names = logs.map(({ name }) => name);
    expect(names).to.deep.equal(["DirectiveCarriedOut", "Frozen", "Transfer", "ForcedTransfer"]);
    expect([...(logs[1]?.args ?? [])]).to.deep.equal([holder, OF_HOLDER - 10n]);
    expect(await token.getFrozenTokens(holder)).to.equal(await token.balanceOf(holder));
  });
});
