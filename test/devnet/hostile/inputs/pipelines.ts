import type { Dice } from "../helpers/dice.ts";
import { atMost, exactly } from "../helpers/checks.ts";
import { DENIED } from "../helpers/denied.ts";
import { GOOD, http } from "../helpers/good.ts";
import type { Attack } from "../helpers/input.ts";

/** Requests sent ahead of their answers: good, denied, of strangers, and some that hide others in their body. */
export const pipelines: Attack = {
  name: "pipelines",
  count: 500,
  make(dice) {
    const kinds = dice.list(dice.between(2, 12), () => dice.below(KINDS.length));
    const isWhole = !kinds.some((kind) => kind >= ENDS_CONNECTION);
    const parts = kinds.map((kind) => KINDS[kind]?.(dice) ?? Buffer.alloc(0));
    const good = kinds.filter((kind) => kind === 0).length + 1;
    return {
      what: "requests sent ahead",
      bytes: Buffer.concat([...parts, http(JSON.stringify(GOOD))]),
      hangsUp: !isWhole,
      check: isWhole ? exactly(good) : atMost(good),
    };
  },
};

const denied = (dice: Dice): string => JSON.stringify({ ...GOOD, ...dice.pick(DENIED) });

const KINDS: readonly ((dice: Dice) => Buffer)[] = [
  () => http(JSON.stringify(GOOD), { stays: true }),
  (dice) => http(denied(dice), { stays: true }),
  (dice) => http(http(denied(dice)), { stays: true }),
  (dice) => http(JSON.stringify({ ...GOOD, method: String(http(denied(dice))) }), { stays: true }),
  () => http(JSON.stringify({ ...GOOD, id: undefined }), { stays: true }),
  (dice) => http("", { stays: true, headers: [`X: ${denied(dice)}`] }),
  (dice) => http(denied(dice), { stays: true, line: "GET / HTTP/1.1" }),
  () => http(JSON.stringify(GOOD), { stays: true, host: "Host: evil.example" }),
];

/** From this kind on the node ends the connection with its answer. */
const ENDS_CONNECTION = 6;
