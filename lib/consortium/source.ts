import { formatDuration } from "../duration.ts";
import { formatEnode } from "../enode.ts";
import type { ConsortiumFile } from "./schema.ts";

type Classes = ConsortiumFile["classes"];
type Terms = Classes[keyof Classes];

/** A parsed consortium file as it is written: {@link loadConsortium} reads the same file from its JSON. */
export function consortiumSource(file: ConsortiumFile): object {
  const { Constitution, Network, Operation, Emergency } = file.classes;
  return {
    ...file,
    classes: {
      Constitution: termsSource(Constitution),
      Network: termsSource(Network),
      Operation: termsSource(Operation),
      Emergency: termsSource(Emergency),
    },
    accounts: file.accounts.map((account) => ({ ...account, validUntil: dateSource(account.validUntil) })),
    nodes: file.nodes.map((node) => ({ ...node, enode: formatEnode(node.enode) })),
  };
}

function termsSource({ participation, approval, period, delay }: Terms): object {
  return {
    participation: participation / 100,
    approval: approval / 100,
    period: formatDuration(period),
    delay: formatDuration(delay),
  };
}

function dateSource(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}
