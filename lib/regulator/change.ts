import { whoIs } from "../account/ways.ts";
import type { Actor } from "../actor.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { approve } from "./approve.ts";
import { type Changed, carryOut } from "./changed.ts";
import { type WrittenChange, changeWords, encodeChange, hashOfChange } from "./officerChange.ts";
import { pendingChanges } from "./pending.ts";

/**
 * Asks, as an officer, for a change among the regulator's accounts; carries it out when another officer asked for the
 * same. As a seat it proposes the change, while fewer than two officers count.
 * @throws Refusal when the change does not fit, or is not the actor's to ask for
 */
export async function change(
  desk: Desk,
  actor: Actor,
  written: WrittenChange,
  proposing: Proposing = {},
): Promise<Report<Changed>> {
  const wanted = await encodeChange(desk, written);
  const words = await changeWords(desk, wanted, written.add?.acceptance.name);
  const { accounts } = desk.suite;
  const held = await accounts.accountOf(actor.address);
  switch (memberName(OFFICES, held.office)) {
    case "Regulator": {
      const request = hashOfChange(desk.suite, wanted);
      const known = (await pendingChanges(desk)).find(({ shown }) => shown.request === request);
      if (known !== undefined) return approve(desk, actor, request, proposing);
      const call = await accounts.requestOfficerChange.populateTransaction(wanted);
      return carryOut(desk, actor, { wanted, words, call, did: "requested" }, proposing);
    }
    case "Seat": {
      await checkFewCount(desk, wanted.regulator);
      const call = await accounts.changeOfficersByDecision.populateTransaction(wanted);
      return carryOut(desk, actor, { wanted, words, call, did: "proposed" }, proposing);
    }
    default:
      throw new Refusal(
        `${whoIs(desk, actor, held)} may not change the accounts of ${desk.book.organizationLabel(wanted.regulator)}: its officers do, two together.`,
      );
  }
}

async function checkFewCount({ suite, book }: Desk, regulator: number): Promise<void> {
  const counting = await suite.accounts.countingOfficers(regulator);
  if (counting < (await suite.accounts.QUORUM())) return;
  throw new Refusal(
    `${counting} officers of ${book.organizationLabel(regulator)} count, so they keep its accounts: an officer asks with \`regulator change\`, then a seat may propose to approve it with \`regulator approve\`.`,
  );
}
