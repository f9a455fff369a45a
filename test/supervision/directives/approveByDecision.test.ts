import { expect } from "chai";
import { DAY } from "../../fixtures/acts.ts";
import { itIsDecidedAs, itRefusesCallers, making } from "../../fixtures/callers.ts";
import { State, execute, ready } from "../../fixtures/decisions.ts";
import {
  LIFE,
  MAX_DELAY,
  MIN_DELAY,
  attest,
  decideOnDirective,
  deciding,
  draft,
  endorse,
  etaOf,
  sinceOf,
  standingOf,
  withdraw,
} from "../../fixtures/directives.ts";
import { ActionClass, DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal, expectState } from "../../fixtures/expectations.ts";
import { founded, moveTo, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { REASON } from "../../fixtures/reasons.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import { itIsApprovedInTime } from "./helpers/approving.ts";
import { directiveAt, foundedAt, itRefusesAtOtherStages } from "./helpers/stages.ts";

const approving = making(
  ({ suite }) => suite.directives,
  "approveByDecision",
  () => [1, REASON],
);

async function approve(network: Founded) {
  return decideOnDirective(network, "approveByDecision");
}

/** The hash that the next draft will have, and the number that it will have, before there is any. */
async function foreseen(network: Founded): Promise<string> {
  const reference = await network.networkHelpers.takeSnapshot();
  const hash = await network.suite.directives.draftHashOf(await draft(network));
  await reference.restore();
  return hash;
}

describe("supervision: approve a directive by decision", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, approving);
    itIsDecidedAs(ActionClass.operation, "Operation", approving);
  });

  for (const delay of [MIN_DELAY, MAX_DELAY]) {
    it(`starts the directive's own delay, here of ${delay} seconds`, async () => {
      const network = await foundedAt("endorsed", { delay: BigInt(delay) });
      const sent = await approve(network);
      const eta = (await now(network)) + delay;
      await expect(sent).to.emit(network.directives, "DirectiveApproved").withArgs(1, eta, false);
      expect([await standingOf(network), await etaOf(network)]).to.deep.equal([DirectiveStatus.approved, BigInt(eta)]);
      expect((await network.directives.directiveOf(1)).isFinal).to.be.false;
    });
  }

  describe("naming what it says", () => {
    it("given the decision names other words: refuses, and says which these are", async () => {
      const network = await foundedAt("endorsed");
      const own = await network.directives.draftHashOf(1);
      const attempt = decideOnDirective(network, "approveByDecision", 1n, REASON);
      await expectRefusal(attempt, network.directives, "DirectiveDraftDiffers", [1, own]);
    });

    it("given it was withdrawn during the vote and drafted anew with another amount: refuses the new one", async () => {
      const network = await foundedAt("endorsed");
      const decision = await ready(network, [await deciding(network, "approveByDecision")]);
      await withdraw(network);
      await directiveAt(network, "endorsed", { amount: 900n });
      await expectRefusal(execute(network, decision), network.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.withdrawn,
      ]);
      expect(await standingOf(network, 2n)).to.equal(DirectiveStatus.endorsed);
    });

    it("given the number and words of one directive each: refuses", async () => {
      const network = await foundedAt("endorsed");
      await directiveAt(network, "endorsed", { amount: 900n });
      const own = await network.directives.draftHashOf(1);
      const attempt = decideOnDirective(network, "approveByDecision", 1n, await network.directives.draftHashOf(2));
      await expectRefusal(attempt, network.directives, "DirectiveDraftDiffers", [1, own]);
    });
  });

  describe("decided before there was such a directive", () => {
    it("given there is still none: refuses, and stays queued", async () => {
      const network = await founded();
      const decision = await ready(network, [
        await deciding(network, "approveByDecision", 1n, await foreseen(network)),
      ]);
      await expectRefusal(execute(network, decision), network.suite.directives, "DirectiveUnknown", [1]);
      await expectState(network, decision, State.queued);
    });

    it("given officers drafted something else under that number: refuses", async () => {
      const network = await founded();
      const decision = await ready(network, [
        await deciding(network, "approveByDecision", 1n, await foreseen(network)),
      ]);
      await directiveAt(network, "endorsed", { amount: 101n });
      const own = await network.suite.directives.draftHashOf(1);
      await expectRefusal(execute(network, decision), network.suite.directives, "DirectiveDraftDiffers", [1, own]);
    });

    it("given one officer drafted these words, and no second one stands behind them: refuses", async () => {
      const network = await founded();
      const decision = await ready(network, [
        await deciding(network, "approveByDecision", 1n, await foreseen(network)),
      ]);
      await draft(network);
      await expectRefusal(execute(network, decision), network.suite.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.drafted,
      ]);
    });

    it("given these very words were drafted and endorsed since: approves what was voted on", async () => {
      const network = await founded();
      const decision = await ready(network, [
        await deciding(network, "approveByDecision", 1n, await foreseen(network)),
      ]);
      await directiveAt(network, "endorsed");
      await execute(network, decision);
      expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
    });
  });

  describe("an award", () => {
    it("given the arbiter has not attested it: refuses, until he has", async () => {
      const network = await founded();
      await draft(network, { kind: DirectiveKind.award });
      await endorse(network);
      const { directives } = network.suite;
      const decision = await ready(network, [await deciding(network, "approveByDecision")]);
      const values = [1, network.orgId("auditor"), await network.suite.authority.getAddress()];
      await expectRefusal(execute(network, decision), directives, "DirectiveNotAttested", values);
      await attest(network);
      await execute(network, decision);
      expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
    });
  });

  describe("when", () => {
    itRefusesAtOtherStages(["endorsed"], approve);

    itIsApprovedInTime("approveByDecision", "endorsed", 3);

    it("counts its 90 days from the endorsement, not from the draft", async () => {
      const network = await founded();
      await draft(network);
      await moveTo(network, (await sinceOf(network)) + BigInt(LIFE) - 1n);
      await network.suite.directives.connect(network.as("regulator.officer-2")).endorse(1);
      await moveTo(network, (await sinceOf(network)) + BigInt(LIFE) - BigInt(5 * DAY));
      await approve(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
    });
  });
});
