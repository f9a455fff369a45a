import { BASIS } from "../bounds.ts";
import { type Desk, nowOf } from "../desk.ts";
import { ACCOUNT_STATUSES, ORG_STATUSES, memberName } from "../enums.ts";
import { percent, table } from "../format.ts";
import { openProposals } from "../proposals.ts";
import type { Report } from "../report.ts";
import { textOfBytes32 } from "../wording.ts";

/** A seat as it stands. */
export interface SeatShown {
  readonly organization: string;
  /** Common owner: no group holds half of the weight. */
  readonly group: string;
  /** The account through which it votes; undefined when it has none. */
  readonly account: string | undefined;
  readonly accountStatus: string;
  readonly organizationStatus: string;
  /** Whether its account is frozen; it still votes. */
  readonly frozen: boolean;
  readonly weight: number;
  /** Basis points of all live weight. */
  readonly share: number;
  /** Whether it votes; a seat that was suspended does not. */
  readonly live: boolean;
  /** Numbers of the proposals that it made and that can still come to something. */
  readonly openProposals: readonly number[];
}

type Entry = Awaited<ReturnType<Desk["suite"]["seats"]["list"]>>[number];

/** Shows the seats: account, weight, standing, group, open proposals. */
export async function showSeats(desk: Desk): Promise<Report<SeatShown[]>> {
  const { suite } = desk;
  const [seats, open, now] = await Promise.all([suite.seats.list(), openProposals(suite), nowOf(desk)]);
  const total = seats.reduce((sum, { weight }) => sum + Number(weight), 0);
  const made = (organization: bigint) => open.filter(({ seat }) => seat === Number(organization)).map(({ id }) => id);
  const shown = await Promise.all(
    seats.map((seat) => seatOf(desk, seat, { total, now, made: made(seat.organization) })),
  );
  const rows = shown.map((seat) => [
    seat.organization,
    seat.account === undefined ? "no account" : desk.book.label(seat.account),
    String(seat.weight),
    percent(seat.share),
    standingOf(seat),
    seat.group,
    seat.openProposals.join(", "),
  ]);
  const heading = ["seat", "account", "weight", "share", "standing", "group", "open proposals"];
  return { data: shown, text: table(heading, rows) };
}

async function seatOf(
  { suite, book }: Desk,
  { organization, account, weight, live }: Entry,
  { total, now, made }: { total: number; now: number; made: readonly number[] },
): Promise<SeatShown> {
  const [entry, owner, word] = await Promise.all([
    suite.accounts.accountOf(account),
    suite.organizations.organization(organization),
    suite.standing.accountOf(account),
  ]);
  return {
    organization: book.organizationLabel(Number(organization)),
    group: textOfBytes32(owner.group),
    account: /^0x0+$/.test(account) ? undefined : account,
    accountStatus: memberName(ACCOUNT_STATUSES, entry.status),
    organizationStatus: memberName(ORG_STATUSES, owner.status),
    frozen: isFrozen(word, now),
    weight: Number(weight),
    share: total === 0 ? 0 : Math.round((Number(weight) * BASIS) / total),
    live,
    openProposals: made,
  };
}

/** Sending or receiving, by the bits of `contracts/types/AccountWord.sol`. */
function isFrozen(word: bigint, now: number): boolean {
  const sendUntil = BigInt.asUintN(40, word >> 88n);
  const receiveUntil = BigInt.asUintN(40, word >> 128n);
  return sendUntil > now || receiveUntil > now;
}

/** Frozen and suspended ones vote: only `Seats.suspend` takes a vote. */
function standingOf({ live, accountStatus, organizationStatus, frozen, account }: SeatShown): string {
  const standing = [live ? "live" : "takes no part"];
  if (account !== undefined && accountStatus !== "Active") standing.push(`account ${accountStatus.toLowerCase()}`);
  if (organizationStatus !== "Active") standing.push(`organization ${organizationStatus.toLowerCase()}`);
  if (frozen) standing.push("frozen");
  return standing.join(", ");
}
