import type { Action } from "./action.ts";
import { NODE, nodeAlone } from "./nodes.ts";

/** What the committee decides about validators. */
export const VALIDATOR_ACTIONS: readonly Action[] = [
  {
    name: "validator.promote",
    call: "ValidatorSet.promote",
    description: "Takes an observer of a member into the validator set: it seals blocks from the next one on",
    example: "--node bank-a.observer",
    parameters: [NODE],
    args: nodeAlone,
    words: (of) => `Take ${of("node")} into the validator set`,
  },
  {
    name: "validator.demote",
    call: "ValidatorSet.demote",
    description: "Takes a validator out of the set; it is an observer then",
    example: "--node bank-d.node",
    parameters: [NODE],
    args: nodeAlone,
    words: (of) => `Take ${of("node")} out of the validator set`,
  },
];
