import { type Desk, nowOf } from "../desk.ts";
import { ACCOUNT_STATUSES, ORG_STATUSES, memberName } from "../enums.ts";
import { uint40At } from "../suite/uint40.ts";
import { OFFICES, ORG_KINDS } from "../suite/words.ts";
import { textOfBytes32 } from "../wording.ts";
import { type Minimum, everyMinimum } from "./minimum.ts";

/** An organization as far as a plan of inspection asks. */
export interface PlannedOrganization {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly group: string;
  /** Whether its word counts: it is active and not frozen for sending. */
  readonly isInForce: boolean;
}

/** An account as far as holding an asset asks. */
export interface AllocatedAccount {
  readonly address: string;
  readonly label: string;
  readonly office: string;
  readonly status: string;
  /** Seconds since 1970; 0 for ever. */
  readonly validUntil: number;
}

/** What terms are judged by. */
export interface TermsFacts {
  /** The chain's time, seconds since 1970. */
  readonly now: number;
  /** Number of the organization that drafts. */
  readonly issuer: number;
  readonly organizations: readonly PlannedOrganization[];
  readonly minimums: readonly Minimum[];
  /** By what the terms file writes; nothing for who is not known. */
  readonly accounts: ReadonlyMap<string, AllocatedAccount>;
}

/**
 * Reads what terms are judged by.
 * @param issuer number of the organization that drafts
 * @param written names or addresses of accounts
 */
export async function termsFacts(desk: Desk, issuer: number, written: readonly string[]): Promise<TermsFacts> {
  const { organizations } = desk.suite;
  const all = await organizations.page(1, await organizations.count());
  const now = await nowOf(desk);
  const told = await Promise.all(
    all.map(async ({ name, kind, group, status }, i) => ({
      ...{ id: i + 1, name: textOfBytes32(name) },
      ...{ kind: memberName(ORG_KINDS, kind), group: textOfBytes32(group) },
      isInForce: memberName(ORG_STATUSES, status) === "Active" && (await frozenUntil(desk, i + 1)) <= now,
    })),
  );
  const accounts = await Promise.all(
    written.map(async (text) => {
      const account = await accountNamed(desk, text);
      return account === undefined ? [] : [[text, account] as const];
    }),
  );
  return {
    now,
    issuer,
    organizations: told,
    minimums: await everyMinimum(desk.suite),
    accounts: new Map(accounts.flat()),
  };
}

/** Until when an organization is frozen for sending: bits 56 to 95 of its word (`contracts/types/Organization.sol`). */
async function frozenUntil({ suite }: Desk, id: number): Promise<number> {
  return uint40At(await suite.standing.organizationOf(id), 56n);
}

async function accountNamed(desk: Desk, text: string): Promise<AllocatedAccount | undefined> {
  const { book } = desk;
  const address = addressIn(desk, text);
  if (address === undefined) return undefined;
  const { office, status, validUntil } = await desk.suite.accounts.accountOf(address);
  return {
    ...{ address, label: book.label(address) },
    office: memberName(OFFICES, office),
    status: memberName(ACCOUNT_STATUSES, status),
    validUntil: Number(validUntil),
  };
}

function addressIn({ book }: Desk, text: string): string | undefined {
  try {
    return book.address(text);
  } catch {
    return undefined;
  }
}
