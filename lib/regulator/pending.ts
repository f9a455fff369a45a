import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { someone } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { Suite } from "../suite/handles.ts";
import { OFFICES } from "../suite/words.ts";
import { type OfficerChange, changeInCall, changeWords, hashOfChange } from "./officerChange.ts";

/** A change that an officer asked for and nobody approved yet. Moments are seconds since 1970. */
export interface PendingChange {
  /** Names the request. */
  readonly request: string;
  readonly organization: string;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly requestedAt: number;
  /** When the request lapses. */
  readonly until: number;
  /** The account to remove; undefined when none is. */
  readonly remove: string | undefined;
  /** The account to add or renew; undefined when none is. */
  readonly add: string | undefined;
  readonly words: string;
}

/** A pending change with what approving it takes. */
export interface Pending {
  readonly shown: PendingChange;
  /** Number of the regulator. */
  readonly regulator: number;
  /** Undefined when the request was sent through another contract, so that its content cannot be read. */
  readonly change: OfficerChange | undefined;
}

/** The changes that wait for a second consent, of all regulators, oldest first. */
export async function pendingChanges(desk: Desk): Promise<Pending[]> {
  const newest = new Map((await requests(desk.suite)).map((event) => [event.args.request, event]));
  const found = await Promise.all([...newest.values()].map((event) => pendingIn(desk, event)));
  return found.flatMap((pending) => pending ?? []);
}

/**
 * The pending change that the beginning of its hash names; left out, the only one.
 * @throws Refusal when there is none, or several
 */
export async function pendingNamed(desk: Desk, text: string | undefined): Promise<Pending> {
  const pending = await pendingChanges(desk);
  const named = text === undefined ? pending : pending.filter(({ shown }) => isNamed(shown.request, text));
  const [only, second] = named;
  if (only !== undefined && second === undefined) return only;
  const see = "see `regulator officers`";
  if (pending.length === 0) throw new Refusal(`No change among officers waits for a second consent: ${see}.`);
  const hashes = pending.map(({ shown }) => shown.request.slice(0, 10)).join(" or ");
  if (only === undefined) throw new Refusal(`No change called ${text ?? ""} waits: say ${hashes}, ${see}.`);
  throw new Refusal(`Several changes wait: say ${hashes}, ${see}.`);
}

function isNamed(request: string, text: string): boolean {
  return /^0x[0-9a-f]{4,}$/i.test(text) && request.startsWith(text.toLowerCase());
}

type Requested = Awaited<ReturnType<typeof requests>>[number];

function requests({ accounts }: Suite) {
  return accounts.queryFilter(accounts.filters.OfficerChangeRequested());
}

async function pendingIn(desk: Desk, event: Requested): Promise<Pending | undefined> {
  const { suite, book } = desk;
  const { request, officer } = event.args;
  const regulator = Number(event.args.regulator);
  const requester = await suite.accounts.officerChangeRequester(request);
  const office = memberName(OFFICES, await suite.standing.officeOf(requester));
  if (requester !== officer || office !== "Regulator") return undefined;
  const read = changeInCall(suite, (await event.getTransaction()).data);
  const change = read !== undefined && hashOfChange(suite, read) === request ? read : undefined;
  const requestedAt = (await event.getBlock()).timestamp;
  const shown = {
    request,
    organization: book.organizationLabel(regulator),
    requestedBy: officer,
    requestedByName: book.label(officer),
    requestedAt,
    until: requestedAt + Number(await suite.accounts.REQUEST_LIFE()),
    remove: change === undefined ? undefined : someone(change.remove),
    add: change === undefined ? undefined : someone(change.add.account),
    words: change === undefined ? "a change that the request does not show" : await changeWords(desk, change),
  };
  return { shown, regulator, change };
}
