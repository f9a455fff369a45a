import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { execute, ready } from "../fixtures/decisions.ts";
import { ActionClass, Office } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { LIFE, POST, bitsOf, decideMethods, methodCall, opening, tighten, wordOf } from "../fixtures/methods.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";
import { LEFT, expectNothingToConfirm, tightened } from "./helpers/tightened.ts";

const confirming = async (network: Founded) => methodCall(network, "confirmByDecision", POST, LEFT, false);

describe("permissioning: confirm a tightening by decision", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, confirming);
    itIsDecidedAs(ActionClass.emergency, "Emergency", confirming);
  });

  it("holds for ever after, and says so", async () => {
    const network = await tightened({ listed: true });
    const { authority, methodLists } = network.suite;
    await expect(execution(network, [await confirming(network)]))
      .to.emit(methodLists, "TighteningConfirmed")
      .withArgs(noticeOf(network), POST, authority);
    await moveTo(network, (await now(network)) + LIFE);
    expect(await wordOf(network)).to.equal(bitsOf(LEFT));
  });

  it("lets who tightened begin anew", async () => {
    const network = await tightened({ listed: true });
    await execution(network, [await confirming(network)]);
    await decideMethods(network, "open", [opening([Office.issuer])]);
    await tighten(network, []);
  });

  it("confirms nothing stricter than what was voted on", async () => {
    const network = await tightened({ listed: true });
    const proposal = await ready(network, [await confirming(network)]);
    await tighten(network, []);
    await expectNothingToConfirm(network, execute(network, proposal));
  });

  it("confirms nothing once it lapsed", async () => {
    const network = await tightened({ listed: true });
    await moveTo(network, (await now(network)) + LIFE);
    await expectNothingToConfirm(network, execution(network, [await confirming(network)]));
  });

  it("refuses a target that is not managed", async () => {
    const network = await founded();
    await expect(execution(network, [await confirming(network)]))
      .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetNotManaged")
      .withArgs(noticeOf(network));
  });
});
