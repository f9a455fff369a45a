import { type Actor, hasHolder } from "../actor.ts";
import { whoIs } from "../account/ways.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { type Office, officeNumbered } from "../suite/words.ts";
import type { NodeSubject } from "./subject.ts";

/** What is done about a node that was admitted. */
export type NodeVerb = "suspend" | "reinstate" | "remove" | "move";

/** How it is done: at once by the organization's Operator or its regulator's officer, or by decision. */
export type How = "own" | "officer" | "decision";

/** A way that is open to an organization, and the offices that take it, preferred first. */
interface Way {
  readonly how: How;
  readonly offices: readonly Office[];
}

const DECISION: Way = { how: "decision", offices: ["Seat"] };
const OWN: Way = { how: "own", offices: ["Operator"] };
const OFFICER: Way = { how: "officer", offices: ["Regulator"] };

/** The offices of an organization that may do it, preferred first; the number is the organization's. */
export function nodeOffices(verb: NodeVerb, node: NodeSubject, organization: number): readonly Office[] {
  return waysOf(verb, node, organization).flatMap(({ offices }) => offices);
}

/**
 * As {@link nodeOffices}, for an organization that somebody named.
 * @throws Refusal saying who can, when no office of the organization may, or nobody holds the only one
 */
export async function officesNamed(
  desk: Desk,
  verb: NodeVerb,
  node: NodeSubject,
  organization: number,
): Promise<readonly Office[]> {
  const offices = nodeOffices(verb, node, organization);
  const [office, ...others] = offices;
  const isDeadEnd = office === undefined || (others.length === 0 && !(await hasHolder(desk, organization, office)));
  if (!isDeadEnd) return offices;
  const who = desk.book.organizationLabel(organization);
  throw new Refusal(`${who} may not ${verb} ${node.label}: ${await whoCan(desk, verb, node)}.`);
}

/**
 * How this actor does it.
 * @throws Refusal saying who can, when its office cannot
 */
export async function howFor(desk: Desk, actor: Actor, verb: NodeVerb, node: NodeSubject): Promise<How> {
  const entry = await desk.suite.accounts.accountOf(actor.address);
  const office = officeNumbered(entry.office);
  const way = waysOf(verb, node, Number(entry.organization)).find(({ offices }) => offices.includes(office));
  if (way !== undefined) return way.how;
  const who = whoIs(desk, actor, { office: entry.office, organization: entry.organization });
  throw new Refusal(`${who} may not ${verb} ${node.label}: ${await whoCan(desk, verb, node)}.`);
}

/** Who can: `an Operator of bank-a does it at once, or a Seat account proposes it to the committee`. */
async function whoCan(desk: Desk, verb: NodeVerb, node: NodeSubject): Promise<string> {
  const whose = desk.book.organizationLabel(node.organization);
  const ways = waysOf(verb, node, node.organization);
  const words = ways.map(({ how }) => {
    if (how === "decision") return "a Seat account proposes it to the committee";
    return `an ${how === "own" ? "Operator" : "officer"} of ${whose} does it at once`;
  });
  const isAlone = ways.every(({ how }) => how === "own");
  const lacks = isAlone && !(await hasHolder(desk, node.organization, "Operator"));
  return `${words.join(", or ")}${lacks ? `; ${whose} has none: enrol one with \`account enrol\`` : ""}`;
}

/** Who may move a validator's endpoint is its organization alone: the committee would have to take it out of the set. */
function waysOf(verb: NodeVerb, node: NodeSubject, organization: number): readonly Way[] {
  const decision = verb === "move" && node.kind === "Validator" ? [] : [DECISION];
  if (organization !== node.organization) return decision;
  if (node.kind === "Regulator") return verb === "move" ? [OFFICER, ...decision] : decision;
  const isOwn = verb === "move" || (verb === "remove" && node.kind === "Observer" && node.status !== "Removed");
  return isOwn ? [OWN, ...decision] : decision;
}
