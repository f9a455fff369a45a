import type { Desk } from "../desk.ts";
import { formatEnode, validatorAddress } from "../enode.ts";
import { NODE_KINDS, NODE_STATUSES, memberName } from "../enums.ts";
import { timeOf } from "../events/told.ts";
import { harmless, moment } from "../format.ts";
import { enodeOf } from "../nodes/status.ts";
import { FOR_GOOD, uint40At } from "../suite/uint40.ts";
import { type Fact, facts } from "./fact.ts";
import { organizationBasics } from "./organizationFacts.ts";
import type { Point } from "./point.ts";

/** All that was known of a node at the block. */
export async function nodeFacts(desk: Desk, node: string, { block, now }: Point): Promise<Fact[]> {
  const { suite, book, provider } = desk;
  const { node: entry, word, organization, organizationWord } = await suite.dossier.ofNode(node, { blockTag: block });
  const since = Number(entry.since);
  const validatesUntil = uint40At(word, 48n);
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
    ...facts("Standing", [["in the validator set", validatesUntil === FOR_GOOD]]),
    ...organizationBasics(organization, organizationWord, now),
  ];
}
