import { type ContractTransaction, encodeBytes32String } from "ethers";
import type { Actor } from "../actor.ts";
import { memberIndex } from "../arguments.ts";
import { proposedCall } from "../committee/instead.ts";
import { type Opened, type Proposing, openProposal } from "../committee/propose.ts";
import { nameField } from "../consortium/fields.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { ORG_KINDS, type OrgKind } from "../suite/words.ts";
import { organizationStatus } from "./status.ts";

/** An organization that is to join. */
export interface NewOrganization {
  readonly name: string;
  readonly kind: string;
  /** Common owner; left out, its own name. */
  readonly group?: string | undefined;
  /** How many Participants and Issuers its OrgAdmin may enrol alone. */
  readonly cap?: number | undefined;
}

/** A proposal about an organization. */
export interface ProposedAbout extends Opened {
  readonly organization: string;
}

/** Kinds that an organization may have. */
const KINDS: readonly OrgKind[] = ORG_KINDS.filter((kind) => kind !== "None");

/**
 * Proposes to register an organization; a regulator by its own function, of Constitution class.
 * @throws Refusal when a name, kind, group or cap does not fit, or the name is taken
 */
export async function addOrganization(
  desk: Desk,
  seat: Actor,
  { name, kind: kindText, group = name, cap = 0 }: NewOrganization,
  proposing: Proposing = {},
): Promise<Report<ProposedAbout>> {
  checkField("name", name);
  checkField("group", group);
  if (cap < 0 || cap > 0xffff_ffff) throw new Refusal(`--cap ${cap} is out of bounds: 0 to 4294967295.`);
  if (desk.book.organizations.some((known) => known.name.toLowerCase() === name)) {
    throw new Refusal(`There is an organization ${name} already: see \`org show ${name}\`.`);
  }
  const kind = KINDS[memberIndex("kind", KINDS, kindText)] ?? "None";
  const organization = {
    name: encodeBytes32String(name),
    group: encodeBytes32String(group),
    kind: ORG_KINDS.indexOf(kind),
    accountCap: cap,
  };
  const { organizations } = desk.suite;
  const register = kind === "Regulator" ? organizations.registerRegulator : organizations.register;
  const description = proposing.description ?? `Register ${name}, a ${kind} of group ${group}`;
  return proposed(desk, seat, name, await register.populateTransaction(organization), { ...proposing, description });
}

/**
 * Proposes to suspend an organization, or to reinstate it; a regulator by its own function, of Constitution class.
 * @throws Refusal when there is none of this name or number
 */
export async function moveOrganization(
  desk: Desk,
  seat: Actor,
  text: string,
  move: "suspend" | "reinstate",
  proposing: Proposing = {},
): Promise<Report<ProposedAbout>> {
  const id = desk.book.organization(text);
  const { organization, kind } = await organizationStatus(desk, id);
  const { organizations } = desk.suite;
  const [ordinary, regulators] =
    move === "suspend"
      ? [organizations.suspend, organizations.suspendRegulator]
      : [organizations.reinstate, organizations.reinstateRegulator];
  const call = await (kind === "Regulator" ? regulators : ordinary).populateTransaction(id);
  return proposed(desk, seat, organization, call, proposing);
}

async function proposed(
  desk: Desk,
  seat: Actor,
  organization: string,
  transaction: ContractTransaction,
  proposing: Proposing,
): Promise<Report<ProposedAbout>> {
  const { data, text } = await openProposal(desk, seat, [proposedCall(transaction)], proposing);
  return { data: { ...data, organization }, text };
}

function checkField(option: string, value: string): void {
  const { error } = nameField.safeParse(value);
  if (error === undefined) return;
  throw new Refusal(`--${option} "${value}" ${error.issues[0]?.message ?? "does not fit"}, at most 31.`);
}
