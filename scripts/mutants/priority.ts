import { basename } from "node:path";

/** Milliseconds that even the shortest file costs. */
const OVERHEAD = 200;

/** Which test files notice changes of which contracts: an order that finds the one that does early. */
export class Priority {
  /** Kills by contract file and test file. */
  readonly #kills = new Map<string, number>();

  add(contract: string, test: string): void {
    for (const key of [test, `${contract}\n${test}`]) this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
  }

  /** The test files, those first that promise most per millisecond. */
  order(contract: string, tests: readonly string[], timeOf: (test: string) => number): string[] {
    const name = basename(contract, ".sol").toLowerCase();
    const promise = (test: string) => {
      const named = test.toLowerCase().includes(name) ? 4 : 0;
      const kills = 8 * (this.#kills.get(`${contract}\n${test}`) ?? 0) + (this.#kills.get(test) ?? 0);
      return (1 + named + kills) / (OVERHEAD + timeOf(test));
    };
    const ranked = tests.map((test) => ({ test, promise: promise(test) }));
    return ranked.sort((a, b) => b.promise - a.promise).map(({ test }) => test);
  }
}
