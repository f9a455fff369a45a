import { expect } from "chai";
import { itIsDecidedAs, itRefusesCallers, making } from "../../fixtures/callers.ts";
import { MIN_DELAY, decideOnDirective, etaOf, execute, object, standingOf } from "../../fixtures/directives.ts";
import { ActionClass, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { nextAt, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import { EVIDENCE, REASON } from "../../fixtures/reasons.ts";
import { itIsApprovedInTime } from "./helpers/approving.ts";
import { foundedAt, itRefusesAtOtherStages } from "./helpers/stages.ts";

const approving = making(
  ({ suite }) => suite.directives,
  "approveAgainstObjection",
  () => [1, EVIDENCE, REASON],
);

async function approve(network: Founded) {
  return decideOnDirective(network, "approveAgainstObjection");
}

describe("supervision: approve a directive against an objection", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, approving);
    itIsDecidedAs(ActionClass.constitution, "Constitution", approving);
  });

  it("starts the delay anew, and is final", async () => {
    const network = await foundedAt("objected");
    const sent = await approve(network);
    const eta = (await now(network)) + MIN_DELAY;
    await expect(sent).to.emit(network.directives, "DirectiveApproved").withArgs(1, eta, true);
    expect([await standingOf(network), await etaOf(network)]).to.deep.equal([DirectiveStatus.approved, BigInt(eta)]);
    expect((await network.directives.directiveOf(1)).isFinal).to.be.true;
  });

  it("is executed after that delay, not a second sooner", async () => {
    const network = await foundedAt("objected");
    await approve(network);
    const eta = await etaOf(network);
    await nextAt(network, eta - 1n);
    await expectRefusal(execute(network), network.directives, "DirectiveUnmetDelay", [1, eta]);
    await nextAt(network, eta);
    await execute(network);
    expect(await standingOf(network)).to.equal(DirectiveStatus.executed);
  });

  it("takes no second objection", async () => {
    const network = await foundedAt("objected");
    await approve(network);
    await expectRefusal(object(network), network.directives, "DirectiveObjectionUnfit", [
      1,
      network.orgId("bank-a"),
      network.address("bank-a.seat"),
    ]);
  });

  it("given the decision names other words: refuses, and says which these are", async () => {
    const network = await foundedAt("objected");
    const own = await network.directives.draftHashOf(1);
    const attempt = decideOnDirective(network, "approveAgainstObjection", 1n, REASON);
    await expectRefusal(attempt, network.directives, "DirectiveDraftDiffers", [1, own]);
  });

  describe("when", () => {
    itRefusesAtOtherStages(["objected"], approve);

    it("given it was approved against an objection already: refuses", async () => {
      const network = await foundedAt("objected");
      await approve(network);
      await expectRefusal(approve(network), network.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.approved,
      ]);
    });

    itIsApprovedInTime("approveAgainstObjection", "objected", 10);
  });
});
