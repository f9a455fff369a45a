import { type Actor, findActor } from "../../actor.ts";
import type { Proposing } from "../../committee/propose.ts";
import type { Desk } from "../../desk.ts";
import { memberName } from "../../enums.ts";
import { Refusal } from "../../refusal.ts";
import type { Report } from "../../report.ts";
import { OFFICES } from "../../suite/words.ts";
import { whoIs } from "../ways.ts";
import { type Circle, circleOf, circleText, groupOf } from "./guardians.ts";

/** Guardians to be named. */
interface NewCircle {
  /** Accounts, or organizations, which mean their OrgAdmin; none ends the guard. */
  readonly guardians: readonly string[];
  /** From how many groups it takes, at least 2. */
  readonly quorum: number;
  /** The organization, where whoever acts names it. */
  readonly organization?: string | undefined;
}

/** Guardians of one organization, named. */
export interface GuardiansNamed extends Circle {
  readonly transaction: string;
}

/**
 * Names, as an OrgAdmin, the guardians of its organization; those before them are none any more.
 * @throws Refusal when the actor is no OrgAdmin of it, or the guardians do not fit
 */
export async function nameGuardians(
  desk: Desk,
  actor: Actor,
  { guardians, quorum, organization }: NewCircle,
  { confirm }: Proposing = {},
): Promise<Report<GuardiansNamed>> {
  const { accounts, recovery } = desk.suite;
  const held = await accounts.accountOf(actor.address);
  const own = Number(held.organization);
  const label = desk.book.organizationLabel(own);
  const isOther = organization !== undefined && desk.book.organization(organization) !== own;
  if (memberName(OFFICES, held.office) !== "OrgAdmin" || isOther) {
    throw new Refusal(
      `${whoIs(desk, actor, held)} may not name guardians of ${organization ?? "an organization"}: an OrgAdmin of that organization does.`,
    );
  }
  const named = await Promise.all(guardians.map((text) => findActor(desk, text, "OrgAdmin")));
  await checkCircle(desk, own, named, quorum);
  const names = named.length === 0 ? "no guardians" : `${named.map(({ name }) => name).join(", ")} guardians`;
  const from = named.length === 0 ? "" : `, ${quorum} of whom start a recovery together`;
  await confirm?.(`${actor.name} is to name ${names} of ${label}${from}.`);
  const addresses = named.map(({ address }) => address);
  const { hash } = await actor.act(await recovery.nameGuardians.populateTransaction(addresses, quorum));
  const circle = await circleOf(desk, own);
  const text = named.length === 0 ? `${label} has no guardians any more.` : circleText(circle);
  return { data: { ...circle, transaction: hash }, text };
}

/** As `Guardians.nameGuardians`: accounts that act, of other groups, and of as many as the quorum needs. */
async function checkCircle(
  desk: Desk,
  own: number,
  named: readonly { readonly name: string; readonly address: string; readonly organization: number }[],
  quorum: number,
): Promise<void> {
  const { recovery, standing } = desk.suite;
  const most = Number(await recovery.MAX_GUARDIANS());
  if (quorum < 2) throw new Refusal(`A quorum of ${quorum} is no quorum: at least 2 guardians start a recovery.`);
  if (named.length > most) throw new Refusal(`${named.length} guardians are too many: name at most ${most}.`);
  const group = await groupOf(desk, own);
  const groups = new Set<string>();
  for (const { name, address, organization } of named) {
    if (memberName(OFFICES, await standing.officeOf(address)) === "None") {
      throw new Refusal(`${name} acts as nobody now: see \`account show ${name}\`, or name another guardian.`);
    }
    const theirs = await groupOf(desk, organization);
    if (theirs === group) throw new Refusal(`${name} is of the own group ${group}: name guardians of other groups.`);
    groups.add(theirs);
  }
  if (named.length === 0 || groups.size >= quorum) return;
  throw new Refusal(
    `These guardians are of ${groups.size} groups (${[...groups].join(", ")}), fewer than the quorum of ${quorum}: name some of other groups.`,
  );
}
