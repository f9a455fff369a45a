import { countOf } from "../asset/units.ts";
import { type Desk, nowOf } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { moment, pairs } from "../format.ts";
import { someone } from "../names.ts";
import type { Report } from "../report.ts";
import { addressWords } from "../wording.ts";
import { openAbout } from "./approvals.ts";
import { type DirectiveEntry, directiveOf } from "./entry.ts";
import { type Hold, holdOf, holdWords } from "./held.ts";
import { type Step, historyOf } from "./history.ts";
import { type Stage, stageOf } from "./stage.ts";
import { type ToldDirective, deedWords, toldDirective } from "./told.ts";
import { whyNotToday } from "./trial.ts";

/** Everything about a directive. */
interface ShownDirective extends ToldDirective {
  /** What happened to it, oldest first. */
  readonly history: readonly Step[];
  /** Numbers of the open proposals that would approve it. */
  readonly proposals: readonly number[];
  /** Until when (seconds since 1970) and by which Seat accounts it may be objected to now. */
  readonly objection: Stage["objection"];
  /** The organization of the account that receives; undefined where nobody does. */
  readonly favoured: string | undefined;
  /** The freeze orders that keep it where it is; undefined when it has ended, and in an annulment, which takes nothing. */
  readonly hold: Hold | undefined;
  /** Why the asset would not carry it out today; undefined when it would, or it has ended. */
  readonly obstacle: string | undefined;
  /** What comes next and who can do it. */
  readonly next: readonly string[];
}

type Pair = readonly [label: string, value: string];

/**
 * Shows a directive: who loses what to whom, on what it rests, what happened, what comes next and who can do it.
 * @throws Refusal when there is none with this number
 */
export async function showDirective(desk: Desk, id: number): Promise<Report<ShownDirective>> {
  const entry = await directiveOf(desk, id);
  const [now, history, open, { objection, next }] = await Promise.all([
    nowOf(desk),
    historyOf(desk, id),
    openAbout(desk, id),
    stageOf(desk, entry),
  ]);
  const isOpen = entry.lapses !== undefined;
  const data = {
    ...toldDirective(desk, entry),
    favoured: await favouredBy(desk, entry),
    ...{ history, proposals: open.map((proposal) => proposal.id), objection },
    hold: isOpen && entry.kind !== "Annulment" ? await holdOf(desk, entry) : undefined,
    obstacle: isOpen ? await whyNotToday(desk, entry) : undefined,
    next,
  };
  return { data, text: textOf(desk, entry, data, now) };
}

async function favouredBy({ suite, book }: Desk, { draft }: DirectiveEntry): Promise<string | undefined> {
  const to = someone(draft.to);
  if (to === undefined) return undefined;
  return book.organizationLabel(Number((await suite.accounts.accountOf(to)).organization));
}

function textOf(desk: Desk, entry: DirectiveEntry, shown: ShownDirective, now: number): string {
  const { directive, status, since, delay, hold, obstacle, next } = shown;
  return [
    `Directive ${directive}: ${deedWords(desk, entry)}`,
    pairs([
      ["status", `${status}${shown.final ? ", against an objection" : ""}, since ${moment(since, now)}`],
      ...deedPairs(desk, shown),
      ...groundPairs(shown),
      ["draft hash", shown.draftHash],
      ["delay", `${formatDuration(delay)} between approval and execution`],
      ...(hold === undefined ? [] : [["frozen", holdWords(hold)] as const]),
      ...(obstacle === undefined ? [] : [["beware", `it would not be carried out today: ${obstacle}`] as const]),
    ]),
    pairs([
      ...shown.history.map((step) => stepPair(desk, shown, step, now)),
      ...next.map((line) => ["next", line] as const),
    ]),
  ].join("\n\n");
}

/** What it takes, from whom and for whom; an annulment takes nothing, and ends what it names. */
function deedPairs({ book }: Desk, { kind, amount, asset, from, to, affected, favoured }: ShownDirective): Pair[] {
  const owner = `${addressWords(from, book)} of ${affected}`;
  if (kind === "Annulment")
    return [
      ["ends", addressWords(asset, book)],
      ["issued by", owner],
    ];
  return [
    ["takes", `${countOf(book, asset, BigInt(amount))} of ${addressWords(asset, book)}`],
    ["from", owner],
    ["to", to === undefined ? "nobody: it is redeemed" : `${addressWords(to, book)} of ${favoured ?? "nobody"}`],
  ];
}

/** On what it rests. */
function groundPairs({
  corrects,
  case: named,
  arbiter,
  attested,
  legalReference,
  evidenceHash,
}: ShownDirective): Pair[] {
  const isAttested = attested === true ? "has attested it" : "has not attested it yet";
  return [
    ...(corrects === undefined ? [] : [["corrects", `transaction ${corrects}`] as const]),
    ...(named === undefined ? [] : [["case", JSON.stringify(named)] as const]),
    ...(arbiter === undefined ? [] : [["arbiter", `${arbiter}, which ${isAttested}`] as const]),
    ["reference", `hash ${legalReference}`],
    ["evidence", `hash ${evidenceHash}`],
  ];
}

function stepPair({ book }: Desk, { regulator }: ShownDirective, step: Step, now: number): Pair {
  const { did, account, proposal, reasonHash, at } = step;
  const by =
    account === undefined
      ? `the committee${proposal === undefined ? "" : `, proposal ${proposal}`}`
      : book.label(account);
  const whose = did === "drafted" ? ` of ${regulator}` : "";
  const why = reasonHash === undefined ? "" : `, reason ${reasonHash}`;
  return [did, `by ${by}${whose}, ${moment(at, now)}${why}`];
}
