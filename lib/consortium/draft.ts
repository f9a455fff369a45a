import type { z } from "zod";
import { VALIDATORS } from "../bounds.ts";
import type { Office } from "../suite/words.ts";
import type { consortiumSchema } from "./schema.ts";

/** A consortium file as JSON holds it, before it is read. */
export type WrittenConsortium = z.input<typeof consortiumSchema>;

/** A member and the weight of its seat. */
export interface DraftMember {
  readonly name: string;
  readonly weight: number;
  /** Common owner; its own name when it belongs to nobody. */
  readonly group: string;
}

/** What a consortium file is drafted from. */
export interface Draft {
  readonly name: string;
  readonly chainId: number;
  readonly members: readonly DraftMember[];
  readonly regulator: string;
  readonly officers: number;
  /** Undefined when there is none. */
  readonly auditor: string | undefined;
  /** First day on which the accounts are expired, `2028-12-31`. */
  readonly validUntil: string;
  /** Port of the first node; the next ones upwards. */
  readonly port: number;
}

/** An account that the draft needs. */
export interface DraftAccount {
  readonly name: string;
  readonly organization: string;
  readonly office: Exclude<Office, "None">;
}

/** Who holds an account: its address, and the hash of its KYC record and salt. */
export interface Holder {
  readonly address: string;
  readonly kyc: string;
}

/** Rates, periods and delays that suit three seats and more; in the file they can be changed before the founding. */
export const DEFAULT_CLASSES: WrittenConsortium["classes"] = {
  Constitution: { participation: 66.66, approval: 66.66, period: "7d", delay: "7d" },
  Network: { participation: 60, approval: 60, period: "5d", delay: "2d" },
  Operation: { participation: 55, approval: 50, period: "3d", delay: "1d" },
  Emergency: { participation: 50, approval: 50, period: "1d", delay: "0s" },
};

/** Participants and Issuers that a member's OrgAdmin may enrol alone. */
const ACCOUNT_CAP = 50;

/** What people call the founding account. */
export const FOUNDER = "founder";

/** The organizations of a draft, in their order in the file. */
export function draftOrganizations({
  members,
  regulator,
  auditor,
}: Pick<Draft, "members" | "regulator" | "auditor">): WrittenConsortium["organizations"] {
  return [
    ...members.map(({ name, weight, group }) => ({
      name,
      kind: "Member" as const,
      group,
      seatWeight: weight,
      accountCap: ACCOUNT_CAP,
    })),
    { name: regulator, kind: "Regulator", group: regulator },
    ...(auditor === undefined ? [] : [{ name: auditor, kind: "Service" as const, group: auditor }]),
  ];
}

/** The accounts that a network needs to govern itself: a seat and an administrator per member, officers, an inspector. */
export function draftAccounts({ members, regulator, officers, auditor }: Draft): DraftAccount[] {
  const account = (organization: string, name: string, office: DraftAccount["office"]) => ({
    name: `${organization}.${name}`,
    organization,
    office,
  });
  return [
    ...members.flatMap(({ name }) => [account(name, "seat", "Seat"), account(name, "admin", "OrgAdmin")]),
    ...Array.from({ length: officers }, (_, i) => account(regulator, `officer-${i + 1}`, "Regulator")),
    ...(auditor === undefined ? [] : [account(auditor, "inspector", "Inspector")]),
  ];
}

/**
 * The consortium file of a draft.
 * @param holders by the names of the accounts, the founder's among them
 * @param enodes URLs of the nodes by the names of their organizations
 * @param schema path of the JSON Schema, as the file names it
 */
export function draftFile(
  draft: Draft,
  holders: ReadonlyMap<string, Holder>,
  enodes: ReadonlyMap<string, string>,
  schema: string,
): WrittenConsortium {
  const organizations = draftOrganizations(draft);
  const holder = (name: string): Holder => holders.get(name) ?? { address: "", kyc: "" };
  return {
    $schema: schema,
    name: draft.name,
    chainId: draft.chainId,
    founder: { name: FOUNDER, address: holder(FOUNDER).address },
    classes: DEFAULT_CLASSES,
    organizations,
    accounts: draftAccounts(draft).map((account) => ({
      ...account,
      address: holder(account.name).address,
      validUntil: draft.validUntil,
      kyc: holder(account.name).kyc,
    })),
    nodes: organizations.map(({ name, kind }, i) => ({
      name: `${name}.node`,
      organization: name,
      port: draft.port + i,
      enode: enodes.get(name) ?? "",
      validator: kind === "Member" && i < VALIDATORS.max,
    })),
    contracts: [],
  };
}
