import { type Desk, nowOf } from "../desk.ts";
import { memberName } from "../enums.ts";
import { moment, pairs } from "../format.ts";
import { type FreezeOrder, frozenWords } from "../regulator/order.ts";
import { type NameBook, someone } from "../names.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { type Hindrance, hindrancesOf, ordersOnAccount } from "./hindrances.ts";
import { formerKeys, laterKeys } from "./recovery/keys.ts";
import { type AccountStatus, enrollerWords, standingWords, statusOf } from "./status.ts";
import { type UnderRecovery, underRecovery, underRecoveryWords } from "./underRecovery.ts";

/** Everything about an account. */
export interface ShownAccount extends AccountStatus {
  /** The office in which it can act now; None when it cannot. */
  readonly actsAs: string;
  /** Whether its ballots count, although it may be unable to do anything else. */
  readonly votes: boolean;
  /** Why it acts as nobody. */
  readonly hindrances: readonly Hindrance[];
  /** Those on the account and on its organization. */
  readonly liveOrders: readonly FreezeOrder[];
  readonly recovery: UnderRecovery | undefined;
  /** The keys of the account before this one, oldest first. */
  readonly formerKeys: readonly string[];
  /** The keys that followed this one, the present one last. */
  readonly laterKeys: readonly string[];
  /** Who asked for its revocation, which a second account confirms. */
  readonly revocationRequestedBy: string | undefined;
}

/** Shows an account, enrolled or not: what it is, in which office it acts now, or what keeps it from acting. */
export async function showAccount(desk: Desk, text: string): Promise<Report<ShownAccount>> {
  const { suite, book } = desk;
  const address = book.address(text);
  const now = await nowOf(desk);
  const [entry, office, votes, requester, recovery, former, later] = await Promise.all([
    suite.accounts.accountOf(address),
    suite.standing.officeOf(address),
    suite.seats.isLive(address),
    suite.accounts.revocationRequester(address),
    underRecovery(desk, address),
    formerKeys(suite, address),
    laterKeys(suite, address),
  ]);
  const liveOrders = await ordersOnAccount(desk, entry);
  const status = statusOf(desk, entry, now);
  const shown = {
    ...status,
    actsAs: memberName(OFFICES, office),
    votes,
    hindrances: status.status === "None" ? [] : await hindrancesOf(desk, entry, status, liveOrders, now),
    liveOrders,
    recovery,
    formerKeys: former,
    laterKeys: later,
    revocationRequestedBy: someone(requester),
  };
  return { data: shown, text: textOf(desk, shown, now) };
}

function textOf({ book }: Desk, shown: ShownAccount, now: number): string {
  const { account, status, validUntil, liveOrders, revocationRequestedBy } = shown;
  const title = shown.name === undefined ? account : `${shown.name}  ${account}`;
  if (status === "None") {
    return `${title}\nis not enrolled, so it acts as nobody: it accepts with \`account accept\`, then \`account enrol\` enrols it.`;
  }
  const [own, organization] = ["Account", "Organization"].map((kind) =>
    liveOrders.filter((each) => each.kind === kind),
  );
  const lines = [
    ["organization", shown.organization],
    ["office", shown.office],
    ["status", standingWords(shown)],
    ["acts now as", actingWords(shown)],
    ...shown.hindrances.map(({ words }) => ["because", words] as const),
    ["valid until", validUntil === 0 ? "never ends" : moment(validUntil, now)],
    ["KYC", shown.kyc],
    ["enrolled by", enrollerWords(shown)],
    ["frozen", frozenWords(own ?? [], now)],
    ...(organization?.length === 0
      ? []
      : [["", `${shown.organization} is: ${frozenWords(organization ?? [], now)}`] as const]),
    ...recoveryLines(book, shown, now),
    ...(revocationRequestedBy === undefined
      ? []
      : [["revocation", `requested by ${book.label(revocationRequestedBy)}; a second account confirms`] as const]),
  ] as const;
  return `${title}\n${pairs(lines)}`;
}

/** What is under way about the key, and which keys the account had and has. */
function recoveryLines(book: NameBook, shown: ShownAccount, now: number): (readonly [string, string])[] {
  const { account, recovery, formerKeys: former, laterKeys: later } = shown;
  const label = shown.name ?? account;
  const words = (keys: readonly string[]) => keys.map((key) => keyWords(book, key)).join(", ");
  return [
    ...(recovery === undefined ? [] : [["recovery", underRecoveryWords(book, label, recovery, now)] as const]),
    ...(former.length === 0 ? [] : [["former keys", words(former)] as const]),
    ...(later.length === 0 ? [] : [["followed by", words(later)] as const]),
  ];
}

/** A key with its name, where it has one. */
function keyWords(book: NameBook, key: string): string {
  const name = book.nameOf(key);
  return name === undefined ? key : `${name} (${key})`;
}

function actingWords({ actsAs, votes }: ShownAccount): string {
  if (actsAs !== "None") return actsAs;
  return votes ? "nobody, except that its seat still votes" : "nobody";
}
