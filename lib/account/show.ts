import { accountSubject } from "../regulator/subject.ts";
import { type Desk, nowOf } from "../desk.ts";
import { memberName } from "../enums.ts";
import { moment, pairs } from "../format.ts";
import { type FreezeOrder, endWords, orderOf } from "../regulator/order.ts";
import { type NameBook, someone } from "../names.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { type Hindrance, hindrancesOf } from "./hindrances.ts";
import { type RecoveryCase, caseOf } from "./recovery/case.ts";
import { formerKeys, laterKeys } from "./recovery/keys.ts";
import { type AccountStatus, standingWords, statusOf } from "./status.ts";

/** Everything about an account. */
export interface ShownAccount extends AccountStatus {
  /** The office in which it can act now; None when it cannot. */
  readonly actsAs: string;
  /** Whether its ballots count, although it may be unable to do anything else. */
  readonly votes: boolean;
  /** Why it acts as nobody. */
  readonly hindrances: readonly Hindrance[];
  readonly liveOrders: readonly FreezeOrder[];
  /** Who asked for its revocation, which a second account confirms. */
  readonly revocationRequestedBy: string | undefined;
  /** The keys of the account before this one, oldest first. */
  readonly formerKeys: readonly string[];
  /** The keys that followed this one, the present one last. */
  readonly laterKeys: readonly string[];
  /** Undefined when none is under way. */
  readonly recovery: RecoveryCase | undefined;
}

/** Shows an account, enrolled or not: what it is, in which office it acts now, or what keeps it from acting. */
export async function showAccount(desk: Desk, text: string): Promise<Report<ShownAccount>> {
  const { suite, book } = desk;
  const address = book.address(text);
  const now = await nowOf(desk);
  const [entry, office, votes, numbers, requester, former, later] = await Promise.all([
    suite.accounts.accountOf(address),
    suite.standing.officeOf(address),
    suite.seats.isLive(address),
    suite.freezeOrders.liveOrdersOf(accountSubject(address)),
    suite.accounts.revocationRequester(address),
    formerKeys(suite, address),
    laterKeys(suite, address),
  ]);
  const liveOrders = await Promise.all(numbers.map((number) => orderOf(desk, Number(number))));
  const status = statusOf(desk, entry, now);
  const shown = {
    ...status,
    actsAs: memberName(OFFICES, office),
    votes,
    hindrances: status.status === "None" ? [] : await hindrancesOf(desk, entry, status, liveOrders, now),
    liveOrders,
    revocationRequestedBy: someone(requester),
    formerKeys: former,
    laterKeys: later,
    recovery: await caseOf(desk, {
      account: address,
      organization: Number(entry.organization),
      office: OFFICES[Number(entry.office)] ?? "None",
    }),
  };
  return { data: shown, text: textOf(desk, shown, now) };
}

function textOf({ book }: Desk, shown: ShownAccount, now: number): string {
  const { account, status, validUntil, liveOrders, revocationRequestedBy } = shown;
  const title = shown.name === undefined ? account : `${shown.name}  ${account}`;
  if (status === "None") {
    return `${title}\nis not enrolled, so it acts as nobody: it accepts with \`account accept\`, then \`account enrol\` enrols it.`;
  }
  const orders = liveOrders.map((order) => `order ${order.order}, ${order.direction}, ${endWords(order, now)}`);
  const lines = [
    ["organization", shown.organization],
    ["office", shown.office],
    ["status", standingWords(shown)],
    ["acts now as", actingWords(shown)],
    ...shown.hindrances.map(({ words }) => ["because", words] as const),
    ["valid until", validUntil === 0 ? "never ends" : moment(validUntil, now)],
    ["KYC", shown.kyc],
    ["enrolled by", shown.own ? "its OrgAdmin" : "the committee or its regulator"],
    ["frozen", orders.length === 0 ? "no" : orders.join("; ")],
    ...recoveryLines(book, shown, now),
    ...(revocationRequestedBy === undefined
      ? []
      : [["revocation", `requested by ${book.label(revocationRequestedBy)}; a second account confirms`] as const]),
  ] as const;
  return `${title}\n${pairs(lines)}`;
}

/** Which keys the account had and has, and what is under way about them. */
function recoveryLines(
  book: NameBook,
  { name, account, recovery, formerKeys: former, laterKeys: later }: ShownAccount,
  now: number,
) {
  const lines: (readonly [string, string])[] = [];
  const namesOf = (keys: readonly string[]) => keys.map((key) => keyWords(book, key)).join(", ");
  if (former.length > 0) lines.push(["former keys", namesOf(former)]);
  if (later.length > 0) lines.push(["followed by", namesOf(later)]);
  if (recovery !== undefined) {
    const to = keyWords(book, recovery.successor);
    const words = `to ${to}, since ${moment(recovery.startedAt, now)}: see \`account recover ${name ?? account}\``;
    lines.push(["recovery", words]);
  }
  return lines;
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
