import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { ActionClass } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  LISTED,
  OF_REGULATOR,
  OTHER,
  POST,
  accountKey,
  decideMethods,
  isOpenTo,
  managed,
  methodCall,
  opening,
} from "../fixtures/methods.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";

const NAMES = ["bank-a.participant", "bank-b.participant"];
const addresses = (network: Founded) => NAMES.map((name) => network.address(name));
const listing = async (network: Founded) => methodCall(network, "list", POST, addresses(network), true);

async function listed(network: Founded, selector = POST): Promise<boolean[]> {
  const { methodLists } = network.suite;
  return Promise.all(addresses(network).map((account) => methodLists.isListed(noticeOf(network), selector, account)));
}

describe("permissioning: list accounts for a function", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, listing);
    itIsDecidedAs(ActionClass.operation, "Operation", listing);
  });

  it("puts each on the list of that function only", async () => {
    const network = await founded();
    await managed(network, opening([], { listed: true }));
    const executed = execution(network, [await listing(network)]);
    for (const account of addresses(network)) {
      await expect(executed)
        .to.emit(network.suite.methodLists, "AccountListed")
        .withArgs(noticeOf(network), POST, account, true);
    }
    expect([await listed(network), await listed(network, OTHER)]).to.deep.equal([
      [true, true],
      [false, false],
    ]);
  });

  it("records each under a key of the function and the account, and marks who is a regulator's", async () => {
    const network = await founded();
    const target = await noticeOf(network).getAddress();
    await managed(network, opening([], { listed: true }));
    const names = ["bank-a.participant", "auditor.inspector", "regulator.officer-1"];
    const accounts = names.map((name) => network.address(name));
    await decideMethods(network, "list", POST, accounts, true);
    const words = accounts.map((each) => network.suite.standing.methodOf(accountKey(target, 1, POST, each)));
    expect(await Promise.all(words)).to.deep.equal([LISTED, LISTED, LISTED | OF_REGULATOR]);
  });

  it("takes one off it, and leaves the others", async () => {
    const network = await founded();
    await managed(network, opening([], { listed: true }));
    await decideMethods(network, "list", POST, addresses(network), true);
    const [first] = addresses(network);
    const executed = execution(network, [await methodCall(network, "list", POST, [first], false)]);
    await expect(executed)
      .to.emit(network.suite.methodLists, "AccountListed")
      .withArgs(noticeOf(network), POST, first, false);
    expect(await listed(network)).to.deep.equal([false, true]);
  });

  it("opens nothing while the function is not open to its list", async () => {
    const network = await founded();
    await managed(network, opening([]));
    await decideMethods(network, "list", POST, addresses(network), true);
    expect(await isOpenTo(network, "bank-a.participant")).to.be.false;
  });

  it("refuses a target that is not managed", async () => {
    const network = await founded();
    await expect(execution(network, [await listing(network)]))
      .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetNotManaged")
      .withArgs(noticeOf(network));
  });
});
