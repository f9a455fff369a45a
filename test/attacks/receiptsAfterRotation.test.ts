import { expect } from "chai";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { founded } from "../fixtures/founded.ts";
import { freezeByDecision } from "../fixtures/orders.ts";
import type { Founded } from "../fixtures/given.ts";
import { publishedAsset } from "../fixtures/holdings.ts";
import { type Rotation, moveHolding, rotate, rotation, start } from "../fixtures/recovery.ts";

describe("attack: rotate under an order about a holding, which is to catch what is received later", () => {
  let network: Founded;
  let asset: Awaited<ReturnType<typeof publishedAsset>>;
  let of: Rotation;

  beforeEach(async () => {
    network = await founded();
    asset = await publishedAsset(network);
    of = rotation(network);
    await asset.mint(of.account, 100n);
    await freezeByDecision(network, holdingSubject(of.account, asset.address), { duration: 0 });
  });

  it("what was held stays frozen, whoever moves it and whenever", async () => {
    await rotate(network, of);
    expect(await asset.freeOf(of.account)).to.equal(0n);
    await moveHolding(network, asset.address, of.account);
    expect([await asset.balanceOf(of.successor), await asset.freeOf(of.successor)]).to.deep.equal([100n, 0n]);
  });

  it("the order catches nothing that the new key receives until somebody moves the holding, as anyone may at once", async () => {
    await rotate(network, of);
    await asset.mint(of.successor, 40n);
    expect(await asset.freeOf(of.successor)).to.equal(40n);
    await moveHolding(network, asset.address, of.account);
    await asset.mint(of.successor, 40n);
    expect(await asset.freeOf(of.successor)).to.equal(0n);
  });

  it("a recovery under way, and one that was finished, leave the former key nothing to send", async () => {
    const bystander = rotation(network, "bank-a.operator", 52);
    await asset.mint(bystander.account, 100n);
    await start(network, bystander);
    expect(await asset.freeOf(bystander.account)).to.equal(0n);
    await rotate(network, of);
    await asset.mint(of.account, 10n);
    expect(await asset.freeOf(of.account)).to.equal(0n);
  });
});
