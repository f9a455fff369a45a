import { expect } from "chai";
import { call, decide, execute as carryOut, ready } from "../../fixtures/decisions.ts";
import { MAX_DELAY, decideOnDirective, draft, endorse, object, standingOf } from "../../fixtures/directives.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import { DirectiveKind, DirectiveStatus, Office } from "../../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { EVIDENCE, REASON } from "../../fixtures/reasons.ts";
import { addService } from "./helpers/services.ts";
import { foundedAt } from "./helpers/stages.ts";

describe("supervision: what an objection to a directive is worth", () => {
  it("a Constitution decision that was queued before anyone objected does not answer it", async () => {
    const network = await foundedAt("approved", { delay: BigInt(MAX_DELAY) });
    const { directives } = network.suite;
    const args = [1, await directives.draftHashOf(1), EVIDENCE];
    const decision = await ready(network, [await call(directives, "approveAgainstObjection", args)]);
    await object(network);
    await expectRefusal(carryOut(network, decision), directives, "DirectiveObjectionDiffers", [1, REASON]);
    expect(await standingOf(network)).to.equal(DirectiveStatus.objected);
  });

  it("a decision that names another objection does not answer this one", async () => {
    const network = await foundedAt("objected");
    const { directives } = network.suite;
    const made = await call(directives, "approveAgainstObjection", [1, await directives.draftHashOf(1), EVIDENCE]);
    await expectDecisionRefused(network, made, directives, "DirectiveObjectionDiffers", [1, REASON]);
  });

  it("an award of an arbiter that was made for it can be objected to as well", async () => {
    const network = await foundedAt("objected");
    const arbiter = await addService(network, "of nobody");
    const inspector = network.stranger(5);
    const args = await consenting(network, inspector, arbiter, Office.inspector);
    await decide(network, [await call(network.suite.accounts, "enrol", args)]);
    const award = await draft(network, { kind: DirectiveKind.award, arbiter, target: network.asset.address });
    await network.suite.directives.connect(inspector).attest(award);
    await endorse(network, award);
    await decideOnDirective(network, "approveByDecision", award);
    await object(network, award);
    expect(await standingOf(network, award)).to.equal(DirectiveStatus.objected);
  });
});
