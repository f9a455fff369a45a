import { whoIs } from "../account/ways.ts";
import type { Actor } from "../actor.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { type Changed, carryOut } from "./changed.ts";
import { pendingNamed } from "./pending.ts";

/**
 * Approves a change that another officer asked for: at once as an officer, by a proposal as a seat.
 * @param request the beginning of its hash; left out, the only one that waits
 * @throws Refusal when there is none, several, or the actor's own
 */
export async function approve(
  desk: Desk,
  actor: Actor,
  request: string | undefined,
  proposing: Proposing = {},
): Promise<Report<Changed>> {
  const { shown, change: wanted } = await pendingNamed(desk, request);
  const name = shown.request.slice(0, 10);
  if (wanted === undefined) {
    throw new Refusal(
      `What ${name} asks for cannot be read from its transaction: ask for the same with \`regulator change\`.`,
    );
  }
  const { words } = shown;
  const { accounts } = desk.suite;
  const held = await accounts.accountOf(actor.address);
  switch (memberName(OFFICES, held.office)) {
    case "Regulator": {
      if (shown.requestedBy === actor.address) {
        throw new Refusal(
          `${actor.name} asked for ${name} already: a second officer of ${shown.organization} approves it.`,
        );
      }
      const call = await accounts.approveOfficerChange.populateTransaction(wanted);
      return carryOut(desk, actor, { wanted, words, call, did: "changed" }, proposing);
    }
    case "Seat": {
      const call = await accounts.approveOfficerChangeByDecision.populateTransaction(wanted);
      return carryOut(desk, actor, { wanted, words, call, did: "proposed" }, proposing);
    }
    default:
      throw new Refusal(
        `${whoIs(desk, actor, held)} may not approve ${name}: a second officer of ${shown.organization} does, or a Seat account proposes it to the committee.`,
      );
  }
}
