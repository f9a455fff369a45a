import type { Proposal } from "../proposals.ts";
import type { SignedBallot } from "./ballot.ts";
import type { CollectedFile } from "./collect.ts";

/** A ballot that the Committee should count. */
export interface ReadyBallot {
  readonly file: string;
  readonly ballot: SignedBallot;
  readonly proposal: Proposal;
  /** Number of the organization whose seat votes. */
  readonly organization: number;
  readonly weight: number;
}

/** What became of a file of a delivery. */
export interface Verdict extends CollectedFile {
  /** `repeated` is a ballot that was counted before, or is in the delivery twice. */
  readonly result: "counted" | "repeated" | "refused";
  /** Why it was not counted, without capital and full stop. */
  readonly reason: string | undefined;
  readonly weight: number | undefined;
  readonly transaction: string | undefined;
}

/** A verdict that the ballot was not counted. */
export function refused(file: CollectedFile, reason: string): Verdict {
  return { ...file, result: "refused", reason, weight: undefined, transaction: undefined };
}

/** The file that a ballot is from. */
export function fileOf({ file, ballot }: ReadyBallot): CollectedFile {
  return { file, ballot, fault: undefined };
}
