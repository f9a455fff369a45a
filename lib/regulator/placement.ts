import { ZeroAddress } from "ethers";
import { memberIndex } from "../arguments.ts";
import { parseCount } from "../asset/units.ts";
import type { Desk } from "../desk.ts";
import { DIRECTIONS } from "../enums.ts";
import { documentHash, reasonCode } from "../evidence.ts";
import { Refusal } from "../refusal.ts";
import { type Subject, toldSubject } from "./subject.ts";
import { subjectNamed } from "./subjectNamed.ts";

/** What a freeze order says. */
export interface FreezeTerms {
  /** Account, organization or contract; with an asset, the account whose holding it is. */
  readonly subject: string;
  /** The token, when an account's holding of it is frozen. */
  readonly asset?: string | undefined;
  /** How much of the holding, `1,000.50` of an asset, smallest units of another token; all of it when left out. */
  readonly amount?: string | undefined;
  /** `send`, `receive` or `both`; left out both, of an amount send. */
  readonly direction?: string | undefined;
  /** Seconds; undefined for good, as only the committee freezes. */
  readonly duration: number | undefined;
  /** Short code of the authority's own, at most 31 characters. */
  readonly reason: string;
  /** A file, or its keccak256 hash. */
  readonly evidence: string;
}

/** A `Placement` as FreezeOrders takes it. */
export interface Placement {
  readonly subject: Subject;
  readonly direction: number;
  readonly amount: bigint;
  readonly duration: number;
  readonly reasonCode: string;
  readonly evidenceHash: string;
}

/**
 * What is ordered, as the contract takes it.
 * @throws Refusal when a term is no name, word or hash, or does not fit the subject
 */
export async function placementOf(desk: Desk, terms: FreezeTerms): Promise<Placement> {
  const subject = subjectNamed(desk, terms.subject, terms.asset);
  const amount = amountOf(desk, subject, terms.amount);
  const { direction = amount === 0n ? "both" : "send" } = terms;
  const placement = {
    subject,
    direction: memberIndex("direction", DIRECTIONS, direction),
    amount,
    duration: terms.duration ?? 0,
    reasonCode: reasonCode(terms.reason),
    evidenceHash: await documentHash("evidence", terms.evidence),
  };
  checkFit(desk, placement);
  return placement;
}

/**
 * How much of a holding is meant, in smallest units; 0 for all of what the subject is.
 * @throws Refusal when it is no such amount, or the subject is no holding
 */
export function amountOf({ book }: Pick<Desk, "book">, { asset }: Subject, text: string | undefined): bigint {
  if (text === undefined) return 0n;
  if (asset === ZeroAddress) {
    throw new Refusal("An amount is of an account's holding: say of which token with --asset.");
  }
  return parseCount(book, asset, text);
}

/** What FreezeOrders refuses as incomplete, said before anything is sent. */
function checkFit({ book }: Desk, { subject, direction, amount }: Placement): void {
  const { kind } = toldSubject(book, subject);
  const word = DIRECTIONS[direction];
  if (kind === "Contract" && word !== "Both") {
    throw new Refusal("A contract is frozen in both directions: leave --direction out.");
  }
  if (amount !== 0n && word !== "Send") {
    throw new Refusal("An amount is frozen for sending alone: leave --direction or --amount out.");
  }
}
