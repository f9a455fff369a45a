import type { Desk } from "../desk.ts";
import { harmless, pairs } from "../format.ts";
import { isNode, parameterName } from "../meaning.ts";
import { refusalWords, ruleAt } from "./rule.ts";
import { parseCall } from "../decode.ts";
import { type ProposedCall, openProposals } from "../proposals.ts";
import type { Report } from "../report.ts";
import { findNode } from "./find.ts";
import { type NodeStatus, enodeOf, nodeName, nodeStatus, standingWords } from "./status.ts";
import { admissionIn } from "./takeovers.ts";

/** Everything about a node. */
export interface ShownNode extends NodeStatus {
  /** How many observers its organization's Operator enrolled, and how many it may enrol alone. */
  readonly observers: { readonly used: number; readonly cap: number };
  /** The open proposals about it. */
  readonly proposals: readonly {
    readonly proposal: number;
    readonly class: string;
    readonly state: string;
    readonly description: string;
  }[];
}

/**
 * Shows a node: whose it is, where it listens, whether it may connect, open proposals about it.
 * @throws Refusal when there is none of this name, enode URL, identity or validator address
 */
export async function showNode(desk: Desk, text: string): Promise<Report<ShownNode>> {
  const entry = await findNode(desk, text);
  const status = await nodeStatus(desk, entry);
  const [{ cap, used }, open] = await Promise.all([
    desk.suite.nodes.observersOf(entry.organization),
    openProposals(desk.suite),
  ]);
  const about = open.filter(({ calls }) => calls.some((call) => isAbout(desk, call, status.node)));
  const shown = {
    ...status,
    observers: { used: Number(used), cap: Number(cap) },
    proposals: about.map(({ id, class: actionClass, state, description }) => ({
      ...{ proposal: id, class: actionClass, state, description },
    })),
  };
  const rule = await ruleAt(desk, enodeOf(entry));
  const name = nodeName(status, desk);
  return {
    data: shown,
    text: textOf(name, shown, rule === undefined ? undefined : await refusalWords(desk, rule, status.node)),
  };
}

/** Whether a call names the node, or admits its key. */
function isAbout(desk: Desk, call: ProposedCall, id: string): boolean {
  const { contracts } = desk;
  const { target, data } = call;
  if (admissionIn(desk, call)?.id === id) return true;
  const known = contracts.find(({ address }) => address === target);
  const parsed = known === undefined ? undefined : parseCall(known.interface, data);
  return (
    parsed?.fragment.inputs.some((param, i) => isNode(parameterName(param), param.type) && parsed.args[i] === id) ??
    false
  );
}

/** Whether a caller's request is answered: as the devnet's gate judges, which closes to an organization's suspension too. */
function isOpen({ refusedBy, organizationStatus }: NodeStatus): boolean {
  return refusedBy === undefined && organizationStatus === "Active";
}

function textOf(name: string, shown: ShownNode, refused: string | undefined): string {
  const { observers, proposals } = shown;
  const lines = pairs([
    ["organization", shown.organization],
    ["kind", shown.kind],
    ["status", standingWords(shown)],
    ["connects", refused === undefined ? "yes, with every node that may" : `no: ${refused}`],
    ["endpoint", isOpen(shown) ? "open to callers" : "closed to callers on the devnet, until it may act again"],
    ["admitted", `by ${shown.own ? "its Operator" : "the committee"}, in block ${shown.since}`],
    ["observers", `${observers.used} of ${observers.cap} that the Operator of ${shown.organization} may enrol alone`],
    ["validator", shown.validator],
    ["id", shown.node],
    ["enode", harmless(shown.enode)],
  ]);
  const about = proposals.map(
    ({ proposal, class: actionClass, state, description }) =>
      `  ${proposal} ${actionClass}, ${state}: ${harmless(description)}`,
  );
  const open = about.length === 0 ? "No open proposal is about it." : ["Open proposals about it:", ...about].join("\n");
  return `${name}\n${lines}\n\n${open}`;
}
