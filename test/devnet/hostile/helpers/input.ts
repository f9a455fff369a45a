import type { Dice } from "./dice.ts";
import type { Reply } from "./reply.ts";

/** What a hostile caller does on one connection, and what may come of it. */
export interface Input {
  /** What it is, for whoever looks into a failure. */
  readonly what: string;
  readonly bytes: Buffer;
  /** The caller hangs up when he has heard nothing for a moment; left out, he waits until the node ends the connection. */
  readonly hangsUp?: boolean;
  /** Judges by what is known of the input alone. @throws Error when the reply is not right */
  readonly check: (reply: Reply) => void;
}

/** One way to be hostile. */
export interface Attack {
  readonly name: string;
  readonly count: number;
  /** Makes one input, by chance alone. */
  readonly make: (dice: Dice) => Input;
}
