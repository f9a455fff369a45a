import { Refusal } from "../../lib/refusal.ts";

/** Hears how far a long step has come, in bytes. It may throw {@link Interrupted} to end the work. */
export type OnProgress = (progress: { readonly step: string; readonly done: number; readonly total: number }) => void;

/** Somebody wants the work to end, of which nothing is left then. */
export class Interrupted extends Refusal {
  constructor() {
    super("Interrupted: nothing was written.");
  }
}
