import { ZeroAddress, ZeroHash } from "ethers";
import { memberIndex } from "../arguments.ts";
import { parseCount } from "../asset/units.ts";
import type { Desk } from "../desk.ts";
import { formatDuration, parseDuration } from "../duration.ts";
import { DIRECTIVE_KINDS } from "../enums.ts";
import { documentHash } from "../evidence.ts";
import { Refusal } from "../refusal.ts";
import { cited, citedCase } from "./cited.ts";
import { checkTouched } from "./corrected.ts";
import type { Draft } from "./entry.ts";

/** A directive as people write it. */
export interface WrittenDirective {
  /** Seizure, correction, redemption, award or annulment. */
  readonly kind: string;
  readonly asset: string;
  readonly from: string;
  readonly to?: string | undefined;
  /** `1,000.50` of an asset, smallest units of another token; an annulment has none. */
  readonly amount?: string | undefined;
  /** Hash of the transaction that a correction corrects. */
  readonly corrects?: string | undefined;
  /** The case of an award, and the Service organization that attests it. */
  readonly case?: string | undefined;
  readonly arbiter?: string | undefined;
  /** Between the approval and the execution, such as `72h`. */
  readonly delay: string;
  /** Text, file, or keccak256 hash. */
  readonly reference: string;
  /** File, or keccak256 hash. */
  readonly evidence: string;
}

/** A draft with what became of the words in it. */
interface ReadDraft {
  readonly draft: Draft;
  readonly kind: string;
  /** How reference, evidence and case are recorded, each a line. */
  readonly recorded: readonly string[];
}

type Written<Name extends keyof WrittenDirective> = Readonly<Record<Name, string>>;

/**
 * Reads a directive as people write it.
 * @throws Refusal when something is missing, does not belong to the kind, or names nothing that there is
 */
export async function readWritten(desk: Desk, written: WrittenDirective): Promise<ReadDraft> {
  const kind = memberIndex("kind", DIRECTIVE_KINDS.slice(1), written.kind) + 1;
  const name = DIRECTIVE_KINDS[kind] ?? "None";
  checkParts(written, name);
  const { book } = desk;
  const [target, from] = [book.address(written.asset), book.address(written.from)];
  const to = written.to === undefined ? ZeroAddress : book.address(written.to);
  if (to === from) throw new Refusal(`--from and --to are both ${book.label(from)}: name two accounts.`);
  const terms = {
    amount: name === "Annulment" ? 0n : parseCount(book, target, written.amount ?? ""),
    delay: await delayIn(desk, written),
  };
  const reference = await cited("reference", written.reference);
  const evidenceHash = await documentHash("evidence", written.evidence);
  const subject = await subjectIn(desk, written, target);
  const arbiter = written.arbiter === undefined ? 0 : book.organization(written.arbiter);
  const parts = {
    kind,
    target,
    from,
    to,
    subject: subject.hash,
    arbiter,
    legalReference: reference.hash,
    evidenceHash,
  };
  const recorded = [`reference ${reference.hash}, ${reference.words}`, ...(subject.words ?? [])];
  return { draft: { ...parts, ...terms }, kind: name, recorded };
}

/** What each kind has beside the rest. */
const PARTS: Readonly<Record<string, readonly (keyof WrittenDirective)[]>> = {
  Seizure: ["to", "amount"],
  Correction: ["to", "amount", "corrects"],
  Redemption: ["amount"],
  Award: ["to", "amount", "case", "arbiter"],
  Annulment: [],
};

function checkParts(written: WrittenDirective, kind: string): void {
  const needed = PARTS[kind] ?? [];
  for (const part of ["to", "amount", "corrects", "case", "arbiter"] as const) {
    const isGiven = written[part] !== undefined;
    if (isGiven === needed.includes(part)) continue;
    const article = /^[AEIOU]/.test(kind) ? "An" : "A";
    throw new Refusal(`${article} ${kind.toLowerCase()} ${isGiven ? "has no" : "needs"} --${part}; see --help.`);
  }
}

async function delayIn({ suite: { directives } }: Desk, { delay }: Written<"delay">): Promise<number> {
  const seconds = parseDuration(delay);
  const [min, max] = (await Promise.all([directives.MIN_DELAY(), directives.MAX_DELAY()])).map(Number);
  if (min === undefined || max === undefined || (seconds >= min && seconds <= max)) return seconds;
  throw new Refusal(
    `A directive waits ${formatDuration(min)} to ${formatDuration(max)} between approval and execution, not ${formatDuration(seconds)}: give another --delay.`,
  );
}

async function subjectIn(
  desk: Desk,
  written: WrittenDirective,
  asset: string,
): Promise<{ hash: string; words?: string[] }> {
  if (written.corrects !== undefined) {
    await checkTouched(desk, written.corrects, asset);
    return { hash: written.corrects };
  }
  if (written.case === undefined) return { hash: ZeroHash };
  const { hash, words } = citedCase(written.case);
  return { hash, words: [`case ${hash}, ${words}`] };
}
