import type { ContractTransaction } from "ethers";
import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { type Endpoint, parseEndpoint } from "../enode.ts";
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
  const moved = act.verb === "move" ? { ...node, enode: { ...node.enode, ...endpointIn(act.to) } } : node;
  if (act.verb === "move") await checkEndpoint(desk, moved.enode);
  const how = await howFor(desk, actor, act.verb, node);
  const whose = desk.book.organizationLabel(node.organization);
  const base = { node: node.id, name: node.label, organization: whose };
  if (how === "decision") {
    const calls = (await decisionOn(desk, act.verb, moved)).map(proposedCall);
    const { proposal, transaction, text } = await proposeInstead(desk, actor, calls, proposing);
    return { data: { ...base, did: "proposed", proposal, transaction }, text };
  }
  await proposing.confirm?.(`${actor.name} is to ${act.verb} ${node.label} (${node.kind} of ${whose}), at once.`);
  const { hash } = await actor.act(await atOnce(desk, how, moved, act.verb));
  const where = act.verb === "move" ? ` to ${act.to}` : "";
  const done = `${node.label} is ${DONE[act.verb]}${where}, at once, by the ${OFFICES[how]} ${actor.name} of ${whose}.`;
  return { data: { ...base, did: DONE[act.verb], proposal: undefined, transaction: hash }, text: done };
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
  if (endpoint !== undefined) return endpoint;
  throw new Refusal(`"${text}" is no endpoint: write HOST:PORT, for example bank-a.example:30303.`);
}
