import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { call, execute, ready } from "../fixtures/decisions.ts";
import { ActionClass, Office, TargetStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { POST, confirm, decideMethods, managed, methodCall, opening, tighten } from "../fixtures/methods.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";

const UNKNOWN = 99;
const naming = async (network: Founded) => methodCall(network, "setAdministrator", network.orgId("bank-b"));

describe("permissioning: name the organization that administers a target", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, naming);
    itIsDecidedAs(ActionClass.operation, "Operation", naming);
  });

  it("is recorded, of a target that is not managed too", async () => {
    const network = await founded();
    const { methodLists } = network.suite;
    await expect(execution(network, [await naming(network)]))
      .to.emit(methodLists, "AdministratorSet")
      .withArgs(noticeOf(network), network.orgId("bank-b"));
    expect(await methodLists.administratorOf(noticeOf(network))).to.equal(network.orgId("bank-b"));
  });

  describe("given another administrator", () => {
    it("takes its power to tighten", async () => {
      const network = await founded();
      await managed(network, opening([Office.participant]));
      await execution(network, [await naming(network)]);
      await expect(tighten(network, []))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotAdministrator")
        .withArgs(noticeOf(network), network.orgId("bank-b"), network.address("bank-a.admin"));
    });

    it("does not let that one confirm what the former tightened", async () => {
      const network = await founded();
      await managed(network, opening([Office.participant]));
      const proposal = await ready(network, [await naming(network)]);
      await tighten(network, []);
      await execute(network, proposal);
      await expect(confirm(network, [], { as: "bank-b.developer" }))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNothingToConfirm")
        .withArgs(noticeOf(network), POST);
    });
  });

  it("names none with 0: nobody tightens then", async () => {
    const network = await founded();
    await managed(network, opening([Office.participant]));
    await decideMethods(network, "setAdministrator", 0);
    await expect(tighten(network, []))
      .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotAdministrator")
      .withArgs(noticeOf(network), 0, network.address("bank-a.admin"));
  });

  it("refuses a number that no organization has: whoever got it next would administer", async () => {
    const network = await founded();
    await expect(execution(network, [await methodCall(network, "setAdministrator", UNKNOWN)]))
      .to.be.revertedWithCustomError(network.suite.methodLists, "MethodAdministratorUnknown")
      .withArgs(noticeOf(network), UNKNOWN);
  });

  for (const [label, target, status] of [
    ["a target that is not known", (network: Founded) => network.stranger(9).address, TargetStatus.none],
    ["a contract of the suite", (network: Founded) => network.suite.committee.getAddress(), TargetStatus.active],
  ] as const) {
    it(`refuses ${label}`, async () => {
      const network = await founded();
      const { methodLists } = network.suite;
      const address = await target(network);
      await expect(execution(network, [await call(methodLists, "setAdministrator", [address, 1])]))
        .to.be.revertedWithCustomError(methodLists, "MethodTargetUnfit")
        .withArgs(address, status);
    });
  }
});
