import { formatDuration } from "../duration.ts";
import { count, percent, table } from "../format.ts";
import { suiteAddresses } from "../suite/addresses.ts";
import { SUITE } from "../suite/types.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import type { ConsortiumFile } from "./schema.ts";

/** What a consortium file would found. */
export interface Summary {
  readonly consortium: string;
  readonly chainId: number;
  readonly organizations: readonly {
    readonly organization: string;
    readonly kind: string;
    readonly group: string;
    /** 0 without a seat. */
    readonly weight: number;
    readonly accounts: readonly string[];
    readonly nodes: number;
  }[];
  /** Rates in basis points, period and delay in seconds. */
  readonly classes: ConsortiumFile["classes"];
  /** The founder's contracts, besides the ingress. */
  readonly contracts: readonly string[];
  /** Where Authority will be: computed from the founder's address. */
  readonly authority: string;
}

/** Counts what a file would found. */
export function summaryOf(file: ConsortiumFile): Summary {
  return {
    consortium: file.name,
    chainId: file.chainId,
    organizations: file.organizations.map(({ name, kind, group, seatWeight = 0 }) => ({
      organization: name,
      kind,
      group,
      weight: seatWeight,
      accounts: file.accounts.filter(({ organization }) => organization === name).map((account) => account.name),
      nodes: file.nodes.filter(({ organization }) => organization === name).length,
    })),
    classes: file.classes,
    contracts: [...SUITE, ...file.contracts.map(({ name }) => name)],
    authority: suiteAddresses(file.founder.address).Authority,
  };
}

/** The summary as people read it. */
export function summaryText({ organizations, classes, contracts, authority }: Summary): string {
  const total = organizations.reduce((sum, { weight }) => sum + weight, 0);
  const members = organizations.map(({ organization, kind, group, weight, accounts, nodes }) => [
    organization,
    kind,
    group,
    weight === 0 ? "" : `${weight} of ${total}`,
    accounts.map((name) => name.slice(organization.length + 1)).join(", "),
    String(nodes),
  ]);
  const terms = ACTION_CLASSES.map((name) => {
    const { participation, approval, period, delay } = classes[name];
    return [name, percent(participation), percent(approval), formatDuration(period), formatDuration(delay)];
  });
  return [
    table(["organization", "kind", "group", "seat", "accounts", "nodes"], members),
    table(["class", "participation", "approval", "period", "delay"], terms),
    `${count(contracts.length, "contract")} besides the ingress, Authority at ${authority}.`,
  ].join("\n\n");
}
