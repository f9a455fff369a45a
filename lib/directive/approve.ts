import { whoIs } from "../account/ways.ts";
import type { Actor } from "../actor.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { OFFICES, type Office } from "../suite/words.ts";
import type { DirectiveActed } from "./acted.ts";
import { decide } from "./decide.ts";
import { directiveOf } from "./entry.ts";
import { attest, endorse } from "./signOff.ts";

/**
 * Approves a directive in the actor's office: a second officer endorses it, an Inspector of its arbiter attests it, a seat
 * proposes it to the committee.
 * @throws Refusal when it is not what the directive waits for, or not the actor's to do
 */
export async function approveDirective(
  desk: Desk,
  actor: Actor,
  id: number,
  proposing: Proposing = {},
): Promise<Report<DirectiveActed>> {
  const entry = await directiveOf(desk, id);
  const held = await desk.suite.accounts.accountOf(actor.address);
  const approver = { actor, organization: Number(held.organization) };
  switch (memberName(OFFICES, held.office)) {
    case "Regulator":
      return endorse(desk, approver, entry);
    case "Inspector":
      return attest(desk, approver, entry);
    case "Seat":
      return decide(desk, actor, entry, proposing);
    default:
      throw new Refusal(
        `${whoIs(desk, actor, held)} may not approve directive ${id}: a second officer endorses it, an Inspector of the arbiter attests an award, a Seat account proposes it to the committee.`,
      );
  }
}

/**
 * In which offices an organization approves a directive.
 * @throws Refusal when there is none with this number
 */
export async function approvingOffices(desk: Desk, id: number, organization: number): Promise<readonly Office[]> {
  const { draft } = await directiveOf(desk, id);
  return draft.arbiter === organization ? ["Inspector"] : ["Regulator", "Seat"];
}
