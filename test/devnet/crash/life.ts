import type { Endpoint } from "../../../devnet/folder/controlProtocol.ts";
import type { Dice } from "../../fixtures/dice.ts";
import type { Sender } from "./senders.ts";
import type { Witness } from "./witness.ts";

/** One life of a devnet, and those who work with it until it is killed. */
export interface Life {
  readonly dataFolder: string;
  readonly endpoints: readonly Endpoint[];
  readonly witness: Witness;
  readonly dice: Dice;
  /** Whether the kill has begun: what fails from then on is no fault. */
  isOver: boolean;
}

/** What a client does, again and again, with an account that is its own. */
export type Habit = (life: Life, url: string, sender: Sender) => Promise<void>;
