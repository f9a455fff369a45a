import { expect } from "chai";
import { checkAny, exactly } from "./checks.ts";
import { Dice } from "./dice.ts";
import { exchange } from "./exchange.ts";
import { GOOD, http } from "./good.ts";
import type { Attack, Input } from "./input.ts";
import { readReply } from "./reply.ts";
import type { Target } from "./target.ts";

const LANES = 24;

/** After how many bad inputs of a lane it is asked whether the node still answers. */
const GOOD_AFTER = 25;

const SHOWN = 600;

/** What all inputs are made from: `HOSTILE_SEED`, any text; `1` when left out. `HOSTILE_ONLY=name/place` throws one alone. */
export const SEED = process.env.HOSTILE_SEED ?? "1";

const ONLY = process.env.HOSTILE_ONLY;

/**
 * Throws all inputs of an attack at both nodes, several at a time, and judges each reply.
 * @throws Error that tells what went wrong first, and how to throw that input again
 */
export async function throwAll(target: Target, { name, count, make }: Attack): Promise<void> {
  const places = [...Array(count).keys()].filter((place) => ONLY === undefined || ONLY === `${name}/${place}`);
  const left = places.values();
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    let thrown = 0;
    for (const place of left) {
      if (failures.length > 0) return;
      const port = target.ports[place % 2] ?? 0;
      await throwOne(target, port, `${name}/${place}`, make(new Dice(SEED, name, place)));
      thrown += 1;
      if (thrown % GOOD_AFTER === 0) await checkServing(port);
    }
  };
  await Promise.all(Array.from({ length: LANES }, () => lane().catch((failure: unknown) => failures.push(failure))));
  if (failures.length > 0) throw failures[0];
  for (const port of target.ports) await checkServing(port);
}

/** @throws AssertionError when a node does not answer a good request rightly */
export async function checkServing(port: number): Promise<void> {
  exactly(1)(readReply(await exchange(port, { bytes: http(JSON.stringify(GOOD)) })));
}

async function throwOne(target: Target, port: number, name: string, input: Input): Promise<void> {
  let heard: Buffer = Buffer.alloc(0);
  try {
    heard = await exchange(port, input);
    target.checkAlive();
    const reply = readReply(heard);
    checkAny(reply);
    input.check(reply);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const again = `HOSTILE_SEED=${SEED} HOSTILE_ONLY=${name}`;
    expect.fail(`${input.what}: ${why}\n${again}\nsaid: ${shown(input.bytes)}\nheard: ${shown(heard)}`);
  }
}

function shown(bytes: Buffer): string {
  return JSON.stringify(bytes.toString("latin1", 0, SHOWN));
}
