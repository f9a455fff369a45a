import { accountSubject, holdingSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { Founded } from "../fixtures/given.ts";
import { publishedAsset } from "../fixtures/holdings.ts";
import { type Rotation, finish, finishable, moveHolding, rotation } from "../fixtures/recovery.ts";

describe("attack: keep the end of a recovery in hand, and finish right before an order on the account", () => {
  let network: Founded;
  let of: Rotation;
  let asset: Awaited<ReturnType<typeof publishedAsset>>;

  beforeEach(async () => {
    network = await founded();
    of = rotation(network);
    asset = await publishedAsset(network);
    await finishable(network, of);
    await finish(network, of);
  });

  it("the order on the former key, which would stop nobody, is refused", async () => {
    const { kind, id, asset: none } = accountSubject(of.account);
    const { freezeOrders } = network.suite;
    await expectRefusal(freeze(network, of.account), freezeOrders, "FreezeSubjectUnfit", [[kind, id, none]]);
  });

  it("the order about a holding that was moved is refused", async () => {
    await moveHolding(network, asset.address, of.account);
    const subject = holdingSubject(of.account, asset.address);
    const values = [[subject.kind, subject.id, subject.asset]];
    await expectRefusal(freeze(network, subject), network.suite.freezeOrders, "FreezeSubjectUnfit", values);
  });
});
