import { expect } from "chai";
import { MaxUint256, ZeroAddress, ZeroHash } from "ethers";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { DAY, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { PAUSE } from "../fixtures/assetActs.ts";
import { BUYER, HOLDER, ISSUER, type TestAsset, effective, transfer } from "../fixtures/assets.ts";
import { Direction, OrderStatus, Placer } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import { decideOnOrder } from "../fixtures/orders.ts";
import { REASON } from "../fixtures/reasons.ts";
import { keyOfActor, withIssuers } from "./helpers/issuers.ts";
import { registerAs } from "./helpers/register.ts";

describe("asset: dispute", () => {
  let network: Founded;
  let asset: TestAsset;
  let holder: string;
  beforeEach(async () => {
    network = await founded();
    asset = await effective(network);
    holder = network.address(HOLDER);
  });

  const dispute = (as: string, account = holder) => registerAs(network, as).dispute(1, account, REASON);

  async function expectNoParty(as: string, account = holder): Promise<void> {
    const values = [1, network.orgId("bank-c"), keyOfActor(network, as).address];
    await expectRefusal(dispute(as, account), network.suite.assetRegister, "AssetNotOwn", values);
  }

  it("pauses the whole holding for 72 hours, to the second", async () => {
    await dispute(ISSUER);
    const until = (await now(network)) + PAUSE;
    const to = network.address(BUYER);
    await moveTo(network, until - 2);
    const attempt = transfer(network, asset, HOLDER, to, 1n);
    await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", [holder, 1, 0]);
    await nextAt(network, until);
    await transfer(network, asset, HOLDER, to, 1n);
  });

  it("is an order of the party that is recorded and told", async () => {
    const { assetRegister, freezeOrders } = network.suite;
    const issuer = network.orgId("bank-c");
    await expect(dispute(ISSUER)).to.emit(assetRegister, "AssetDisputed").withArgs(1, holder, issuer, REASON);
    const order = await freezeOrders.orderOf(1);
    expect([order.placer, order.status, order.direction, order.amount, order.organization]).to.deep.equal([
      Placer.parties,
      OrderStatus.provisional,
      Direction.send,
      0n,
      BigInt(issuer),
    ]);
  });

  it("lets the holding receive, and every other holding send", async () => {
    await dispute(ISSUER);
    await transfer(network, asset, ISSUER, holder, 1n);
    expect(await asset.token.canReceive(holder)).to.equal(true);
    expect(await asset.token.getFrozenTokens(network.address(ISSUER))).to.equal(0);
  });

  it("is ended by the committee before, or made to hold", async () => {
    await dispute(ISSUER);
    await decideOnOrder(network, "liftByDecision", 1n);
    expect(await asset.token.getFrozenTokens(holder)).to.equal(0);
    await dispute(HOLDER);
    await decideOnOrder(network, "confirmByDecision", 2n);
    await moveTo(network, (await now(network)) + 10 * DAY);
    expect(await asset.token.getFrozenTokens(holder)).to.equal(MaxUint256);
  });

  it("leaves other orders on the holding", async () => {
    await freeze(network, holdingSubject(holder, asset.address), { amount: 9n, duration: PAUSE });
    await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(1);
    await dispute(ISSUER);
    await moveTo(network, (await now(network)) + PAUSE);
    expect(await asset.token.getFrozenTokens(holder)).to.equal(9);
  });

  it("names its case", async () => {
    const attempt = registerAs(network, ISSUER).dispute(1, holder, ZeroHash);
    await expectRefusal(attempt, network.suite.assetRegister, "AssetReasonMissing", [1]);
  });

  describe("a party", () => {
    for (const name of [ISSUER, HOLDER, "bank-a.seat", "bank-a.admin", "bank-a.operator"]) {
      it(`is ${name}`, async () => {
        await dispute(name);
        expect(await asset.token.getFrozenTokens(holder)).to.equal(MaxUint256);
      });
    }

    for (const name of [
      "outsider",
      "founder",
      "bank-c.admin",
      "bank-c.seat",
      "bank-d.admin",
      BUYER,
      "bank-b.developer",
      "csd.inspector",
      "auditor.inspector",
      "regulator.officer-1",
    ]) {
      it(`is not ${name}`, async () => expectNoParty(name));
    }

    it("is not an issuer of another organization, of the issuer's group or not", async () => {
      network = await withIssuers();
      asset = await effective(network);
      await expectNoParty("issuer of bank-d");
      await expectNoParty("issuer of bank-b");
    });

    it("is every issuer of the issuer", async () => {
      network = await withIssuers();
      asset = await effective(network);
      await dispute("second issuer of bank-c");
      expect(await asset.token.getFrozenTokens(holder)).to.equal(MaxUint256);
    });

    it("is not who is frozen", async () => {
      await freeze(network, holder);
      await expectNoParty(HOLDER);
    });

    it("is not who is of a suspended organization", async () => {
      await suspendOrganization(network, "bank-c");
      await expectNoParty(ISSUER);
    });

    it("is not an outsider about his own address, which is enrolled nowhere", async () => {
      await expectNoParty("outsider", network.stranger().address);
    });
  });

  describe("a holding", () => {
    for (const [what, account] of Object.entries<(made: Founded) => string>({
      "an outsider's": (made) => made.stranger().address,
      "an officer's": (made) => made.address("regulator.officer-1"),
      "the zero address's": () => ZeroAddress,
    })) {
      it(`is not ${what}`, async () => {
        const { kind, id, asset: token } = holdingSubject(account(network), asset.address);
        const values = [[kind, id, token]];
        const attempt = dispute(ISSUER, account(network));
        await expectRefusal(attempt, network.suite.freezeOrders, "FreezeSubjectUnfit", values);
      });
    }
  });

  describe("again", () => {
    it("is refused while the party's pause goes on, and open to the other party", async () => {
      await dispute(ISSUER);
      await expectRefusal(dispute(ISSUER), network.suite.freezeOrders, "FreezeOrderExists", [1]);
      await dispute(HOLDER);
      const live = await network.suite.freezeOrders.liveOrdersOf(holdingSubject(holder, asset.address));
      expect(live).to.deep.equal([1n, 2n]);
    });

    it("follows once, then not until 30 days after", async () => {
      const { freezeOrders } = network.suite;
      for (let placed = 0; placed < 2; ++placed) {
        await dispute(ISSUER);
        await moveTo(network, (await now(network)) + PAUSE);
      }
      const { until } = await freezeOrders.orderOf(2);
      const again = until + BigInt(30 * DAY);
      await nextAt(network, again - 1n);
      await expectRefusal(dispute(ISSUER), freezeOrders, "FreezeRepeated", [2, again]);
      await nextAt(network, again);
      await dispute(ISSUER);
      expect((await freezeOrders.orderOf(3)).direction).to.equal(Direction.send);
    });

    it("pauses each holding by itself", async () => {
      await dispute(ISSUER);
      await dispute(ISSUER, network.address(BUYER));
      expect(await asset.token.getFrozenTokens(network.address(BUYER))).to.equal(MaxUint256);
    });
  });

  it("is the register's to place: no account pauses directly", async () => {
    const { freezeOrders } = network.suite;
    const issuer = freezeOrders.connect(network.as(ISSUER));
    const attempt = issuer.pause(asset.address, holder, network.orgId("bank-c"), REASON);
    await expectRefusal(attempt, freezeOrders, "FreezeOnlyAsset", [network.address(ISSUER)]);
  });
});
