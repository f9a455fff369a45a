import type { ContractTransaction } from "ethers";
import type { Actor } from "../../actor.ts";
import { proposeInstead, proposedCall } from "../../committee/instead.ts";
import type { Proposing } from "../../committee/propose.ts";
import type { Desk } from "../../desk.ts";
import { date } from "../../format.ts";
import type { Report } from "../../report.ts";
import type { RecoveryCase } from "./case.ts";
import { type RecoveryOverview, showRecovery } from "./overview.ts";
import { stepLines } from "./overviewText.ts";
import type { Subject } from "./subject.ts";

/** Where a recovery stands after an act on it. */
export interface RecoveryActed extends RecoveryOverview {
  readonly did: "started" | "supported" | "consented" | "proposed" | "objected" | "cancelled" | "finished" | "moved";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/** Something that is sent at once. */
interface Act {
  readonly did: Exclude<RecoveryActed["did"], "proposed">;
  readonly call: ContractTransaction;
  /** What is going to be done; shown before it is sent. */
  readonly will: string;
  /** What was done. */
  readonly done: string;
}

/** Sends an act on a recovery, and tells what comes next. */
export async function actOnRecovery(
  desk: Desk,
  actor: Actor,
  { account }: Subject,
  { did, call, will, done }: Act,
  { confirm }: Proposing = {},
): Promise<Report<RecoveryActed>> {
  await confirm?.(will);
  const { hash } = await actor.act(call);
  const { data } = await showRecovery(desk, account);
  const text = `${done}\n${stepLines(data)}`;
  return { data: { ...data, did, proposal: undefined, transaction: hash }, text };
}

/** Proposes, as a seat, what the committee decides about a recovery under way. */
export async function proposeOnRecovery(
  desk: Desk,
  seat: Actor,
  { account }: Subject,
  found: RecoveryCase,
  call: ContractTransaction,
  proposing: Proposing,
): Promise<Report<RecoveryActed>> {
  const note = `note   this recovery ends by itself at ${date(found.until)}: the decision must be executed before`;
  const { proposal, transaction, text } = await proposeInstead(desk, seat, [proposedCall(call)], proposing, note);
  const { data } = await showRecovery(desk, account);
  return { data: { ...data, did: "proposed", proposal, transaction }, text };
}
