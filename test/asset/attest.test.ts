import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { DAY, freeze, suspendOrganization, suspendRegulator } from "../fixtures/acts.ts";
import { CUSTODIAN, INSPECTOR, OFFICER, type TestAsset, attest, attestAll, prereleased } from "../fixtures/assets.ts";
import { LATER } from "../fixtures/enrolment.ts";
import { InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { addRegulator, addRegulatorOf } from "../fixtures/regulators.ts";
import { keyOfActor } from "./helpers/issuers.ts";
import { inspectorOf, registerAs } from "./helpers/register.ts";

const { none, title, pricing, trading, custody, nonObjection } = InspectionItem;

describe("asset: attest", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    asset = await prereleased(network);
  });

  /** What lacks, item by item. */
  async function missing(): Promise<bigint[]> {
    return (await network.suite.assetRegister.missingOf(1)).map(({ item }) => item);
  }

  async function expectNoInspector(item: bigint, name: string): Promise<void> {
    const { assetRegister } = network.suite;
    const values = [1, item, keyOfActor(network, name).address];
    await expectRefusal(attest(network, 1n, item, name), assetRegister, "AssetNotInspector", values);
  }

  it("records an organization's word and who gave it, and tells", async () => {
    const { assetRegister } = network.suite;
    const organization = network.orgId("auditor");
    const account = network.address(INSPECTOR);
    await expect(attest(network, 1n, title, INSPECTOR))
      .to.emit(assetRegister, "AssetAttested")
      .withArgs(1, organization, title, account, await assetRegister.contentHashOf(1), LATER);
    expect(await assetRegister.attestationOf(1, title, organization)).to.deep.equal([account, LATER, 2n]);
    expect(await missing()).to.deep.equal([pricing, trading, custody, nonObjection]);
  });

  it("is complete with the plan's items, custody, and a regulator that does not object", async () => {
    expect(await missing()).to.deep.equal([title, pricing, trading, custody, nonObjection]);
    await attestAll(network, asset);
    expect(await missing()).to.deep.equal([]);
  });

  describe("who attests an item of the plan", () => {
    for (const item of [title, pricing, trading]) {
      for (const name of [...EVERYONE.filter((each) => each !== INSPECTOR), CUSTODIAN]) {
        it(`${item.toString()}: refuses ${name}`, async () => expectNoInspector(item, name));
      }
    }
  });

  describe("who attests the custody", () => {
    for (const name of [...EVERYONE, "csd.operator", "csd.seat", "csd.admin"]) {
      it(`refuses ${name}`, async () => expectNoInspector(custody, name));
    }
  });

  describe("who does not object", () => {
    for (const name of EVERYONE.filter((each) => each !== OFFICER)) {
      it(`refuses ${name}`, async () => expectNoInspector(nonObjection, name));
    }

    it("is any officer of any regulator; the word of one that is in force is enough", async () => {
      const regulator = await addRegulator(network, network.stranger(31), network.stranger(32));
      await attestAll(network, asset);
      const { assetRegister } = network.suite;
      const hash = await assetRegister.contentHashOf(1);
      await assetRegister.connect(network.stranger(31)).attest(1, nonObjection, hash, LATER);
      expect((await assetRegister.attestationOf(1, nonObjection, regulator)).account).to.equal(
        network.stranger(31).address,
      );
      expect(await missing()).to.deep.equal([]);
      await suspendRegulator(network, "regulator");
      expect(await missing()).to.deep.equal([]);
      const until = (await now(network)) + 60;
      await assetRegister.connect(network.stranger(31)).attest(1, nonObjection, hash, until);
      await moveTo(network, until);
      expect(await missing()).to.deep.equal([nonObjection]);
    });
  });

  describe("a regulator of the issuer's group", () => {
    it("is refused, as every organization of that group is", async () => {
      const officer = network.stranger(31);
      await addRegulatorOf(network, encodeBytes32String("group-c"), officer, network.stranger(32));
      const { assetRegister } = network.suite;
      const hash = await assetRegister.contentHashOf(1);
      const attempt = assetRegister.connect(officer).attest(1, nonObjection, hash, LATER);
      await expectRefusal(attempt, assetRegister, "AssetNotInspector", [1, nonObjection, officer.address]);
    });
  });

  describe("no item at all", () => {
    for (const name of [INSPECTOR, CUSTODIAN, OFFICER]) {
      it(`refuses ${name}`, async () => expectNoInspector(none, name));
    }
  });

  describe("an inspector of an organization that the plan does not name", () => {
    it("is refused, its own items and those of others", async () => {
      const key = await inspectorOf(network, "bank-b");
      const { assetRegister } = network.suite;
      const hash = await assetRegister.contentHashOf(1);
      for (const item of [title, custody, nonObjection]) {
        const values = [1, item, key.address];
        const attempt = assetRegister.connect(key).attest(1, item, hash, LATER);
        await expectRefusal(attempt, assetRegister, "AssetNotInspector", values);
      }
    });
  });

  describe("an inspector who is not in force", () => {
    it("is refused while an order freezes him", async () => {
      await freeze(network, network.address(INSPECTOR));
      await expectNoInspector(title, INSPECTOR);
    });

    it("is refused while his organization is suspended", async () => {
      await suspendOrganization(network, "csd");
      await expectNoInspector(custody, CUSTODIAN);
    });
  });

  describe("again", () => {
    it("replaces the word of before: a colleague's counts as the organization's", async () => {
      await attest(network, 1n, title, INSPECTOR);
      const key = await inspectorOf(network, "auditor");
      const { assetRegister } = network.suite;
      const hash = await assetRegister.contentHashOf(1);
      const until = BigInt((await now(network)) + DAY);
      await assetRegister.connect(key).attest(1, title, hash, until);
      const recorded = await assetRegister.attestationOf(1, title, network.orgId("auditor"));
      expect(recorded).to.deep.equal([key.address, until, 2n]);
    });

    it("is no second word: one organization's two inspectors attest one item once", async () => {
      const key = await inspectorOf(network, "auditor");
      const { assetRegister } = network.suite;
      await attest(network, 1n, title, INSPECTOR);
      await assetRegister.connect(key).attest(1, title, await assetRegister.contentHashOf(1), LATER);
      expect(await missing()).to.deep.equal([pricing, trading, custody, nonObjection]);
    });
  });

  it("takes an organization for each item it attests, and no other", async () => {
    const both = [title, pricing, trading].map((item) => ({ item, organization: BigInt(network.orgId("auditor")) }));
    const added = { item: trading, organization: BigInt(network.orgId("csd")) };
    await prereleased(network, { inspections: [...both, added] });
    const { assetRegister } = network.suite;
    const hash = await assetRegister.contentHashOf(2);
    await registerAs(network, CUSTODIAN).attest(2, trading, hash, LATER);
    const attempt = registerAs(network, CUSTODIAN).attest(2, pricing, hash, LATER);
    const values = [2, pricing, network.address(CUSTODIAN)];
    await expectRefusal(attempt, assetRegister, "AssetNotInspector", values);
    expect((await assetRegister.missingOf(2)).length).to.equal(5);
  });
});
