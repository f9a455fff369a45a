import { expect } from "chai";
import { ZeroAddress, id } from "ethers";
import { accountSubject } from "../../../lib/regulator/subject.ts";
import { DAY, suspendOrganization } from "../../fixtures/acts.ts";
import { dispute, eventsOf, freezeForGood, redeem, stop } from "../../fixtures/assetActs.ts";
import { approved, carryOut, executable } from "../../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, ISSUER, OF_HOLDER, SUPPLY, effective, maturing, stateOf } from "../../fixtures/assets.ts";
import { type Said, draft, etaOf, execute, standingOf } from "../../fixtures/directives.ts";
import { AssetState, DirectiveKind, DirectiveStatus, Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, moveTo, nextAt, now } from "../../fixtures/given.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import { OPEN, TOO_MUCH, given, givenExecutable, itGoesOnGiven } from "./helpers/given.ts";

const KINDS = ["seizure", "correction", "award"] as const;

describe("AssetToken.carryOut: a seizure, a correction, an award", () => {
  for (const kind of KINDS) {
    describe(`a ${kind}`, () => {
      const said: Said = { kind: DirectiveKind[kind] };

      for (const amount of [1n, 100n, OF_HOLDER]) {
        it(`moves ${amount}, and the supply stays what it is`, async () => {
          const { network, asset, holder, buyer, balanceOf } = await given();
          await carryOut(network, asset, { ...said, amount });
          expect([await balanceOf(holder), await balanceOf(buyer)]).to.deep.equal([OF_HOLDER - amount, amount]);
          expect(await asset.token.totalSupply()).to.equal(SUPPLY);
        });
      }

      it("is told as a transfer, as forced, and by its number, after what is frozen now", async () => {
        const { network, asset, holder, buyer, subject } = await given();
        await freezeForGood(network, subject, 300n);
        const sent = await carryOut(network, asset, said);
        const { directives, freezeOrders } = network.suite;
        expect(await eventsOf(sent, directives, freezeOrders, asset.token)).to.deep.equal([
          "DirectiveExecuted",
          "DirectiveCarriedOut",
          "FreezeReduced",
          "Frozen",
          "Transfer",
          "ForcedTransfer",
        ]);
        await expect(sent).to.emit(asset.token, "DirectiveCarriedOut").withArgs(1);
        await expect(sent).to.emit(asset.token, "Frozen").withArgs(holder, 200n);
        await expect(sent).to.emit(asset.token, "Transfer").withArgs(holder, buyer, 100n);
        await expect(sent).to.emit(asset.token, "ForcedTransfer").withArgs(holder, buyer, 100n);
      });

      for (const [state, bring] of Object.entries(OPEN)) {
        it(`given the asset is ${state}: takes it`, async () => {
          const { network, asset, buyer, balanceOf } = await given();
          await execute(network, await bring(network, asset, said));
          expect(await balanceOf(buyer)).to.equal(100n);
        });
      }
    });
  }

  describe("who executes it, once its delay is over", () => {
    for (const caller of [...EVERYONE, HOLDER, BUYER]) {
      it(`${caller}: takes it`, async () => {
        const { network, buyer, balanceOf } = await givenExecutable();
        await execute(network, 1n, caller);
        expect(await balanceOf(buyer)).to.equal(100n);
      });
    }

    it("never twice", async () => {
      const { network, buyer, balanceOf } = await givenExecutable();
      await execute(network);
      const values = [1, DirectiveStatus.executed];
      await expectRefusal(execute(network), network.suite.directives, "DirectiveUnexpectedStatus", values);
      expect(await balanceOf(buyer)).to.equal(100n);
    });

    it("not a second before", async () => {
      const { network, asset } = await given();
      const directive = await approved(network, asset);
      const eta = await etaOf(network, directive);
      await nextAt(network, eta - 1n);
      await expectRefusal(execute(network), network.suite.directives, "DirectiveUnmetDelay", [1, eta]);
    });
  });

  describe("of a holder who is barred: it goes on", () => {
    const BARRED: Record<string, (network: Founded) => Promise<unknown>> = {
      "his account is frozen": (network) => freezeForGood(network, accountSubject(network.address(HOLDER))),
      "his organization is suspended": (network) => suspendOrganization(network, "bank-a"),
      "his account is suspended": ({ suite, ...network }) =>
        suite.accounts.connect(network.as("bank-a.admin")).suspendOwn(network.address(HOLDER)),
    };
    for (const [label, bar] of Object.entries(BARRED)) itGoesOnGiven(label, bar);

    it("given a party disputes the holding, which stays paused", async () => {
      const { network, asset, buyer, balanceOf, live } = await givenExecutable();
      await dispute(network, asset);
      await execute(network);
      expect([await balanceOf(buyer), await live()]).to.deep.equal([100n, [1n]]);
    });
  });

  it("of the issuer's own holding: as of any other", async () => {
    const { network, asset, buyer, balanceOf } = await given();
    await carryOut(network, asset, { from: network.address(ISSUER), amount: 400_000n });
    expect(await balanceOf(buyer)).to.equal(400_000n);
  });

  describe("of more than is held", () => {
    it("refuses, stays approved, and takes it once there is enough", async () => {
      const { network, asset, holder, buyer, balanceOf } = await givenExecutable(() => ({ amount: TOO_MUCH }));
      const values = [holder, OF_HOLDER, TOO_MUCH];
      await expectRefusal(execute(network), asset.token, "ERC20InsufficientBalance", values);
      expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
      await asset.token.connect(network.as(ISSUER)).transfer(holder, 1n);
      await execute(network);
      expect([await balanceOf(holder), await balanceOf(buyer)]).to.deep.equal([0n, TOO_MUCH]);
    });

    it("leaves the orders of its regulator as they are", async () => {
      const { network, asset, holder, subject, frozen } = await given();
      await freezeForGood(network, subject, 300n);
      await executable(network, asset, { amount: TOO_MUCH });
      await expectRefusal(execute(network), asset.token, "ERC20InsufficientBalance", [holder, OF_HOLDER, TOO_MUCH]);
      expect(await frozen()).to.equal(300n);
    });

    it("than there can be at all: refuses, and takes nothing off an order for the remainder", async () => {
      const amount = 2n ** 168n + 100n;
      const { network, asset, holder, subject, frozen } = await given();
      await freezeForGood(network, subject, 300n);
      await executable(network, asset, { amount });
      await expectRefusal(execute(network), asset.token, "ERC20InsufficientBalance", [holder, OF_HOLDER, amount]);
      expect(await frozen()).to.equal(300n);
    });
  });

  describe("drafted about one state of the asset, executed in another", () => {
    it("and it matured meanwhile: takes it, and who got it redeems", async () => {
      const { network } = await given();
      const maturity = BigInt((await now(network)) + 5 * DAY);
      const asset = await effective(network, { lockId: id("another lock"), maturity });
      await approved(network, asset);
      expect(await stateOf(asset)).to.equal(AssetState.effective);
      await moveTo(network, maturity);
      await execute(network);
      await redeem(network, asset, BUYER, 100n);
      expect(await asset.token.totalSupply()).to.equal(SUPPLY - 100n);
    });

    it("and the holder redeemed meanwhile: there is nothing left to take", async () => {
      const { network, holder } = await given();
      const asset = await maturing(network, { lockId: id("another lock") });
      await approved(network, asset);
      await redeem(network, asset, HOLDER, OF_HOLDER);
      await moveTo(network, await etaOf(network));
      await expectRefusal(execute(network), asset.token, "ERC20InsufficientBalance", [holder, 0n, 100n]);
    });

    it("and an officer stopped the asset meanwhile: takes it all the same", async () => {
      const { network, asset, buyer, balanceOf } = await givenExecutable();
      await stop(network, asset);
      await execute(network);
      expect(await balanceOf(buyer)).to.equal(100n);
    });
  });

  describe("at the draft already", () => {
    for (const [label, said] of [
      ["for nobody", () => ({ to: ZeroAddress })],
      ["for the holder himself", (network: Founded) => ({ to: network.address(HOLDER) })],
      ["of nothing", () => ({ amount: 0n })],
    ] as const) {
      it(`${label}: refuses`, async () => {
        const { network, asset } = await given();
        const attempt = draft(network, { target: asset.address, ...said(network) });
        await expect(attempt).to.be.revertedWithCustomError(network.suite.directives, "DirectiveIncomplete");
      });
    }
  });

  it("asks nothing of the office of the holder: what a former Participant holds can be taken", async () => {
    const { network, holder, buyer, balanceOf } = await givenExecutable();
    await network.suite.accounts.connect(network.as("bank-a.admin")).requestRevocation(holder);
    await network.suite.accounts.connect(network.as("bank-a.seat")).confirmRevocation(holder);
    expect(await network.suite.standing.officeOf(holder)).to.equal(Office.none);
    await execute(network);
    expect(await balanceOf(buyer)).to.equal(100n);
  });
});
