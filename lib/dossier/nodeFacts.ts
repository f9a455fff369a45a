import type { Desk } from "../desk.ts";
import { formatEnode, validatorAddress } from "../enode.ts";
import { NODE_KINDS, NODE_STATUSES, memberName } from "../enums.ts";
import { timeOf } from "../events/told.ts";
import { harmless, moment } from "../format.ts";
import { enodeOf } from "../nodes/status.ts";
import { type Fact, facts } from "./fact.ts";
import { organizationBasics } from "./organizationFacts.ts";
import type { Point } from "./point.ts";

/** Blocks from here on are for good: the node is in the validator set. */
const STILL = 2 ** 40 - 1;

/** All that was known of a node at the block. */
export async function nodeFacts(desk: Desk, node: string, { block, now }: Point): Promise<Fact[]> {
  const { suite, book, provider } = desk;
  const { node: entry, word, organization, organizationWord } = await suite.dossier.ofNode(node, { blockTag: block });
  const since = Number(entry.since);
  const validates = Number((word >> 48n) & 0xff_ffff_ffffn);
  return [
    ...facts("Nodes", [
      ["node", node],
      ["organization", book.organizationLabel(Number(entry.organization))],
      ["kind", memberName(NODE_KINDS, entry.kind)],
      ["status", memberName(NODE_STATUSES, entry.status)],
      ["enrolled by its Operator", entry.own],
      ["admitted in block", since, `${since}, ${moment(await timeOf(provider, since), now)}`],
      ["enode", formatEnode(enodeOf(entry)), harmless(formatEnode(enodeOf(entry)))],
      ["validator address", validatorAddress(node)],
    ]),
    ...facts("Standing", [["in the validator set", validates === STILL]]),
    ...organizationBasics(organization, organizationWord, now),
  ];
}
