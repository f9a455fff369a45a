import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Mutant } from "./mutant.ts";

const entrySchema = z.object({
  key: z.string(),
  outcome: z.enum(["killed", "survived", "does not compile", "same code", "taken back"]),
  by: z.string(),
  /** What the mutant is, for people who read the file. */
  file: z.string(),
  line: z.number(),
  before: z.string(),
  after: z.string(),
  /** Hash of the tests that judged it: a survivor is judged again by others. */
  tests: z.string(),
});

type Entry = z.output<typeof entrySchema>;

/** What became of one mutant. */
export interface Outcome {
  readonly outcome: "killed" | "survived" | "does not compile" | "same code";
  /** Title of the test that failed, or what ended the run. */
  readonly by: string;
}

/** What earlier runs found, in a file that grows by one line with each mutant judged. */
export class State {
  readonly #path: string;
  readonly #seed: string;
  readonly #entries = new Map<string, Entry>();

  constructor(path: string, seed: string) {
    this.#path = path;
    this.#seed = seed;
    mkdirSync(dirname(path), { recursive: true });
    const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
    for (const line of lines.filter((one) => one !== "")) {
      const entry = entrySchema.parse(JSON.parse(line));
      this.#entries.set(entry.key, entry);
    }
  }

  /** What became of a mutant, unless it lived and the tests have changed since. */
  of(mutant: Mutant, tests: string): Outcome | undefined {
    const entry = this.#entries.get(this.#keyOf(mutant));
    if (entry === undefined || entry.outcome === "taken back") return undefined;
    const { outcome, by } = entry;
    return outcome === "survived" && entry.tests !== tests ? undefined : { outcome, by };
  }

  add(mutant: Mutant, { outcome, by }: Outcome, tests: string): void {
    const { file, line, before, after } = mutant;
    this.#write({ key: this.#keyOf(mutant), outcome, by, file, line, before, after, tests });
  }

  /** Forgets the mutants that the test of this title is said to have noticed. */
  takeBack(title: string): void {
    const entries = [...this.#entries.values()].filter(({ by }) => by === title);
    for (const entry of entries) this.#write({ ...entry, outcome: "taken back", by: "" });
  }

  #write(entry: Entry): void {
    this.#entries.set(entry.key, entry);
    appendFileSync(this.#path, `${JSON.stringify(entry)}\n`);
  }

  #keyOf({ hash, start, length, replacement }: Mutant): string {
    return [this.#seed, hash, start, length, replacement].join("|");
  }
}
