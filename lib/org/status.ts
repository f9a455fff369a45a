import type { Desk } from "../desk.ts";
import { ORG_STATUSES, memberName } from "../enums.ts";
import { uint40At } from "../suite/uint40.ts";
import { ORG_KINDS } from "../suite/words.ts";
import { textOfBytes32 } from "../wording.ts";

/** An organization. Moments are seconds since 1970. */
export interface OrganizationStatus {
  readonly organization: string;
  readonly kind: string;
  /** Common owner, as declared. */
  readonly group: string;
  readonly status: string;
  /** Since when it has this status. */
  readonly since: number;
  /** How many accounts its OrgAdmin enrolled, and how many it may enrol without the committee. */
  readonly ownAccounts: number;
  readonly accountCap: number;
}

/** Reads an organization by its number. */
export async function organizationStatus({ suite }: Desk, id: number): Promise<OrganizationStatus> {
  const [found, word, own] = await Promise.all([
    suite.organizations.organization(id),
    suite.standing.organizationOf(id),
    suite.accounts.ownCountOf(id),
  ]);
  return {
    organization: textOfBytes32(found.name),
    kind: memberName(ORG_KINDS, found.kind),
    group: textOfBytes32(found.group),
    status: memberName(ORG_STATUSES, found.status),
    since: sinceOf(word),
    ownAccounts: Number(own),
    accountCap: Number(found.accountCap),
  };
}

/** Status, and since when, of an organization; seconds since 1970. */
export async function organizationStanding(
  { suite }: Pick<Desk, "suite">,
  id: number,
): Promise<{ status: string; since: number }> {
  const word = await suite.standing.organizationOf(id);
  return { status: memberName(ORG_STATUSES, word & 0xffn), since: sinceOf(word) };
}

/** Bits 16 to 55 of an organization's word (`contracts/types/Organization.sol`). */
function sinceOf(word: bigint): number {
  return uint40At(word, 16n);
}
