import { holdersIn } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { ACCOUNT_STATUSES, memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { OFFICES } from "../suite/words.ts";
import { type DirectiveEntry, directiveOf } from "./entry.ts";
import { whyNoObjection } from "./stage.ts";
import { checkStatus } from "./told.ts";

/**
 * The directive that an account may object to now: neither a freeze nor a suspended organization takes that away.
 * @throws Refusal when there is none with this number, its kind or state allows no objection, or the account does not use
 * the seat of the affected organization
 */
export async function openToObjection(desk: Desk, id: number, account: string): Promise<DirectiveEntry> {
  const entry = await directiveOf(desk, id);
  checkStatus(entry, ["Approved"]);
  const why = whyNoObjection(entry, await nowOf(desk));
  if (why !== undefined) throw new Refusal(`Nobody objects to directive ${id}: ${why}.`);
  const { office, status, organization } = await desk.suite.accounts.accountOf(account);
  const isSeat = memberName(OFFICES, office) === "Seat" && memberName(ACCOUNT_STATUSES, status) === "Active";
  if (isSeat && Number(organization) === entry.affected) return entry;
  throw new Refusal(`${desk.book.label(account)} may not object to directive ${id}: ${await whoMay(desk, entry)}.`);
}

async function whoMay(desk: Desk, { affected }: DirectiveEntry): Promise<string> {
  const whose = desk.book.organizationLabel(affected);
  const seats = (await holdersIn(desk, affected, "Seat")).map((account) => desk.book.label(account));
  if (seats.length === 0) return `only a Seat account of ${whose} may, and it has none`;
  return `only ${seats.join(" or ")} may, with the seat of ${whose}, whose account would lose`;
}
