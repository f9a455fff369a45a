import { NodeKind, NodeStatus } from "../../fixtures/enums.ts";
import { type Kept, at, change, put, swapOut } from "../kept.ts";
import type { Told, Value } from "../told.ts";

/** A node as recorded; `since` and `validatesUntil` are numbers of blocks. */
export interface Node {
  readonly enodeHigh: string;
  readonly enodeLow: string;
  readonly organization: bigint;
  readonly kind: bigint;
  readonly status: bigint;
  readonly own: boolean;
  readonly since: bigint;
  readonly endpoint: Value;
  readonly validatesUntil: bigint;
}

/** The nodes in the order of their first admission, those of each organization, and how many it may enrol. */
export interface Nodes {
  readonly nodes: Kept<string, Node>;
  readonly lists: Kept<bigint, readonly string[]>;
  readonly caps: Kept<bigint, bigint>;
}

/** Nodes before its first event. */
export const NO_NODES: Nodes = { nodes: new Map(), lists: new Map(), caps: new Map() };

const STILL_VALIDATES = (1n << 40n) - 1n;

/** How many nodes in use an Operator enrolled. */
export function enrolledOf({ nodes }: Nodes, organization: bigint): bigint {
  const own = [...nodes.values()].filter((node) => node.own && node.organization === organization);
  return BigInt(own.filter(({ status }) => status !== NodeStatus.removed).length);
}

/** What an event makes of the nodes. */
export function reduceNodes(state: Nodes, told: Told): Nodes {
  const amended = (parts: Partial<Node>) => ({ ...state, nodes: change(state.nodes, told.text("node"), parts) });
  switch (told.event) {
    case "NodeAdmitted":
      return admitted(state, told);
    case "NodeMoved":
      return amended({ endpoint: told.value("endpoint") });
    case "NodeSuspended":
      return amended({ status: NodeStatus.suspended });
    case "NodeReinstated":
      return amended({ status: NodeStatus.active });
    case "NodeRemoved": {
      // What the committee had a say in is its Operator's no longer.
      const { own, status } = at(state.nodes, told.text("node"));
      const kept = own && !told.flag("byDecision") && status !== NodeStatus.suspended;
      return amended({ status: NodeStatus.removed, own: kept });
    }
    case "NodeKindChanged": {
      const kind = told.number("kind");
      return amended({ kind, validatesUntil: kind === NodeKind.validator ? STILL_VALIDATES : told.block });
    }
    case "ObserverCapSet":
      return { ...state, caps: put(state.caps, told.number("organization"), told.number("cap")) };
    default:
      return state;
  }
}

function admitted({ nodes, lists, caps }: Nodes, told: Told): Nodes {
  const [id, organization] = [told.text("node"), told.number("organization")];
  const former = nodes.get(id);
  const node: Node = {
    enodeHigh: told.text("enodeHigh"),
    enodeLow: told.text("enodeLow"),
    organization,
    kind: told.number("kind"),
    status: NodeStatus.active,
    own: told.flag("own"),
    since: told.block,
    endpoint: [],
    validatesUntil: former?.validatesUntil ?? 0n,
  };
  const rest = former === undefined ? lists : put(lists, former.organization, without(lists, former.organization, id));
  const listed = [...(rest.get(organization) ?? []), id];
  return { nodes: put(nodes, id, node), lists: put(rest, organization, listed), caps };
}

function without(lists: Nodes["lists"], organization: bigint, id: string): readonly string[] {
  return swapOut(lists.get(organization) ?? [], id);
}
