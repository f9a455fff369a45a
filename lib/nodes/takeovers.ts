import { Result } from "ethers";
import { parseCall } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { nodeId } from "../enode.ts";
import { NODE_STATUSES, memberName } from "../enums.ts";
import type { ProposedCall } from "../proposals.ts";

/** The node that a call of Nodes admits: its identity and the number of its organization; undefined for other calls. */
export function admissionIn(
  { contracts, suite }: Desk,
  { target, data }: ProposedCall,
): { readonly id: string; readonly organization: number } | undefined {
  const known = contracts.find(({ address }) => address === target);
  const parsed = target === suite.nodes.target && known !== undefined ? parseCall(known.interface, data) : undefined;
  if (parsed?.name !== "admit" && parsed?.name !== "admitRegulator") return undefined;
  const node: unknown = parsed.args[0];
  if (!(node instanceof Result)) return undefined;
  const parts: unknown[] = node.toArray();
  const [organization, high, low] = parts;
  return { id: nodeId({ high: String(high), low: String(low) }), organization: Number(organization) };
}

/** What voters should know of the nodes that calls admit: which are another organization's today. One line for each. */
export async function takeoversIn(desk: Desk, calls: readonly ProposedCall[]): Promise<string[]> {
  const notes = await Promise.all(calls.map((call) => takeoverBy(desk, call)));
  return notes.flatMap((note) => note ?? []);
}

async function takeoverBy(desk: Desk, call: ProposedCall): Promise<string | undefined> {
  const admission = admissionIn(desk, call);
  return admission === undefined ? undefined : takeoverOf(desk, admission.id, admission.organization);
}

/** What becomes of a node that the committee admits for an organization, if it is another's today. */
export async function takeoverOf(desk: Desk, id: string, organization: number): Promise<string | undefined> {
  const { suite, book } = desk;
  const entry = await suite.nodes.nodeOf(id).catch(() => undefined);
  if (entry === undefined || Number(entry.organization) === organization) return undefined;
  const status = memberName(NODE_STATUSES, entry.status);
  if (status === "Removed") return undefined;
  const from = book.organizationLabel(Number(entry.organization));
  const to = book.organizationLabel(organization);
  return `The key is that of ${book.nodeLabel(id)}, ${from}'s ${status} node: the decision takes it over for ${to}.`;
}
