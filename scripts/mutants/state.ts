import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Mutant } from "./mutant.ts";

const entrySchema = z.object({
  key: z.string(),
  outcome: z.enum(["killed", "survived", "does not compile", "same code"]).or(z.literal("taken back")),
  /** The test that failed, or what ended the run. */
  by: z.string().default(""),
  file: z.string(),
  line: z.number(),
  before: z.string(),
  after: z.string(),
  /** Hash of the tests that let it live: others may not. */
  tests: z.string().default(""),
});

/** What became of one mutant. */
export interface Outcome {
  readonly outcome: "killed" | "survived" | "does not compile" | "same code";
  readonly by: string;
}

/** What earlier runs found, in a file that grows by one line with each mutant judged. */
export class State {
  readonly #path: string;
  readonly #seed: string;
  readonly #entries = new Map<string, z.output<typeof entrySchema>>();

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

  add(mutant: Mutant, outcome: Outcome, tests: string): void {
    this.#write(mutant, outcome, tests);
  }

  /** Forgets what became of a mutant. */
  takeBack(mutant: Mutant): void {
    this.#write(mutant, { outcome: "taken back", by: "" }, "");
  }

  #write(mutant: Mutant, { outcome, by }: Pick<z.output<typeof entrySchema>, "outcome" | "by">, tests: string): void {
    const { file, line, before, after } = mutant;
    const entry = { key: this.#keyOf(mutant), outcome, by, file, line, before, after, tests };
    this.#entries.set(entry.key, entry);
    appendFileSync(this.#path, `${JSON.stringify(entry)}\n`);
  }

  #keyOf({ hash, start, length, replacement }: Mutant): string {
    return [this.#seed, hash, start, length, replacement].join("|");
  }
}
