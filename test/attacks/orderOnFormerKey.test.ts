import { expect } from "chai";
import { type Subject, accountSubject, holdingSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { Founded } from "../fixtures/given.ts";
import { type Asset, publishedAsset } from "../fixtures/holdings.ts";
import { type Rotation, finish, finishable, moveHolding, rotate, rotation } from "../fixtures/recovery.ts";

describe("attack: keep the end of a recovery in hand, and finish right before an order on the account", () => {
  let network: Founded;
  let of: Rotation;
  let asset: Asset;

  beforeEach(async () => {
    network = await founded();
    of = rotation(network);
    asset = await publishedAsset(network);
    await finishable(network, of);
    await finish(network, of);
  });

  const expectRefused = async (subject: Subject) => {
    const values = [[subject.kind, subject.id, subject.asset]];
    await expectRefusal(freeze(network, subject), network.suite.freezeOrders, "FreezeSubjectUnfit", values);
  };

  it("the order on the former key, which would stop nobody, is refused", async () =>
    expectRefused(accountSubject(of.account)));

  it("the order on the new key stops it", async () => {
    await freeze(network, of.successor.address);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.none);
  });

  it("the order about the former key's holding is refused, moved or not", async () => {
    await expectRefused(holdingSubject(of.account, asset.address));
    await moveHolding(network, asset.address, of.account);
    await expectRefused(holdingSubject(of.account, asset.address));
  });

  it("the order about the new key's holding catches what is moved to it later", async () => {
    await freeze(network, holdingSubject(of.successor.address, asset.address));
    await asset.mint(of.account, 100n);
    await moveHolding(network, asset.address, of.account);
    expect(await asset.freeOf(of.successor)).to.equal(0n);
  });

  it("the former key of a chain is refused as well", async () => {
    await rotate(network, rotation(network, of.successor.address, 51));
    for (const former of [of.account, of.successor.address]) await expectRefused(accountSubject(former));
  });
});
