import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { ActionClass, Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  ESSENTIAL,
  OTHER,
  POST,
  bitsOf,
  decideMethods,
  managed,
  methodCall,
  opening,
  tighten,
  wordOf,
} from "../fixtures/methods.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";

const opened = async (network: Founded) => methodCall(network, "open", [opening([Office.issuer], { listed: true })]);

describe("permissioning: open functions of a managed target", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, opened);
    itIsDecidedAs(ActionClass.operation, "Operation", opened);
  });

  it("replaces one entry, and leaves the others", async () => {
    const network = await founded();
    await managed(network, opening([Office.participant]), opening([Office.seat], { selector: OTHER }));
    const executed = execution(network, [await opened(network)]);
    await expect(executed)
      .to.emit(network.suite.methodLists, "MethodOpened")
      .withArgs(noticeOf(network), POST, bitsOf([Office.issuer]), true, false);
    expect(await wordOf(network)).to.equal(bitsOf([Office.issuer], true));
    expect(await wordOf(network, OTHER)).to.equal(bitsOf([Office.seat]));
  });

  it("closes a function to everybody when it names nobody", async () => {
    const network = await founded();
    await managed(network, opening([Office.participant]));
    await decideMethods(network, "open", [opening([])]);
    expect(await wordOf(network)).to.equal(0n);
  });

  it("holds as entered last where a function is named twice", async () => {
    const network = await founded();
    await managed(network);
    await decideMethods(network, "open", [opening([Office.participant]), opening([Office.seat], { essential: true })]);
    expect(await wordOf(network)).to.equal(bitsOf([Office.seat]) | ESSENTIAL);
  });

  it("keeps who is on the list, while it closes and opens the list", async () => {
    const network = await founded();
    const account = network.address("bank-b.participant");
    await managed(network, opening([], { listed: true }));
    await decideMethods(network, "list", POST, [account], true);
    await decideMethods(network, "open", [opening([])]);
    await decideMethods(network, "open", [opening([], { listed: true })]);
    expect(await network.suite.methodLists.isListed(noticeOf(network), POST, account)).to.be.true;
  });

  describe("given a tightening", () => {
    it("ends it", async () => {
      const network = await founded();
      await managed(network, opening([Office.participant, Office.issuer]));
      await tighten(network, []);
      await decideMethods(network, "open", [opening([Office.participant])]);
      expect(await wordOf(network)).to.equal(bitsOf([Office.participant]));
    });

    it("is not undone by who tightened", async () => {
      const network = await founded();
      await managed(network, opening([Office.participant, Office.issuer]));
      await tighten(network, []);
      await decideMethods(network, "open", [opening([Office.participant])]);
      await expect(tighten(network, [])).to.be.revertedWithCustomError(
        network.suite.methodLists,
        "MethodTightenedBefore",
      );
    });
  });

  describe("refuses the office None, which a contract in force holds for a target that asks,", () => {
    for (const [label, offices] of [
      ["alone", [Office.none]],
      ["among others", [Office.participant, Office.none]],
    ] as const) {
      for (const fragment of ["open", "manage"]) {
        it(`${label}, to ${fragment}`, async () => {
          const network = await founded();
          await managed(network, opening([Office.participant]));
          const openings = [opening([Office.seat], { selector: OTHER }), opening(offices)];
          await expect(execution(network, [await methodCall(network, fragment, openings)]))
            .to.be.revertedWithCustomError(network.suite.methodLists, "MethodOfficeUnfit")
            .withArgs(noticeOf(network), POST);
          expect(await wordOf(network)).to.equal(bitsOf([Office.participant]));
        });
      }
    }
  });

  it("refuses a target that is not managed", async () => {
    const network = await founded();
    await expect(execution(network, [await opened(network)]))
      .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetNotManaged")
      .withArgs(noticeOf(network));
  });
});
