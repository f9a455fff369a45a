import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const learnedSchema = z.object({ failing: z.array(z.string()), times: z.record(z.string(), z.number()) });

/** Milliseconds that a test file is thought to take by its bytes, until it has run. */
const TIME_PER_BYTE = 0.1;

/** What earlier runs showed of a room's tests, kept for the next run of the same tests and contracts. */
export class Experience {
  /** Titles of tests that fail without a change, for they judge the optimized code: they are left out. */
  readonly failing: Set<string>;
  readonly #times: Record<string, number>;
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    const known = existsSync(path) ? learnedSchema.parse(JSON.parse(readFileSync(path, "utf8"))) : undefined;
    this.failing = new Set(known?.failing);
    this.#times = known?.times ?? {};
  }

  /** Milliseconds that a file took when it was last run to its end. */
  timeOf(file: string): number {
    return this.#times[file] ?? statSync(file).size * TIME_PER_BYTE;
  }

  add(times: Readonly<Record<string, number>>): void {
    Object.assign(this.#times, times);
  }

  save(): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, JSON.stringify({ failing: [...this.failing], times: this.#times }));
  }
}

/** The tests of a room, by a hash: theirs, their helpers' and the fixtures. */
export function testsHash(room: string): string {
  const hash = createHash("sha256");
  const files = globSync([`test/${room}/**/*.ts`, "test/fixtures/*"]).sort();
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest("hex");
}
