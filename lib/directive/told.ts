import { countOf } from "../asset/units.ts";
import type { Desk } from "../desk.ts";
import { someone } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { textOfBytes32 } from "../wording.ts";
import { type DirectiveEntry, type Draft, hashOfDraft } from "./entry.ts";

/** A directive as tasks tell it. Moments are seconds since 1970, durations seconds. */
export interface ToldDirective {
  /** Its number. */
  readonly directive: number;
  readonly kind: string;
  readonly status: string;
  /** The token. */
  readonly asset: string;
  /** In the token's smallest units; 0 in an annulment. */
  readonly amount: string;
  readonly from: string;
  /** The organization of the account that loses. */
  readonly affected: string;
  /** Undefined in a redemption or annulment. */
  readonly to: string | undefined;
  /** The transaction that a correction corrects. */
  readonly corrects: string | undefined;
  /** The case of an award; 32 bytes as hex where it is no text. */
  readonly case: string | undefined;
  readonly arbiter: string | undefined;
  /** Whether the arbiter attested it; undefined where there is none. */
  readonly attested: boolean | undefined;
  readonly legalReference: string;
  readonly evidenceHash: string;
  readonly draftHash: string;
  readonly regulator: string;
  readonly drafter: string;
  /** Between the approval and the execution. */
  readonly delay: number;
  readonly since: number;
  /** From when it may be executed; undefined while it may not. */
  readonly eta: number | undefined;
  /** When it lapses; undefined when it has ended. */
  readonly lapses: number | undefined;
  /** Approved against an objection. */
  readonly final: boolean;
}

/** A directive in the words of tasks. */
export function toldDirective({ suite, book }: Desk, entry: DirectiveEntry): ToldDirective {
  const { id, kind, status, draft, since, eta, lapses, isFinal, drafter } = entry;
  const isAward = kind === "Award";
  return {
    ...{ directive: id, kind, status, asset: draft.target, amount: String(draft.amount), from: draft.from },
    affected: book.organizationLabel(entry.affected),
    to: someone(draft.to),
    corrects: kind === "Correction" ? draft.subject : undefined,
    case: isAward ? textOfBytes32(draft.subject) : undefined,
    arbiter: isAward ? book.organizationLabel(draft.arbiter) : undefined,
    attested: isAward ? entry.attested : undefined,
    legalReference: draft.legalReference,
    evidenceHash: draft.evidenceHash,
    draftHash: hashOfDraft(suite, draft),
    regulator: book.organizationLabel(entry.regulator),
    ...{ drafter, delay: draft.delay, since, eta, lapses, final: isFinal },
  };
}

/** `seizure of 500 bond 1.0.0 from bank-c.issuer to csd.admin`; `annulment of asset 7 (BC27) of bank-c.issuer`. */
export function deedWords(
  { book }: Pick<Desk, "book">,
  { kind, draft }: { readonly kind: string; readonly draft: Pick<Draft, "target" | "from" | "to" | "amount"> },
): string {
  const { target, from, to, amount } = draft;
  if (kind === "Annulment") return `annulment of ${book.label(target)} of ${book.label(from)}`;
  const receiver = someone(to);
  const where = receiver === undefined ? "" : ` to ${book.label(receiver)}`;
  return `${kind.toLowerCase()} of ${countOf(book, target, amount)} ${book.label(target)} from ${book.label(from)}${where}`;
}

/** What to do about a directive that is in another state than an act needs. */
const ADVICE: Readonly<Record<string, (entry: DirectiveEntry) => string>> = {
  Drafted: ({ id }) => `a second officer endorses it first with \`directive approve ${id}\``,
  Endorsed: ({ id }) => `a seat proposes it to the committee with \`directive approve ${id}\``,
  Approved: ({ id }) => `the committee has approved it; \`directive show ${id}\` says when it is executed`,
  Objected: ({ id }) =>
    `a Constitution decision approves it all the same: a seat proposes it with \`directive approve ${id}\``,
  Executed: () => "it is done",
  Withdrawn: () => "an officer drafts it anew",
  Lapsed: () => "an officer drafts it anew",
};

/**
 * Checks that a directive is in one of the states that an act needs.
 * @throws Refusal when it is in another, saying what to do
 */
export function checkStatus({ id, status, ...entry }: DirectiveEntry, states: readonly string[]): void {
  if (states.includes(status)) return;
  const advice = ADVICE[status]?.({ id, status, ...entry }) ?? "see `directive list`";
  throw new Refusal(`Directive ${id} is ${status}, not ${states.join(" or ")}: ${advice}.`);
}
