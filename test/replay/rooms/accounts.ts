import { ZeroAddress } from "ethers";
import { AccountStatus, Office } from "../../fixtures/enums.ts";
import { type Kept, change, drop, put, swapOut } from "../kept.ts";
import { DAY } from "../seconds.ts";
import type { Told } from "../told.ts";

/** An account as recorded; times in seconds. */
export interface Account {
  readonly organization: bigint;
  readonly office: bigint;
  readonly status: bigint;
  readonly validUntil: bigint;
  readonly own: boolean;
  readonly suspendedByDecision: boolean;
  readonly summonedAt: bigint;
  readonly kyc: string;
}

/** A consent that a second one completes, until a second. */
interface Request {
  readonly by: string;
  readonly until: bigint;
}

/** The accounts in the order of their enrolment, and what is asked for. */
export interface Accounts {
  readonly accounts: Kept<string, Account>;
  /** Every account in office Regulator that is not revoked. */
  readonly officers: readonly string[];
  readonly revocations: Kept<string, Request>;
  readonly changes: Kept<string, Request>;
}

/** Accounts before their first event. */
export const NO_ACCOUNTS: Accounts = { accounts: new Map(), officers: [], revocations: new Map(), changes: new Map() };

/** A request that is used up. */
const NOBODY: Request = { by: ZeroAddress, until: 0n };
const REQUEST_LIFE = 90n * DAY;

/** What an event makes of the accounts. */
export function reduceAccounts(state: Accounts, told: Told): Accounts {
  const amended = (parts: Partial<Account>, key = "account") => {
    return { ...state, accounts: change(state.accounts, told.text(key), parts) };
  };
  switch (told.event) {
    case "AccountEnrolled":
      return entered(state, told.text("account"), enrolled(told));
    case "AccountRenewed":
      return amended({ validUntil: told.number("validUntil"), kyc: told.text("kyc") });
    case "AccountSuspended":
      return amended({ status: AccountStatus.suspended, suspendedByDecision: told.flag("byDecision") });
    case "AccountReinstated":
      return amended({ status: AccountStatus.active, suspendedByDecision: false });
    case "AccountRevoked":
      return { ...amended({ status: AccountStatus.revoked }), officers: swapOut(state.officers, told.text("account")) };
    case "OfficerSummoned":
      return amended({ summonedAt: told.number("summonedAt") }, "officer");
    case "OfficerPresented":
      return amended({ summonedAt: 0n }, "officer");
    default:
      return { ...state, ...reduceRequests(state, told) };
  }
}

/** The requester under a key; zero when there is none of late. */
export function requesterAt(requests: Kept<string, Request>, key: string, second: bigint): string | undefined {
  const request = requests.get(key);
  return request !== undefined && request.until > second ? request.by : undefined;
}

/** The accounts of one organization that its OrgAdmin enrolled and nobody revoked. */
export function ownCountOf({ accounts }: Accounts, organization: bigint): bigint {
  const own = [...accounts.values()].filter((account) => account.organization === organization && account.own);
  return BigInt(own.filter(({ status }) => status !== AccountStatus.revoked).length);
}

function reduceRequests({ revocations, changes }: Accounts, told: Told): Partial<Accounts> {
  const request = (by: string) => ({ by: told.text(by), until: told.at + REQUEST_LIFE });
  switch (told.event) {
    case "RevocationRequested":
      return { revocations: put(revocations, told.text("account"), request("orgAdmin")) };
    case "RevocationConfirmed":
      return { revocations: drop(revocations, told.text("account")) };
    case "OfficerChangeRequested":
      return { changes: put(changes, told.text("request"), request("officer")) };
    case "OfficersChanged":
      return { changes: put(changes, told.text("request"), NOBODY) };
    default:
      return {};
  }
}

function enrolled(told: Told): Account {
  return {
    organization: told.number("organization"),
    office: told.number("office"),
    status: AccountStatus.active,
    validUntil: told.number("validUntil"),
    own: told.flag("own"),
    suspendedByDecision: false,
    summonedAt: 0n,
    kyc: told.text("kyc"),
  };
}

function entered(state: Accounts, address: string, account: Account): Accounts {
  const officers = account.office === Office.regulator ? [...state.officers, address] : state.officers;
  return { ...state, officers, accounts: put(state.accounts, address, account) };
}
