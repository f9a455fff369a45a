import { memberIndex } from "../arguments.ts";
import type { Desk } from "../desk.ts";
import { NODE_KINDS, NODE_STATUSES } from "../enums.ts";
import { table } from "../format.ts";
import { everyPage } from "../pages.ts";
import type { Report } from "../report.ts";
import type { NodeEntry } from "./find.ts";
import { type NodeStatus, nodeName, nodeStatus, standingWords } from "./status.ts";

/** Which nodes are listed; what is left out does not matter. */
export interface NodeFilter {
  /** Name or number. */
  readonly organization?: string | undefined;
  /** Observer, Validator or Regulator. */
  readonly kind?: string | undefined;
  /** Active, Suspended or Removed. */
  readonly status?: string | undefined;
}

/**
 * The nodes that were ever admitted, in order of their first admission.
 * @throws Refusal when the organization, kind or status is unknown
 */
export async function listNodes(desk: Desk, filter: NodeFilter = {}): Promise<Report<NodeStatus[]>> {
  const kind = filter.kind === undefined ? undefined : NODE_KINDS[memberIndex("kind", NODE_KINDS, filter.kind)];
  const status =
    filter.status === undefined ? undefined : NODE_STATUSES[memberIndex("status", NODE_STATUSES, filter.status)];
  const id = filter.organization === undefined ? undefined : desk.book.organization(filter.organization);
  const entries = await nodeEntries(desk, id);
  const every = await Promise.all(entries.map((entry) => nodeStatus(desk, entry)));
  const chosen = every.filter(
    (node) => (kind === undefined || node.kind === kind) && (status === undefined || node.status === status),
  );
  return { data: chosen, text: chosen.length === 0 ? nothing(every.length) : listing(desk, chosen) };
}

/** The entries of all nodes, or of an organization's. */
export async function nodeEntries({ suite }: Pick<Desk, "suite">, organization?: number): Promise<NodeEntry[]> {
  const { nodes } = suite;
  if (organization === undefined) {
    return everyPage(await nodes.count(), 0, (first, limit) => nodes.page(first, limit));
  }
  const count = await nodes.countOf(organization);
  return everyPage(count, 0, (first, limit) => nodes.pageOf(organization, first, limit));
}

function listing(desk: Desk, nodes: readonly NodeStatus[]): string {
  const rows = nodes.map((node) => [
    nodeName(node, desk),
    node.organization,
    node.kind,
    standingWords(node),
    node.enode.replace(/^.*@/, ""),
  ]);
  const heading = ["node", "organization", "kind", "status", "listens at"];
  return table(heading, rows, heading);
}

function nothing(admitted: number): string {
  return admitted === 0 ? "No node is admitted." : "No node is like that; see `node list` for all.";
}
