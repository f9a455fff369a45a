import type { Desk } from "../desk.ts";
import { type Enode, nodeId } from "../enode.ts";
import { NODE_KINDS, NODE_STATUSES, memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { findNode } from "./find.ts";
import { enodeOf } from "./status.ts";
import type { NodeVerb } from "./ways.ts";

/** A node that something is done about. */
export interface NodeSubject {
  readonly id: string;
  readonly label: string;
  /** Number of its organization. */
  readonly organization: number;
  readonly kind: string;
  readonly status: string;
  /** Its Operator enrolled it, and may bring it back when it removed it. */
  readonly own: boolean;
  readonly enode: Enode;
}

/** The status that each act needs, where it needs one. */
const NEEDS: Readonly<Partial<Record<NodeVerb, string>>> = { suspend: "Active", reinstate: "Suspended" };

/**
 * Reads the node that something is to be done about.
 * @throws Refusal when it was never admitted or is removed, is in no status for it, or is a validator to be suspended
 */
export async function subjectOf(desk: Desk, text: string, verb: NodeVerb): Promise<NodeSubject> {
  const entry = await findNode(desk, text);
  const enode = enodeOf(entry);
  const id = nodeId(enode);
  const label = desk.book.nodeLabel(id);
  const kind = memberName(NODE_KINDS, entry.kind);
  const status = memberName(NODE_STATUSES, entry.status);
  const { own } = entry;
  const isBarred = status === "Removed" && !(verb === "remove" && own);
  if (isBarred) throw new Refusal(`${label} was removed: \`node admit\` lets it in again.`);
  if (kind === "Validator" && verb === "suspend") {
    throw new Refusal(
      `${label} seals blocks, and no suspension reaches a validator: \`validator demote ${label}\` takes it out of the set first, \`node remove ${label}\` does both.`,
    );
  }
  const needed = NEEDS[verb] ?? status;
  if (status !== needed) throw new Refusal(`${label} is ${status}, not ${needed}: see \`node show ${label}\`.`);
  return { id, label, organization: Number(entry.organization), kind, status, own, enode };
}
