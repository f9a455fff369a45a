import { holdingSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { CASE } from "../fixtures/assetActs.ts";
import { HOLDER, ISSUER, type TestAsset, effective } from "../fixtures/assets.ts";
import { type Founded, founded } from "../fixtures/given.ts";
import { keyOf } from "../fixtures/people.ts";
import { finish, finishable, moveHolding, rotation } from "../fixtures/recovery.ts";

/** Places on a subject; each key brings two, of its organization and of the issuer. */
const PLACES = 16;

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

  it("as the holder's organization, with the issuer and a peer: pauses that ended stay with their keys", async () => {
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
    await freeze(network, holdingSubject(account, asset.address));
  });
});
