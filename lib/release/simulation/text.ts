import { count, date, harmless, pairs, short, table } from "../../format.ts";
import type { NameBook } from "../../names.ts";
import type { Effects } from "./effects.ts";
import type { Outcome } from "./publication.ts";
import type { StorageWrite } from "./writes.ts";

/** What a publication would do. Moments are seconds since 1970. */
export interface Simulation extends Outcome {
  readonly release: number;
  readonly name: string;
  readonly version: string;
  readonly status: string;
  /** Where the contract would be. */
  readonly target: string;
  /** The state that was copied: number and moment of its block. */
  readonly block: number;
  readonly at: number;
}

/** A simulation as people read it. */
export function simulationText(book: NameBook, simulation: Simulation): string {
  const { release, name, version, status, block, at, passes, effects } = simulation;
  const title = `${name} ${version} (release ${release}, ${status}), published on a copy of block ${block}, ${date(at)}.`;
  const verdict = passes
    ? "It would be published."
    : `It would be refused. ${harmless(simulation.refusal?.message ?? "")}`.trimEnd();
  return [
    title,
    stepsText(book, simulation),
    verdict,
    ...(effects === undefined ? [] : effectsText(book, effects)),
    "This was a trial: the network itself is as it was.",
  ].join("\n\n");
}

function stepsText(
  book: NameBook,
  { approvedBy, publishedAt, account, organization, target, effects }: Simulation,
): string {
  const approval =
    approvedBy === undefined
      ? "by the committee, earlier"
      : `${approvedBy}, as if the committee had decided so, its delay past`;
  const by = account === undefined ? "by nobody" : `by ${book.label(account)} of ${organization ?? ""}`;
  return pairs([
    ["approved", approval],
    ["published", publishedAt === undefined ? by : `${by}, ${date(publishedAt)}`],
    ["address", target],
    ...(effects === undefined ? [] : [["gas", String(effects.gas)] as const]),
  ]);
}

function effectsText(book: NameBook, { created, events, writes, warnings }: Effects): string[] {
  const contracts = created.map(({ address, by, size }) => [book.label(address), address, `${size}`, book.label(by)]);
  return [
    `Contracts created:\n${table(["contract", "address", "bytes", "by"], contracts)}`,
    events.length === 0 ? "Events: none" : ["Events:", ...events.map(({ words }) => `  ${harmless(words)}`)].join("\n"),
    ["Storage written:", ...writes.map((write) => writeText(book, write))].join("\n"),
    ...(warnings.length === 0
      ? []
      : [[`${count(warnings.length, "warning")}:`, ...warnings.map((line) => `  ${harmless(line)}`)].join("\n")]),
  ];
}

function writeText(book: NameBook, { address, slot, before, after, values }: StorageWrite): string {
  const where = `  ${book.label(address)} slot ${brief(slot)}`;
  if (values.length === 0) return `${where}: ${brief(before)} -> ${brief(after)}`;
  const told = values.map((value) => `    ${value.name}: ${value.before} -> ${value.after}`);
  return [where, ...told].join("\n");
}

/** A word without the zeros before it; a hash shortened. */
function brief(word: string): string {
  return short(word.replace(/^0x0+(?=.)/, "0x"));
}
