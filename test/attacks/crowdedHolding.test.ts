import { expect } from "chai";
import { accountSubject, holdingSubject } from "../../lib/regulator/subject.ts";
import { DAY, freeze } from "../fixtures/acts.ts";
import { CASE, PAUSE } from "../fixtures/assetActs.ts";
import { HOLDER, ISSUER, type TestAsset, effective } from "../fixtures/assets.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../fixtures/given.ts";
import { keyOf } from "../fixtures/people.ts";
import { finish, finishable, moveHolding, rotation } from "../fixtures/recovery.ts";

/** Places on a subject; each key brings two, of its organization and of the issuer. */
const PLACES = 16;
/** Seconds from a pause until it takes no place any more. */
const FORGOTTEN = PAUSE + 30 * DAY + 10;

describe("attack: crowd a holding with pauses of former keys, so that there is no place for an order that holds", () => {
  let network: Founded;
  let asset: TestAsset;
  beforeEach(async () => {
    network = await founded();
    asset = await effective(network);
  });

  const dispute = async (account: string) => {
    for (const party of [ISSUER, "bank-a.admin"]) {
      await network.suite.assetRegister.connect(keyOf(network, party)).dispute(asset.id, account, CASE);
    }
  };

  it("as the holder's organization, with the issuer and a peer: for 12 days, in which an order on the account holds it", async () => {
    const first = await now(network);
    let account = network.address(HOLDER);
    await dispute(account);
    for (let key = 1; key < PLACES / 2; key += 1) {
      const of = rotation(network, account, 50 + key, "bank-a.admin");
      await finishable(network, of);
      await finish(network, of);
      await dispute(of.successor.address);
      await moveHolding(network, asset.address, account);
      account = of.successor.address;
    }
    const subject = holdingSubject(account, asset.address);
    const values = [[subject.kind, subject.id, subject.asset]];
    await expectRefusal(freeze(network, subject), network.suite.freezeOrders, "FreezeTooManyOnSubject", values);
    await freeze(network, accountSubject(account));
    expect(await asset.token.canSend(account)).to.equal(false);
    await moveTo(network, first + FORGOTTEN);
    await freeze(network, subject);
  });
});
