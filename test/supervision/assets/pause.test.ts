import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";
import { holdingSubject } from "../../../lib/regulator/subject.ts";
import { DAY, freeze } from "../../fixtures/acts.ts";
import { CASE, PAUSE, dispute, freezeForGood, holdingOf } from "../../fixtures/assetActs.ts";
import { BUYER, HOLDER, ISSUER, OF_HOLDER, type TestAsset, drafted, transfer } from "../../fixtures/assets.ts";
import { Direction, OrderStatus, Placer } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, moveTo, nextAt, now } from "../../fixtures/given.ts";
import { FOR_GOOD, decideOnOrder } from "../../fixtures/orders.ts";
import { keyOfSubject, told } from "../helpers/subjects.ts";
import { given, inPlaceOf, itObeysAssetsAlone } from "./helpers/callers.ts";
import { UNFIT_HOLDERS } from "./helpers/unfit.ts";

const REST = 30 * DAY;

describe("FreezeOrders.pause: a party disputes a holding", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => void ({ network, asset } = await given()));

  const orders = () => network.suite.freezeOrders;
  const frozen = (name = HOLDER) => asset.token.getFrozenTokens(network.address(name));
  const live = async () => [...(await orders().liveOrdersOf(holdingOf(network, asset)))];
  /** Disputes, as the issuer unless said, and moves on to when the pause ends; returns that second. */
  const disputed = async (as?: string) => {
    await dispute(network, asset, as);
    const end = (await now(network)) + PAUSE;
    await moveTo(network, end);
    return end;
  };
  const expectRepeated = async (attempt: Promise<unknown>, order: number, again: number) =>
    expectRefusal(attempt, orders(), "FreezeRepeated", [order, again]);

  describe("who", () => {
    itObeysAssetsAlone("pause", (made, { address }) => [address, made.address(HOLDER), made.orgId("bank-c"), CASE]);

    it("refuses a token: parties speak through the register", async () => {
      const tokens = await inPlaceOf(network, asset.address);
      const attempt = tokens.pause(asset.address, network.address(HOLDER), network.orgId("bank-c"), CASE);
      await expectRefusal(attempt, orders(), "FreezeOnlyAsset", [asset.address]);
    });

    for (const party of [ISSUER, HOLDER, "bank-a.operator"]) {
      it(`takes the dispute of ${party}`, async () => {
        await dispute(network, asset, party);
        expect(await frozen()).to.equal(MaxUint256);
      });
    }

    for (const stranger of [
      "outsider",
      "regulator.officer-1",
      "csd.inspector",
      "auditor.inspector",
      BUYER,
      "bank-c.admin",
      "bank-c.seat",
      "bank-d.seat",
      "founder",
    ]) {
      it(`refuses the dispute of ${stranger}, who is no party`, async () => {
        const account = stranger === "outsider" ? network.stranger().address : network.address(stranger);
        const values = [asset.id, network.orgId("bank-c"), account];
        const attempt = dispute(network, asset, stranger);
        await expectRefusal(attempt, network.suite.assetRegister, "AssetNotOwn", values);
        expect(await frozen()).to.equal(0n);
      });
    }
  });

  it("places an order of its organization on all of the holding, for sending, that names the case", async () => {
    const sent = await dispute(network, asset);
    const until = (await now(network)) + PAUSE;
    const subject = holdingOf(network, asset);
    const said = [told(subject), Direction.send, 0n, PAUSE, CASE, CASE];
    await expect(sent)
      .to.emit(orders(), "FreezePlaced")
      .withArgs(1, keyOfSubject(subject), network.orgId("bank-c"), Placer.parties, ZeroAddress, until, said);
    const order = await orders().orderOf(1);
    expect([order.status, order.streak, order.until]).to.deep.equal([OrderStatus.provisional, 1n, BigInt(until)]);
  });

  it("nothing is sent meanwhile, and everything received", async () => {
    await dispute(network, asset);
    const attempt = transfer(network, asset, HOLDER, network.address(BUYER), 1n);
    const values = [network.address(HOLDER), 1n, 0n];
    await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", values);
    await transfer(network, asset, ISSUER, network.address(HOLDER), 5n);
    expect(await asset.token.balanceOf(network.address(HOLDER))).to.equal(OF_HOLDER + 5n);
  });

  it("ends by itself after 72 hours, to the second", async () => {
    await dispute(network, asset);
    const end = (await now(network)) + PAUSE;
    await moveTo(network, end - 1);
    expect(await frozen()).to.equal(MaxUint256);
    await moveTo(network, end);
    expect([await frozen(), await live()]).to.deep.equal([0n, []]);
    await transfer(network, asset, HOLDER, network.address(BUYER), OF_HOLDER);
  });

  it("leaves the other holdings, and the holder's of other assets, as they are", async () => {
    const other = await drafted(network);
    await dispute(network, asset);
    expect([await frozen(BUYER), await frozen(ISSUER)]).to.deep.equal([0n, 0n]);
    expect(await other.token.getFrozenTokens(network.address(HOLDER))).to.equal(0n);
  });

  describe("again", () => {
    it("while it lasts: refuses", async () => {
      await dispute(network, asset);
      await expectRefusal(dispute(network, asset), orders(), "FreezeOrderExists", [1]);
    });

    it("a second time right after: takes it; a third not until 30 days after that one, then it does", async () => {
      await disputed();
      const again = (await disputed()) + REST;
      await expectRepeated(dispute(network, asset), 2, again);
      await nextAt(network, again - 1);
      await expectRepeated(dispute(network, asset), 2, again);
      await nextAt(network, again);
      await dispute(network, asset);
      expect((await orders().orderOf(3)).streak).to.equal(1n);
    });

    it("by another account of the organization: counts with the first one's", async () => {
      await disputed(HOLDER);
      const again = (await disputed("bank-a.operator")) + REST;
      for (const as of [HOLDER, "bank-a.operator", "bank-a.seat"]) {
        await expectRepeated(dispute(network, asset, as), 2, again);
      }
    });

    it("by the other party: counts for itself, and both may last at once", async () => {
      await dispute(network, asset);
      await dispute(network, asset, HOLDER);
      expect(await live()).to.deep.equal([1n, 2n]);
      expect((await orders().orderOf(2)).streak).to.equal(1n);
      await moveTo(network, (await now(network)) + PAUSE);
      expect(await frozen()).to.equal(0n);
    });

    it("about the holding of another: counts for itself", async () => {
      await disputed();
      await disputed();
      await dispute(network, asset, ISSUER, BUYER);
      expect((await orders().orderOf(3)).streak).to.equal(1n);
    });
  });

  describe("what the committee can do", () => {
    it("lift it before it ends", async () => {
      await dispute(network, asset);
      await decideOnOrder(network, "liftByDecision", 1n);
      expect([await frozen(), (await orders().orderOf(1)).status]).to.deep.equal([0n, OrderStatus.lifted]);
    });

    it("lift it: it counts all the same, and rests from the end that it had", async () => {
      await disputed();
      await dispute(network, asset);
      const { until } = await orders().orderOf(2);
      await decideOnOrder(network, "liftByDecision", 2n);
      await expectRepeated(dispute(network, asset), 2, Number(until) + REST);
    });

    it("confirm it for good, and lift it then; after that the party disputes twice again", async () => {
      await disputed();
      await dispute(network, asset);
      await decideOnOrder(network, "confirmByDecision", 2n);
      await moveTo(network, (await now(network)) + 100 * DAY);
      expect([await frozen(), (await orders().orderOf(2)).until]).to.deep.equal([MaxUint256, FOR_GOOD]);
      await expectRefusal(dispute(network, asset), orders(), "FreezeOrderExists", [2]);
      await decideOnOrder(network, "liftByDecision", 2n);
      await disputed();
      const again = (await disputed()) + REST;
      await expectRepeated(dispute(network, asset), 4, again);
    });
  });

  describe("what an officer cannot do", () => {
    for (const act of ["lift", "confirm"] as const) {
      it(`${act} it`, async () => {
        await dispute(network, asset);
        const attempt = orders().connect(network.as("regulator.officer-1"))[act](1);
        await expectRefusal(attempt, orders(), "FreezeOrderOfAnother", [1, network.orgId("bank-c")]);
      });
    }

    it("but freeze beside it", async () => {
      await dispute(network, asset);
      await freeze(network, holdingOf(network, asset), { amount: 10n, duration: PAUSE });
      await decideOnOrder(network, "liftByDecision", 1n);
      expect(await frozen()).to.equal(10n);
    });
  });

  it("takes no place from others: beside both parties there is one for the regulator and one for the committee", async () => {
    await dispute(network, asset);
    await dispute(network, asset, HOLDER);
    await freezeForGood(network, holdingOf(network, asset), 10n);
    const tokens = await inPlaceOf(network, asset.address);
    await tokens.setCommitteesOwn(network.address(HOLDER), 20n);
    await moveTo(network, (await now(network)) + PAUSE);
    expect(await frozen()).to.equal(30n);
  });

  describe("on whose holding: the issuer", () => {
    const register = () => network.suite.assetRegister.connect(network.as(ISSUER));
    for (const [whose, accountOf] of Object.entries(UNFIT_HOLDERS)) {
      it(`cannot dispute ${whose}`, async () => {
        const account = await accountOf(network);
        const attempt = register().dispute(asset.id, account, CASE);
        const subject = told(holdingSubject(account, asset.address));
        await expectRefusal(attempt, orders(), "FreezeSubjectUnfit", [subject]);
      });
    }

    it("disputes its own", async () => {
      await dispute(network, asset, ISSUER, ISSUER);
      expect(await frozen(ISSUER)).to.equal(MaxUint256);
    });
  });
});
