import { expect } from "chai";
import { id } from "ethers";
import {
  CUSTODIAN,
  activate,
  attest,
  attestAll,
  drafted,
  inspected,
  prerelease,
  prereleased,
  termsOf,
} from "../fixtures/assets.ts";
import type { TestAsset } from "../fixtures/assets.ts";
import { AssetState, InspectionItem } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded } from "../fixtures/given.ts";

const FIRST = id("lock 1");
const SECOND = id("lock 2");

describe("attack: keep a lock that backs nothing any more, or back two assets with it", () => {
  let network: Founded;
  let asset: TestAsset;

  beforeEach(async () => {
    network = await founded();
    asset = await prereleased(network, { lockId: FIRST });
    await attest(network, asset.id, InspectionItem.custody, CUSTODIAN);
  });

  const register = () => network.suite.assetRegister.connect(network.as("bank-c.issuer"));
  const holderOf = (lock: string) => network.suite.assetRegister.assetOfLock(network.orgId("csd"), lock);
  /** Takes the asset back, and releases it with the second lock, which its custodian attests. */
  const moveOn = async () => {
    await register().withdraw(asset.id);
    await register().redraft(asset.id, await termsOf(network, { lockId: SECOND }));
    await prerelease(network, asset);
    await attestAll(network, asset);
  };

  it("by moving on to another lock: the first one is free, for ever", async () => {
    await moveOn();
    expect([await holderOf(FIRST), await holderOf(SECOND)]).to.deep.equal([0n, asset.id]);
    const other = await inspected(network, { lockId: FIRST });
    await activate(network, asset);
    await activate(network, other);
    expect([await holderOf(FIRST), await holderOf(SECOND)]).to.deep.equal([other.id, asset.id]);
  });

  it("by coming back to it after another asset claimed it: is refused", async () => {
    await moveOn();
    const other = await inspected(network, { lockId: FIRST });
    await register().withdraw(asset.id);
    await register().redraft(asset.id, asset.terms);
    await prerelease(network, asset);
    const attempt = attest(network, asset.id, InspectionItem.custody, CUSTODIAN);
    const values = [network.orgId("csd"), FIRST, other.id];
    await expectRefusal(attempt, network.suite.assetRegister, "AssetLockTaken", values);
  });

  it("by drafting with a lock that backs another: claims nothing", async () => {
    const other = await drafted(network, { lockId: FIRST });
    await prerelease(network, other);
    expect(await holderOf(FIRST)).to.equal(asset.id);
    expect(await other.token.state()).to.equal(AssetState.preReleased);
  });
});
