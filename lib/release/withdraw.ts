import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import type { Report } from "../report.ts";
import { releaseOf } from "./entries.ts";
import { checkOffice, checkOwn } from "./parties.ts";
import { type ToldRelease, fullName, releaseIn, toldRelease } from "./told.ts";

/** A release that its developer took back. */
export interface WithdrawnRelease extends ToldRelease {
  readonly did: "withdrawn";
  readonly transaction: string;
}

/**
 * Takes back a release that is not published, as a Developer of the organization that submitted it.
 * @throws Refusal when it does not wait any more, or is another organization's
 */
export async function withdrawRelease(desk: Desk, developer: Actor, text: string): Promise<Report<WithdrawnRelease>> {
  const entry = await releaseIn(desk, text, ["Submitted", "Approved"]);
  checkOwn(desk, entry, await checkOffice(desk, developer, "Developer", "withdraws"));
  const { hash } = await developer.act(await desk.suite.releases.withdraw.populateTransaction(entry.id));
  const withdrawn = await releaseOf(desk, String(entry.id));
  const done = `${developer.name} has withdrawn ${fullName(desk, entry)}.`;
  return { data: { ...toldRelease(desk, withdrawn), did: "withdrawn", transaction: hash }, text: done };
}

/**
 * Checks that an organization may withdraw a release, before its account is looked for.
 * @throws Refusal when the release does not wait any more, or is another organization's
 */
export async function checkWithdrawer(desk: Desk, text: string, organization: number): Promise<void> {
  checkOwn(desk, await releaseIn(desk, text, ["Submitted", "Approved"]), organization);
}
