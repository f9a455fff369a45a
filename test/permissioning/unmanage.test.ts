import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { ActionClass } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { managed, methodCall } from "../fixtures/methods.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

const unmanaging = async (network: Founded) => methodCall(network, "unmanage");

describe("permissioning: manage a target no longer", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, unmanaging);
    itIsDecidedAs(ActionClass.operation, "Operation", unmanaging);
  });

  it("opens it to every active account again", async () => {
    const network = await founded();
    await managed(network);
    expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.false;
    const executed = execution(network, [await unmanaging(network)]);
    await expect(executed).to.emit(network.suite.methodLists, "TargetManaged").withArgs(noticeOf(network), false);
    expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.true;
  });

  it("refuses a target that is not managed", async () => {
    const network = await founded();
    await expect(execution(network, [await unmanaging(network)]))
      .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetNotManaged")
      .withArgs(noticeOf(network));
  });
});
