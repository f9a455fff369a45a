import { expect } from "chai";
import { id as hashOf } from "ethers";
import { annul } from "../fixtures/assetDirectives.ts";
import { redeem, settled } from "../fixtures/assetActs.ts";
import { CUSTODIAN, HOLDER, INSPECTOR, ISSUER, OF_HOLDER, OF_ISSUER } from "../fixtures/assets.ts";
import { type Said, type TestAsset, activate, attest, attestAll, drafted, prerelease } from "../fixtures/assets.ts";
import { effective, inspected, maturing, prereleased, termsOf } from "../fixtures/assets.ts";
import { LATER } from "../fixtures/enrolment.ts";
import { InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import { inspectorOf, registerAs } from "./helpers/register.ts";
import { deadlineOf, reject, stopped } from "./helpers/stages.ts";

const LOCK = hashOf("lock 1");
const OTHER = hashOf("lock 2");
const { title, custody } = InspectionItem;

describe("asset: one live asset per lock", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  /** Whom a lock of the depository backs. */
  async function backed(lockId = LOCK, custodian = "csd"): Promise<bigint> {
    return network.suite.assetRegister.assetOfLock(network.orgId(custodian), lockId);
  }

  const claim = (id: bigint) => attest(network, id, custody, CUSTODIAN);

  async function expectTaken(id: bigint, holder: bigint): Promise<void> {
    const { assetRegister } = network.suite;
    const values = [network.orgId("csd"), LOCK, holder];
    await expectRefusal(claim(id), assetRegister, "AssetLockTaken", values);
    expect(await backed()).to.equal(holder);
  }

  describe("the claim", () => {
    it("is not made by a draft, nor by its release", async () => {
      const asset = await drafted(network);
      expect(await backed()).to.equal(0);
      await prerelease(network, asset);
      expect(await backed()).to.equal(0);
    });

    it("is not made by the word of others", async () => {
      await prereleased(network);
      await attest(network, 1n, title, INSPECTOR);
      await attest(network, 1n, InspectionItem.nonObjection, "regulator.officer-1");
      expect(await backed()).to.equal(0);
    });

    it("is made by the custodian's own attestation of custody", async () => {
      await prereleased(network);
      await claim(1n);
      expect(await backed()).to.equal(1);
    });

    it("is not made by the custodian's word on another item", async () => {
      const terms = await termsOf(network);
      const added = { item: InspectionItem.trading, organization: BigInt(network.orgId("csd")) };
      await prereleased(network, { inspections: [...terms.inspections, added] });
      await attest(network, 1n, InspectionItem.trading, CUSTODIAN);
      expect(await backed()).to.equal(0);
    });

    it("is not made by an attestation that is refused", async () => {
      await prereleased(network);
      const attempt = registerAs(network, CUSTODIAN).attest(1, custody, hashOf("other"), LATER);
      const values = [1, hashOf("other"), LATER];
      await expectRefusal(attempt, network.suite.assetRegister, "AssetAttestationUnfit", values);
      expect(await backed()).to.equal(0);
    });

    it("is renewed by the same asset", async () => {
      await prereleased(network);
      await claim(1n);
      await claim(1n);
      expect(await backed()).to.equal(1);
    });

    it("outlasts the attestation's own end while the inspection goes on", async () => {
      await prereleased(network);
      const until = BigInt((await now(network)) + 100);
      await attest(network, 1n, custody, CUSTODIAN, until);
      await prereleased(network);
      await moveTo(network, until);
      await expectTaken(2n, 1n);
    });
  });

  describe("a second asset on the same lock", () => {
    it("is drafted and released: only the custodian can claim, once", async () => {
      await prereleased(network);
      await prereleased(network);
      await claim(1n);
      await expectTaken(2n, 1n);
    });

    it("wins the race by the custodian's first word, whichever was drafted first", async () => {
      await prereleased(network);
      await prereleased(network);
      await claim(2n);
      await expectTaken(1n, 2n);
    });

    it("cannot be activated without it", async () => {
      await inspected(network);
      const second = await prereleased(network);
      for (const item of [1n, 2n, 3n]) await attest(network, 2n, item, INSPECTOR);
      await attest(network, 2n, InspectionItem.nonObjection, "regulator.officer-1");
      await expectTaken(2n, 1n);
      const values = [2, custody, network.orgId("csd")];
      await expectRefusal(activate(network, second), network.suite.assetRegister, "AssetNotInspected", values);
    });
  });

  describe("while it is claimed", () => {
    const held: Record<string, () => Promise<unknown>> = {
      "by one under inspection": () => inspected(network),
      "by one in force": () => effective(network),
      "by a suspended one": async () => stopped(network, await effective(network)),
      "by a mature one": () => maturing(network),
      "by a mature one that is suspended": async () => stopped(network, await maturing(network)),
      "by a mature one with one unit left": async () => {
        const asset = await maturing(network);
        await redeem(network, asset, HOLDER, OF_HOLDER);
        await redeem(network, asset, ISSUER, OF_ISSUER - 1n);
      },
    };
    for (const [how, bring] of Object.entries(held)) {
      it(`${how}, backs no other`, async () => {
        await bring();
        await prereleased(network, { maturity: 0n });
        await expectTaken(2n, 1n);
      });
    }
  });

  describe("the end of a claim", () => {
    const ends: Record<string, () => Promise<unknown>> = {
      "a withdrawal to Draft": async () => {
        await inspected(network);
        await registerAs(network, ISSUER).withdraw(1);
      },
      "a rejection": async () => reject(network, await inspected(network)),
      "a deadline that passed": async () => moveTo(network, await deadlineOf(network, await inspected(network))),
      "an annulment while under inspection": async () => annul(network, await inspected(network)),
      "an annulment in force": async () => annul(network, await effective(network)),
      "a settlement": () => settled(network),
    };
    for (const [what, end] of Object.entries(ends)) {
      it(`is ${what}: another asset claims the lock`, async () => {
        await end();
        expect(await backed()).to.equal(0);
        await prereleased(network, { maturity: 0n });
        await claim(2n);
        expect(await backed()).to.equal(2);
      });
    }

    it("is the exact second of the deadline, without a transaction", async () => {
      const first = await inspected(network);
      const deadline = await deadlineOf(network, first);
      await moveTo(network, deadline - 3n);
      await prereleased(network);
      const hash = await network.suite.assetRegister.contentHashOf(2);
      const custodian = registerAs(network, CUSTODIAN);
      await nextAt(network, deadline - 1n);
      const early = custodian.attest(2, custody, hash, LATER, { gasLimit: 1_000_000 });
      const values = [network.orgId("csd"), LOCK, 1];
      await expectRefusal(early, network.suite.assetRegister, "AssetLockTaken", values);
      await nextAt(network, deadline);
      await custodian.attest(2, custody, hash, LATER, { gasLimit: 1_000_000 });
      expect(await backed()).to.equal(2);
    });
  });

  describe("an asset that comes back", () => {
    it("finds its lock taken by the one that claimed it meanwhile", async () => {
      const first = await inspected(network);
      await registerAs(network, ISSUER).withdraw(1);
      await prereleased(network);
      await claim(2n);
      await prerelease(network, first);
      expect(await backed()).to.equal(2);
      await expectTaken(1n, 2n);
    });

    it("has no claim from an earlier edition: the custodian attests anew", async () => {
      const first = await inspected(network);
      await registerAs(network, ISSUER).withdraw(1);
      await prerelease(network, first);
      expect(await backed()).to.equal(0);
      await prereleased(network);
      await claim(2n);
      await expectTaken(1n, 2n);
    });
  });

  describe("an asset that changed its lock", () => {
    beforeEach(async () => {
      await inspected(network);
      await registerAs(network, ISSUER).withdraw(1);
      await registerAs(network, ISSUER).redraft(1, await termsOf(network, { lockId: OTHER }));
      await prerelease(network, { id: 1n });
      await claim(1n);
    });

    it("leaves the lock of before, whose claim does not come back with the new one", async () => {
      expect([await backed(), await backed(OTHER)]).to.deep.equal([0n, 1n]);
      await prereleased(network);
      await claim(2n);
      expect([await backed(), await backed(OTHER)]).to.deep.equal([2n, 1n]);
    });

    it("leaves it in force too", async () => {
      const asset = { id: 1n, allocations: (await drafted(network)).allocations };
      await attestAll(network, asset);
      await activate(network, asset);
      expect([await backed(), await backed(OTHER)]).to.deep.equal([0n, 1n]);
    });
  });

  it("of the same number at two custodians is two locks", async () => {
    const said: Said = { custodian: BigInt(network.orgId("bank-b")) };
    const key = await inspectorOf(network, "bank-b");
    await prereleased(network);
    const second: TestAsset = await prereleased(network, said);
    await claim(1n);
    const { assetRegister } = network.suite;
    await assetRegister.connect(key).attest(2, custody, await assetRegister.contentHashOf(second.id), LATER);
    expect([await backed(), await backed(LOCK, "bank-b")]).to.deep.equal([1n, 2n]);
  });

  it("that nobody ever named backs nothing", async () => {
    expect(await backed(hashOf("never"))).to.equal(0);
    expect(await network.suite.assetRegister.assetOfLock(99, LOCK)).to.equal(0);
  });
});
