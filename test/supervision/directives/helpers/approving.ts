import { expect } from "chai";
import { DAY } from "../../../fixtures/acts.ts";
import { LIFE, decideAt, decideOnDirective, sinceOf, standingOf } from "../../../fixtures/directives.ts";
import { DirectiveStatus } from "../../../fixtures/enums.ts";
import { expectRefusal } from "../../../fixtures/expectations.ts";
import { moveTo } from "../../../fixtures/given.ts";
import { REASON } from "../../../fixtures/reasons.ts";
import { foundedAt, itRefusesUnknown } from "./stages.ts";

/**
 * What both approvals have in common: there is such a directive, and it has waited for less than 90 days.
 * @param days that the decision takes, at least
 */
export function itIsApprovedInTime(
  fragment: "approveByDecision" | "approveAgainstObjection",
  stage: "endorsed" | "objected",
  days: number,
): void {
  itRefusesUnknown((network, directive) => decideOnDirective(network, fragment, directive, REASON));

  it(`in the last second of 90 days after it was ${stage}: approves`, async () => {
    const network = await foundedAt(stage);
    const end = (await sinceOf(network)) + BigInt(LIFE);
    await moveTo(network, end - BigInt(days * DAY));
    await decideAt(network, fragment, end - 1n);
    expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
  });

  it("a second later: refuses", async () => {
    const network = await foundedAt(stage);
    const end = (await sinceOf(network)) + BigInt(LIFE);
    await moveTo(network, end - BigInt(days * DAY));
    const attempt = decideAt(network, fragment, end);
    await expectRefusal(attempt, network.directives, "DirectiveUnexpectedStatus", [1, DirectiveStatus.lapsed]);
  });
}
