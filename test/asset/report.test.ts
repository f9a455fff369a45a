import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { redeem } from "../fixtures/assetActs.ts";
import {
  CUSTODIAN,
  HOLDER,
  INSPECTOR,
  ISSUER,
  SUPPLY,
  activate,
  attest,
  attestAll,
  drafted,
  effective,
  inspected,
  maturing,
  prereleased,
} from "../fixtures/assets.ts";
import { AssetState, Direction, InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../fixtures/given.ts";

describe("asset: the report", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const report = (id = 1n) => network.suite.assetReport.reportOf(id);

  it("of a draft: the asset, its hash, what lacks, and nothing else", async () => {
    const { assetRegister } = network.suite;
    await drafted(network);
    const told = await report();
    expect(told.asset).to.deep.equal(await assetRegister.assetOf(1));
    expect(told.contentHash).to.equal(await assetRegister.contentHashOf(1));
    expect(told.missing).to.deep.equal(await assetRegister.missingOf(1));
    expect(told.attestations).to.deep.equal(Array.from({ length: 4 }, () => [ZeroAddress, 0n, 0n]));
    expect([told.supply, told.lockHolder, told.orders.length]).to.deep.equal([0n, 0n, 0]);
  });

  it("under inspection: who attested, in the plan's order and the custodian last", async () => {
    await prereleased(network);
    await attest(network, 1n, InspectionItem.custody, CUSTODIAN);
    const told = await report();
    expect(told.attestations.map(({ account }) => account)).to.deep.equal([
      ZeroAddress,
      ZeroAddress,
      ZeroAddress,
      network.address(CUSTODIAN),
    ]);
    expect([told.missing.length, told.lockHolder]).to.deep.equal([4, 1n]);
  });

  it("with all attested: every item's attestation in the plan's order, and the custodian's", async () => {
    await inspected(network);
    const told = await report();
    expect(told.attestations.map(({ account }) => account)).to.deep.equal([
      ...told.asset.terms.inspections.map(() => network.address(INSPECTOR)),
      network.address(CUSTODIAN),
    ]);
    expect(told.missing.length).to.equal(0);
  });

  it("in force: the supply, and no one else on the lock", async () => {
    const asset = await effective(network);
    const other = await prereleased(network);
    expect([(await report()).supply, (await report()).lockHolder]).to.deep.equal([SUPPLY, asset.id]);
    expect((await report(other.id)).lockHolder).to.equal(asset.id);
    expect((await report(other.id)).supply).to.equal(0);
  });

  it("stopped: the orders on the token", async () => {
    const asset = await effective(network);
    await freeze(network, contractSubject(asset.address), { direction: Direction.both });
    const told = await report();
    expect(told.asset.state).to.equal(AssetState.suspended);
    expect(told.orders.map(({ number }) => number)).to.deep.equal([1n]);
  });

  it("redeemed: what is left", async () => {
    const asset = await maturing(network);
    await redeem(network, asset, HOLDER, 600_000n);
    expect((await report()).supply).to.equal(400_000);
    await redeem(network, asset, ISSUER, 400_000n);
    const told = await report();
    expect([told.asset.state, told.supply, told.lockHolder]).to.deep.equal([AssetState.settled, 0n, 0n]);
  });

  it("at an old block: what held then", async () => {
    const asset = await prereleased(network);
    const block = await network.provider.getBlockNumber();
    await attestAll(network, asset);
    await activate(network, asset);
    await moveTo(network, asset.terms.maturity);
    const then = await network.suite.assetReport.reportOf(1, { blockTag: block });
    expect([then.asset.state, then.supply]).to.deep.equal([AssetState.preReleased, 0n]);
    expect((await report()).asset.state).to.equal(AssetState.maturing);
  });

  it("of no asset is none", async () => {
    await expectRefusal(report(1n), network.suite.assetRegister, "AssetUnknown", [1]);
  });
});
