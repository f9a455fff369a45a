import { ZeroAddress, concat, hexlify } from "ethers";
import type { EngineCall } from "../../../lib/engineCalls/transaction.ts";

/** Of what questions are made. */
export interface Subjects {
  readonly senders: readonly string[];
  readonly targets: readonly string[];
  readonly selectors: readonly string[];
}

/** Where every known target stands against one that nobody knows. */
const UNKNOWN = `0x${"5c".repeat(20)}`;
const LENGTHS = [0, 1, 28, 32, 60, 1_020, 1_021, 3_000];

/** Questions of an engine, each in many forms: alike in what the suite's rules look at, and different in all else. */
export function questionsOf({ senders, targets, selectors }: Subjects, next: (bound: number) => number) {
  const pick = <T>(list: readonly T[]): T => {
    const one = list[next(list.length)];
    if (one === undefined) throw new Error("Nothing to choose from.");
    return one;
  };
  const bytes = (length: number) => hexlify(new Uint8Array(length).map(() => next(256)));
  const written = (address: string) => (next(2) === 0 ? address : address.toLowerCase());
  const payload = () => (next(5) === 0 ? bytes(next(4)) : concat([pick(selectors), bytes(pick(LENGTHS))]));
  const one = (): EngineCall => {
    const target = pick([...targets, UNKNOWN, ZeroAddress, null]);
    return {
      sender: written(pick(senders)),
      target: target === null ? null : written(target),
      value: BigInt(pick([0, 0, 0, 1, 10 ** 15])),
      gasPrice: BigInt(next(3)),
      gasLimit: BigInt(21_000 + next(1_000_000)),
      payload: payload(),
    };
  };
  return (count: number): EngineCall[] => Array.from({ length: count }, one);
}
