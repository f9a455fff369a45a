import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import { withNote } from "../committee/note.ts";
import type { Proposing } from "../committee/propose.ts";
import { dottedNameField } from "../consortium/fields.ts";
import type { Desk } from "../desk.ts";
import { nodeId } from "../enode.ts";
import { NODE_KINDS, NODE_STATUSES, memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { ORG_KINDS, OFFICES, type Office } from "../suite/words.ts";
import { endpointOf, enodeIn, newNode } from "./newNode.ts";
import { checkEndpoint } from "./rule.ts";
import { takeoverOf } from "./takeovers.ts";

/** A node that is to be admitted. */
export interface Admission {
  /** Enode URL. */
  readonly enode: string;
  /** What people will call it: its organization's name, a dot and a name of its own. */
  readonly name: string;
}

/** What became of an admission. */
export interface Admitted {
  /** Its identity. */
  readonly node: string;
  readonly name: string;
  readonly organization: string;
  readonly did: "admitted" | "proposed";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/**
 * Admits a node as observer: at once by the Operator of its organization within the cap, else by a proposal.
 * @throws Refusal when enode or name do not fit, or the node is admitted already
 */
export async function admitNode(
  desk: Desk,
  actor: Actor,
  { enode: url, name }: Admission,
  proposing: Proposing = {},
): Promise<Report<Admitted>> {
  const enode = enodeIn(url);
  const id = nodeId(enode);
  const organization = organizationIn(desk, name);
  const label = desk.book.organizationLabel(organization);
  checkName(desk, name, id);
  await checkEndpoint(desk, enode);
  const base = { node: id, name, organization: label };
  const { nodes } = desk.suite;
  const { office, organization: own } = await desk.suite.accounts.accountOf(actor.address);
  const isOwn = memberName(OFFICES, office) === "Operator" && Number(own) === organization;
  if (isOwn && (await whyDecision(desk, organization, id)) === undefined) {
    await checkFree(desk, id);
    await proposing.confirm?.(`${actor.name} is to admit ${name} as an observer of ${label}, at once.`);
    const call = await nodes.enrolOwn.populateTransaction(enode.high, enode.low, endpointOf(enode));
    const { hash } = await actor.act(call);
    const text = `${name} is admitted, at once, by the Operator ${actor.name} of ${label}; it may connect from the next block on.`;
    return { data: { ...base, did: "admitted", proposal: undefined, transaction: hash }, text };
  }
  if (memberName(OFFICES, office) !== "Seat") throw await notAllowed(desk, actor, name, organization, id);
  const regulators = await isRegulator(desk, organization);
  await checkFree(desk, id, { byDecision: true, regulators });
  const notes = await notesOn(desk, { id, name, organization }, Number(own));
  const admit = regulators ? nodes.admitRegulator : nodes.admit;
  const call = proposedCall(await admit.populateTransaction(newNode(organization, enode)));
  const description = proposing.description ?? `Admit ${name}, a node of ${label}`;
  const terms = { ...withNote(proposing, notes.join("\n")), description };
  const opened = await proposeInstead(desk, actor, [call], terms);
  const { proposal, transaction } = opened;
  const text = [...notes, opened.text].join("\n");
  return { data: { ...base, did: "proposed", proposal, transaction }, text };
}

/** What voters, and who proposes, should know: why it takes a decision, whose the key is, and what it is called here. */
async function notesOn(
  desk: Desk,
  { id, name, organization }: { readonly id: string; readonly name: string; readonly organization: number },
  actors: number,
): Promise<string[]> {
  const why = actors === organization ? await whyDecision(desk, organization, id) : undefined;
  const known = desk.book.nodes.find((node) => node.id === id && node.name !== name)?.name;
  return [
    why === undefined ? [] : `${why}, so the committee decides.`,
    (await takeoverOf(desk, id, organization)) ?? [],
    known === undefined ? [] : `A proposal renames no node: it is called ${known} here.`,
  ].flat();
}

/** The offices of an organization in which it admits, or proposes to admit, this node; preferred first. */
export async function admittingOffices(
  desk: Desk,
  { enode, name }: Admission,
  actors: number,
): Promise<readonly Office[]> {
  const isOwn = organizationIn(desk, name) === actors;
  const isAlone = isOwn && (await whyDecision(desk, actors, nodeId(enodeIn(enode)))) === undefined;
  return isAlone ? ["Operator", "Seat"] : ["Seat"];
}

/** Why an organization's Operator cannot admit a node alone, without full stop; undefined when it can. */
async function whyDecision(desk: Desk, organization: number, id: string): Promise<string | undefined> {
  const whose = desk.book.organizationLabel(organization);
  const [{ cap, used }, entry] = await Promise.all([
    desk.suite.nodes.observersOf(organization),
    desk.suite.nodes.nodeOf(id).catch(() => undefined),
  ]);
  if (entry !== undefined && memberName(NODE_STATUSES, entry.status) === "Removed") {
    if (Number(entry.organization) !== organization)
      return `${desk.book.nodeLabel(id)} was another organization's node`;
    if (!entry.own) return `${desk.book.nodeLabel(id)} was admitted, suspended or removed by decision`;
  }
  if (cap === 0n) return `${whose} may enrol no observer alone (its cap is 0)`;
  return used < cap ? undefined : `${whose} has ${used} of ${cap} observers that its Operator may enrol alone`;
}

async function isRegulator({ suite }: Desk, organization: number): Promise<boolean> {
  const { kind } = await suite.organizations.organization(organization);
  return memberName(ORG_KINDS, kind) === "Regulator";
}

async function notAllowed(desk: Desk, actor: Actor, name: string, organization: number, id: string): Promise<Refusal> {
  const whose = desk.book.organizationLabel(organization);
  const why = await whyDecision(desk, organization, id);
  const alone = why === undefined ? `an Operator of ${whose} does it at once, or ` : `${why}, so `;
  return new Refusal(`${actor.name} may not admit ${name}: ${alone}a Seat account proposes it to the committee.`);
}

/** A node's name begins with its organization's. */
function organizationIn({ book }: Desk, name: string): number {
  if (dottedNameField.safeParse(name).success) return book.organization(name.replace(/\..*$/, ""));
  const how = name === name.toLowerCase() ? "" : ", in lower case";
  throw new Refusal(
    `"${name}" is no name of a node: write its organization's name, a dot and a name of its own${how}, for example bank-a.observer.`,
  );
}

function checkName({ book }: Desk, name: string, id: string): void {
  const taken = book.nodes.find((known) => known.name === name && known.id !== id);
  if (taken !== undefined) throw new Refusal(`${name} is the name of another node: give another --name.`);
}

/**
 * A removed node is free, a regulator's for a regulator; by decision also an observer that an Operator enrolled, whose key
 * may be another's.
 */
async function checkFree(
  { suite, book }: Desk,
  id: string,
  { byDecision, regulators } = { byDecision: false, regulators: false },
): Promise<void> {
  const status = memberName(NODE_STATUSES, (await suite.standing.nodeOf(id)) & 0xffn);
  if (status === "None") return;
  const { own, kind } = await suite.nodes.nodeOf(id);
  const known = memberName(NODE_KINDS, kind);
  const label = book.nodeLabel(id);
  if (status === "Removed") {
    if (known !== "Regulator" || regulators) return;
    throw new Refusal(`${label} was a regulator's node, and its key stays the regulators': give the node a new key.`);
  }
  if (byDecision && own && known === "Observer") return;
  throw new Refusal(`${label} is admitted already and ${status}: see \`node show ${label}\`.`);
}
