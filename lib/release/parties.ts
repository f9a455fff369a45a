import { type Actor, holdersIn } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { OFFICES, type Office } from "../suite/words.ts";
import type { ReleaseEntry } from "./entries.ts";
import { publisherFor } from "./simulation/publisher.ts";
import { fullName } from "./told.ts";

/**
 * Checks that an organization may publish a release (`ReleaseRegister._checkIndependent`).
 * @throws Refusal when it is of the developers' group, naming who may
 */
export async function checkIndependent(desk: Desk, entry: ReleaseEntry, organization: number): Promise<void> {
  const { organizations } = desk.suite;
  const both = [organization, entry.organization];
  const [mine, theirs] = await Promise.all(both.map((id) => organizations.organization(id)));
  if (mine?.group !== theirs?.group) return;
  const developers = desk.book.organizationLabel(entry.organization);
  const may = await publisherFor(desk, entry.organization);
  const such = may === undefined ? ", and there is none" : `, such as ${desk.book.label(may.account)}`;
  const own = desk.book.organizationLabel(organization);
  const why = own === developers ? "the developer's own organization" : `of ${developers}'s group`;
  throw new Refusal(
    `${own} does not publish ${fullName(desk, entry)}: it is ${why}. An Operator outside ${developers}'s group publishes it${such}.`,
  );
}

/**
 * Checks that a release is an organization's own.
 * @throws Refusal when another submitted it
 */
export function checkOwn(desk: Desk, entry: ReleaseEntry, organization: number): void {
  if (organization === entry.organization) return;
  const own = desk.book.organizationLabel(organization);
  const developers = desk.book.organizationLabel(entry.organization);
  throw new Refusal(
    `${own} does not withdraw ${fullName(desk, entry)}: only a Developer of ${developers} does; a seat may reject it with \`release reject ${entry.id}\`.`,
  );
}

/**
 * Checks that an account holds the office that an act takes, and gives the number of its organization.
 * @param acts `submits`, `publishes` or `withdraws`
 * @throws Refusal when it is not enrolled or holds another office, naming who of its organization does
 */
export async function checkOffice(desk: Desk, actor: Actor, office: Office, acts: string): Promise<number> {
  const account = await desk.suite.accounts.accountOf(actor.address);
  const organization = Number(account.organization);
  const only = `${office === "Operator" ? "an" : "a"} ${office} account ${acts} releases`;
  if (organization === 0) throw new Refusal(`${actor.name} is not enrolled: ${only}.`);
  const held = memberName(OFFICES, account.office);
  if (held === office) return organization;
  const names = (await holdersIn(desk, organization, office)).map((address) => desk.book.label(address));
  const whose = desk.book.organizationLabel(organization);
  const who = names.length === 0 ? `${whose} has none` : names.join(" or ");
  throw new Refusal(`${actor.name} holds the office ${held}: only ${only} (${who}).`);
}
