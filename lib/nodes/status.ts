import type { Desk } from "../desk.ts";
import { formatEnode, nodeId, validatorAddress } from "../enode.ts";
import { NODE_KINDS, NODE_STATUSES, memberName } from "../enums.ts";
import { organizationStanding } from "../org/status.ts";
import type { NodeEntry } from "./find.ts";
import { ruleAt } from "./rule.ts";

/** A node as it stands. */
export interface NodeStatus {
  /** Its identity. */
  readonly node: string;
  readonly name: string | undefined;
  readonly organization: string;
  readonly kind: string;
  readonly status: string;
  /** Status of its organization. */
  readonly organizationStatus: string;
  /** Enrolled by its organization's Operator. */
  readonly own: boolean;
  /** Number of the block in which it was admitted last. */
  readonly since: number;
  readonly enode: string;
  /** The address that QBFT knows it by. */
  readonly validator: string;
  /** The rule that keeps it from connecting; undefined when none does. */
  readonly refusedBy: string | undefined;
}

/** Reads how a node of the register stands. */
export async function nodeStatus(desk: Desk, entry: NodeEntry): Promise<NodeStatus> {
  const enode = enodeOf(entry);
  const id = nodeId(enode);
  return {
    node: id,
    name: desk.book.nodes.find((known) => known.id === id)?.name,
    organization: desk.book.organizationLabel(Number(entry.organization)),
    kind: memberName(NODE_KINDS, entry.kind),
    status: memberName(NODE_STATUSES, entry.status),
    organizationStatus: (await organizationStanding(desk, Number(entry.organization))).status,
    own: entry.own,
    since: Number(entry.since),
    enode: formatEnode(enode),
    validator: validatorAddress(id),
    refusedBy: await ruleAt(desk, enode),
  };
}

/** The node of an entry with where it listens. */
export function enodeOf({ enodeHigh, enodeLow, endpoint }: NodeEntry) {
  const { host, ip, port } = endpoint;
  return { high: enodeHigh, low: enodeLow, host, ip, port: Number(port) };
}

/** What people call a node. */
export function nodeName({ name, node }: Pick<NodeStatus, "name" | "node">, { book }: Pick<Desk, "book">): string {
  return name ?? book.nodeLabel(node);
}

/** Where a node and its organization stand, in words: `Active`, or `Active, organization Suspended`. */
export function standingWords({
  status,
  organizationStatus,
  refusedBy,
}: Pick<NodeStatus, "status" | "organizationStatus" | "refusedBy">): string {
  if (organizationStatus !== "Active") return `${status}, organization ${organizationStatus}`;
  return refusedBy === "OtherEndpoint" ? "elsewhere registered" : status;
}
