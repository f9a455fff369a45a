import type { ContractTransaction } from "ethers";
import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import { withNote } from "../committee/note.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { type Endpoint, parseEndpoint } from "../enode.ts";
import { endpointFault } from "../enodeFault.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { endpointOf, newNode } from "./newNode.ts";
import { checkEndpoint } from "./rule.ts";
import { type NodeSubject, subjectOf } from "./subject.ts";
import { type How, type NodeVerb, howFor } from "./ways.ts";

/** What is done about a node. */
export type NodeAct =
  | { readonly verb: Exclude<NodeVerb, "move"> }
  | {
      readonly verb: "move";
      /** `HOST:PORT`; an IPv6 address in brackets. */
      readonly to: string;
    };

/** What was done about a node. */
export interface ActedOnNode {
  /** Its identity. */
  readonly node: string;
  readonly name: string;
  readonly organization: string;
  readonly did: "suspended" | "reinstated" | "removed" | "moved" | "proposed";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

const DONE = { suspend: "suspended", reinstate: "reinstated", remove: "removed", move: "moved" } as const;
const OFFICES = { own: "Operator", officer: "officer" } as const;

/**
 * Suspends, reinstates, removes or moves a node: at once where the actor's office allows it, else by a proposal. A
 * validator is removed in one decision that takes it out of the set first.
 * @throws Refusal when the node or the actor's office does not fit, saying who can
 */
export async function actOnNode(
  desk: Desk,
  actor: Actor,
  text: string,
  act: NodeAct,
  proposing: Proposing = {},
): Promise<Report<ActedOnNode>> {
  const node = await subjectOf(desk, text, act.verb);
  const moved = act.verb === "move" ? movedTo(node, act.to) : node;
  if (act.verb === "move") await checkEndpoint(desk, moved.enode);
  const how = await howFor(desk, actor, act.verb, node);
  const whose = desk.book.organizationLabel(node.organization);
  const note = noteOn(act.verb, node, how);
  const base = { node: node.id, name: node.label, organization: whose };
  if (how === "decision") {
    const calls = (await decisionOn(desk, act.verb, moved)).map(proposedCall);
    const opened = await proposeInstead(desk, actor, calls, withNote(proposing, note));
    const { proposal, transaction } = opened;
    const text = [note ?? [], opened.text].flat().join("\n");
    return { data: { ...base, did: "proposed", proposal, transaction }, text };
  }
  const summary = `${actor.name} is to ${act.verb} ${node.label} (${node.kind} of ${whose}), at once.`;
  await withNote(proposing, note).confirm?.(summary);
  const { hash } = await actor.act(await atOnce(desk, how, moved, act.verb));
  const where = act.verb === "move" ? ` to ${act.to}` : "";
  const done = `${node.label} is ${DONE[act.verb]}${where}, at once, by the ${OFFICES[how]} ${actor.name} of ${whose}.`;
  const said = note === undefined ? done : `${done}\n${note}`;
  return { data: { ...base, did: DONE[act.verb], proposal: undefined, transaction: hash }, text: said };
}

function atOnce(
  { suite: { nodes } }: Desk,
  how: Exclude<How, "decision">,
  { id, enode }: NodeSubject,
  verb: NodeVerb,
): Promise<ContractTransaction> {
  if (verb === "remove") return nodes.removeOwn.populateTransaction(id);
  return (how === "own" ? nodes.moveOwn : nodes.moveAsOfficer).populateTransaction(id, endpointOf(enode));
}

/** The calls of a decision; the committee moves a node by removing it and admitting it where it is. */
async function decisionOn(
  { suite: { nodes, validatorSet } }: Desk,
  verb: NodeVerb,
  { id, kind, organization, enode }: NodeSubject,
): Promise<ContractTransaction[]> {
  const isRegulators = kind === "Regulator";
  const remove = () => (isRegulators ? nodes.removeRegulator : nodes.remove).populateTransaction(id);
  switch (verb) {
    case "suspend":
      return [await (isRegulators ? nodes.suspendRegulator : nodes.suspend).populateTransaction(id)];
    case "reinstate":
      return [await (isRegulators ? nodes.reinstateRegulator : nodes.reinstate).populateTransaction(id)];
    case "remove":
      return kind === "Validator"
        ? [await validatorSet.demote.populateTransaction(id), await remove()]
        : [await remove()];
    case "move": {
      const admit = isRegulators ? nodes.admitRegulator : nodes.admit;
      return [await remove(), await admit.populateTransaction(newNode(organization, enode))];
    }
  }
}

function endpointIn(text: string): Endpoint {
  const endpoint = parseEndpoint(text);
  const fault = endpointFault(text);
  if (endpoint !== undefined && fault === undefined) return endpoint;
  const why = fault === undefined ? "" : `: ${fault}`;
  throw new Refusal(`"${text}" is no endpoint${why}. Write HOST:PORT, for example bank-a.example:30303.`);
}

/** A node with where it is to listen from then on. */
function movedTo(node: NodeSubject, to: string): NodeSubject {
  const endpoint = endpointIn(to);
  const { host, port } = node.enode;
  if (host === endpoint.host && port === endpoint.port) {
    throw new Refusal(`${node.label} is registered at ${host}:${port} already: there is nothing to move.`);
  }
  return { ...node, enode: { ...node.enode, ...endpoint } };
}

/** What people should know before it is done: that it cannot be undone alone, or changes only a right. */
function noteOn(verb: NodeVerb, { label, own, status }: NodeSubject, how: How): string | undefined {
  if (verb !== "remove") return undefined;
  if (status === "Removed") {
    return `${label} is Removed already, by its Operator: the decision takes from the Operator the right to bring it back.`;
  }
  if (how !== "own") return undefined;
  if (own && status === "Active") return `Its Operator can bring ${label} back with \`node admit\`.`;
  const did = own ? "suspended" : "admitted";
  return `The committee ${did} ${label}: its Operator cannot bring it back alone, only a decision does.`;
}
