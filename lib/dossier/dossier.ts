import type { Desk } from "../desk.ts";
import type { OnProgress } from "../events/logs.ts";
import { type ToldEvent, eventLine } from "../events/told.ts";
import { date } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { accountFacts } from "./accountFacts.ts";
import { contractFacts } from "./contractFacts.ts";
import type { Fact } from "./fact.ts";
import { historyOf } from "./history.ts";
import { nodeFacts } from "./nodeFacts.ts";
import { organizationFacts } from "./organizationFacts.ts";
import { type Point, pointAt } from "./point.ts";
import { type DossierSubject, subjectAt } from "./subject.ts";

/** All that the chain knew of a subject at a block. Moments are seconds since 1970. */
export interface Dossier {
  readonly subject: string;
  readonly kind: DossierSubject["kind"];
  readonly block: number;
  /** Time of the block. */
  readonly at: number;
  readonly facts: readonly Omit<Fact, "words">[];
  /** In order, until the block. */
  readonly history: readonly ToldEvent[];
}

/** What a dossier is asked about. */
interface DossierQuestion {
  /** An account, organization, contract, published release or node. */
  readonly name: string;
  /** Number of a block, or a date; left out, the newest block. */
  readonly at?: string | undefined;
  /** A token: only what the account holds of it, and what orders freeze of that; left out, everything that it holds. */
  readonly asset?: string | undefined;
}

/**
 * Gathers all that the chain knew of a subject at a block, each fact with its source, and what happened to it until then.
 * @throws Refusal when there is no such name, it did not exist then, or the block is beyond the newest one
 */
export async function gatherDossier(
  desk: Desk,
  { name, at, asset }: DossierQuestion,
  onProgress?: OnProgress,
): Promise<Report<Dossier>> {
  const point = await pointAt(desk, at);
  const subject = await subjectAt(desk, name, point);
  if (asset !== undefined && subject.kind !== "account") {
    throw new Refusal(`${subject.name} is no account, and a holding is an account's: leave out --asset.`);
  }
  const token = asset === undefined ? undefined : desk.book.address(asset);
  const history = await historyOf(desk, subject, point, onProgress);
  const facts = await factsOf(desk, subject, point, history, token);
  const known = facts.map(({ fact, value, source }) => ({ fact, value, source }));
  const { kind } = subject;
  const data = { subject: subject.name, kind, block: point.block, at: point.now, facts: known, history };
  return { data, text: textOf(data, facts) };
}

function factsOf(
  desk: Desk,
  subject: DossierSubject,
  point: Point,
  history: readonly ToldEvent[],
  asset: string | undefined,
): Promise<Fact[]> {
  switch (subject.kind) {
    case "account":
      return accountFacts(desk, subject.address, point, history, asset);
    case "organization":
      return organizationFacts(desk, subject.organization, point, history);
    case "contract":
      return contractFacts(desk, subject.address, point, history);
    case "node":
      return nodeFacts(desk, subject.node, point);
  }
}

function textOf({ subject, kind, block, at, history }: Dossier, facts: readonly Fact[]): string {
  const known = columns([
    ["fact", "source", "value"],
    ...facts.map(({ fact, source, words }) => [fact, source, words]),
  ]);
  const happened =
    history.length === 0
      ? ["Nothing happened to it."]
      : history.map((event) => `${eventLine(event)}  [${event.contract}]`);
  return [`${subject}, ${kind}, as of block ${block}, ${date(at)}`, "", known, "", "History", ...happened].join("\n");
}

/** Rows in aligned columns, nothing cut or shortened: a dossier is evidence. */
function columns(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = [widthOf(0), widthOf(1), 0];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
