import { refusedWith } from "../helpers/checks.ts";
import type { Dice } from "../helpers/dice.ts";
import { carry } from "../helpers/good.ts";
import type { Attack } from "../helpers/input.ts";
import { PERMITTED, type Signature } from "./signatures.ts";
import { NEVER, WRONG } from "./wrongValues.ts";

const INVALID_PARAMS = -32_602;

/** Right requests of which one parameter, or their number, is wrong. */
export const parameters: Attack = {
  name: "parameters",
  count: 1_400,
  make(dice) {
    const signature = dice.pick(PERMITTED);
    const params = spoilt(dice, signature);
    const request = { jsonrpc: "2.0", id: 1, method: signature.method, params };
    return {
      what: `${signature.method} with wrong parameters`,
      bytes: carry(dice, JSON.stringify(request)),
      check: refusedWith(INVALID_PARAMS),
    };
  },
};

function spoilt(dice: Dice, { params, shapes, needed }: Signature): unknown[] {
  const place = dice.below(shapes.length + 1);
  const shape = shapes[place];
  if (shape === undefined || dice.percent(5))
    return [...params, ...dice.list(dice.between(1, 5), () => dice.pick(NEVER))];
  if (needed > 0 && dice.percent(5)) return params.slice(0, dice.below(needed));
  return [...params.slice(0, place), dice.pick(WRONG[shape]), ...params.slice(place + 1)];
}
