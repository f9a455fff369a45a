import { countOf } from "../asset/units.ts";
import { RECOVERY } from "../bounds.ts";
import type { UnderRecovery } from "../account/underRecovery.ts";
import { count, date, harmless, minute, short, table } from "../format.ts";
import type { NameBook } from "../names.ts";
import type { ConsortiumStatus } from "../status.ts";
import type { NodeAnswer } from "./nodes.ts";
import { type Section, screen } from "./screen.ts";
import { subjectWords } from "../regulator/subject.ts";

/** The status as people read it, on one screen of 100 columns and about 40 lines. */
export function statusText(status: ConsortiumStatus, book: NameBook): string {
  const title = `${status.consortium}, chain ${status.chainId}, block ${status.block}, ${date(status.now)}, ${validators(status)}`;
  return screen(title, [
    seats(status, book),
    proposals(status),
    orders(status, book),
    releases(status),
    supervision(status, book),
    suspended(status, book),
    nodes(status),
  ]);
}

function seats({ seats: all }: ConsortiumStatus, book: NameBook): Section {
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  const rows = all.map(({ organization, account, weight, live }) => [
    organization,
    book.label(account),
    live ? `${weight} of ${total}` : "suspended",
  ]);
  return tabular(["seat", "account", "weight"], rows, { none: "No seats.", least: 3, seeMore: "committee seats" });
}

function proposals({ openProposals }: ConsortiumStatus): Section {
  const rows = openProposals.map(({ proposal, organization, tally, description, state, due, until, ...row }) => [
    String(proposal),
    row.class,
    state,
    organization,
    `${tally.for}:${tally.against} of ${tally.total}`,
    due,
    until === undefined ? "" : minute(until),
    harmless(description),
  ]);
  const heading = ["proposal", "class", "state", "seat", "for:against", "due", "until", "description"];
  return tabular(heading, rows, { none: "No proposal is open.", least: 2, seeMore: "committee list" });
}

function orders({ liveOrders }: ConsortiumStatus, book: NameBook): Section {
  const rows = liveOrders.map(({ order, direction, reasonCode, status, until, ...about }) => [
    String(order),
    about.kind,
    subjectWords(book, about),
    direction,
    reasonCode,
    status,
    until === undefined ? "it is lifted" : minute(until),
  ]);
  const heading = ["order", "on", "subject", "direction", "reason", "status", "until"];
  return tabular(heading, rows, { none: "No freeze order is live.", least: 2, seeMore: "regulator orders" });
}

/** Who gets another key, who loses what to whom, and what that waits for. */
function supervision({ recoveries, openDirectives, now }: ConsortiumStatus, book: NameBook): Section {
  const named = (key: string) => book.nameOf(key) ?? short(key);
  const items = [
    ...recoveries.map(
      (found) =>
        `Recovery of ${named(found.account)} to ${named(found.successor)} waits for ${awaited(found, now)}, ends by itself ${minute(found.until)}`,
    ),
    ...openDirectives.map(({ directive, kind, status, amount, asset, from, to, eta, lapses = 0 }) => {
      const whom = to === undefined ? "" : ` to ${named(to)}`;
      const when = eta === undefined ? `lapses ${minute(lapses)}` : `to be executed from ${minute(eta)} on`;
      return `Directive ${directive}: ${kind.toLowerCase()} of ${countOf(book, asset, BigInt(amount))} ${named(asset)} from ${named(from)}${whom}, ${status}, ${when}`;
    }),
  ];
  const none = "No recovery is under way, and no directive is open.";
  return { none, heading: [], items, least: 2, seeMore: "directive list" };
}

function awaited({ startedAt, consentedAt, objectedAt }: UnderRecovery, now: number): string {
  if (consentedAt === undefined) return objectedAt !== undefined ? "the committee's consent" : "consent";
  const from = startedAt + RECOVERY.min;
  return from > now ? `the end of its window ${minute(from)}` : "whoever finishes it";
}

/** Who must act on a release before it lapses. */
function releases({ waitingReleases }: ConsortiumStatus): Section {
  const rows = waitingReleases.map(({ release, name, version, status, organization, lapses = 0 }) => [
    String(release),
    `${name} ${version}`,
    status === "Submitted" ? "Submitted: to be approved" : "Approved: to be published",
    organization,
    minute(lapses),
  ]);
  const heading = ["number", "release", "waits", "developer", "lapses"];
  return tabular(heading, rows, { none: "No release waits.", least: 2, seeMore: "release list" });
}

/** `5 validators, at least 4`. */
function validators({ validators: { count: number, floor } }: ConsortiumStatus): string {
  return `${count(number, "validator")}, at least ${floor}`;
}

function suspended({ suspended: stopped, validators: { ofSuspended } }: ConsortiumStatus, book: NameBook): Section {
  const { organizations, accounts, nodes } = stopped;
  const items = [
    ...ofSuspended.map(
      (node) => `${nodeWord(node, book)} seals blocks for a suspended organization: \`validator demote\``,
    ),
    ...organizations.map((name) => `Suspended: organization ${name}`),
    ...accounts.map((account) => `Suspended: account ${book.label(account)}`),
    ...nodes.map((node) => `Suspended: ${nodeWord(node, book)}`),
  ];
  return { none: "Nobody is suspended.", heading: [], items, least: 2, seeMore: "account list" };
}

function nodeWord(id: string, book: NameBook): string {
  return book.nodeLabel(id).replace(/^(?!node )/, "node ");
}

function nodes({ nodes: all }: ConsortiumStatus): Section {
  const ailing = (node: NodeAnswer) => (node.answers ? (node.lag ?? 0) : Number.POSITIVE_INFINITY);
  const rows = [...all]
    .sort((a, b) => (ailing(a) === ailing(b) ? 0 : ailing(b) - ailing(a)))
    .map(({ organization, url, block, lag, fault }) => [
      organization ?? "",
      url,
      fault ?? `block ${block ?? ""}`,
      lag === undefined || lag === 0 ? "" : `${lag} behind`,
    ]);
  const extra = { none: "No node is known.", least: 2, seeMore: "consortium status --json" };
  return tabular(["node of", "endpoint", "answer", "lag"], rows, extra);
}

function tabular(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  rest: Pick<Section, "none" | "least" | "seeMore">,
): Section {
  const [title = "", line = "", ...items] = table(heading, rows).split("\n");
  return { ...rest, heading: [title, line], items };
}
