import { cpSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Code, Codes } from "./compiler.ts";
import { Helper } from "./helper.ts";
import { ARTIFACTS } from "./testerEnvironment.ts";

const failureSchema = z.object({ file: z.string(), title: z.string() });

const findingsSchema = z.object({
  failures: z.array(failureSchema),
  times: z.record(z.string(), z.number()),
});

/** What running tests found: the first failure, or all of those asked for by title. */
type Findings = z.output<typeof findingsSchema>;

/** Longest that loading a room's tests takes, in milliseconds. */
const LOADING_TIME = 600_000;

/** Longest that running them takes, in milliseconds. */
const RUNNING_TIME = 1_800_000;

/** One room's tests in a process of their own, against a copy of the artifacts. */
export class Tester {
  /** The room's test files. */
  readonly files: readonly string[];
  readonly #artifacts: string;
  readonly #helper: Helper;
  readonly #base: Codes;
  /** Contracts whose code is not the base's. */
  #changed = new Set<string>();

  constructor(room: string, base: Codes, folder: string) {
    this.files = globSync(`test/${room}/**/*.test.ts`).sort();
    this.#base = base;
    this.#artifacts = join(process.cwd(), folder, "artifacts");
    this.#helper = new Helper("testerProcess.ts", {
      HARDHAT_CONFIG: join(import.meta.dirname, "hardhat.config.ts"),
      [ARTIFACTS]: this.#artifacts,
      NODE_COMPILE_CACHE: join(process.cwd(), "cache/mutants/modules"),
    });
  }

  /**
   * Runs tests of these files in this order, against the base with other code for some contracts.
   * @throws TooLong when it takes longer than that
   */
  async run(
    codes: Codes,
    files: readonly string[],
    { leftOut = [], only, most = RUNNING_TIME }: Run = {},
  ): Promise<Findings> {
    if (!this.#helper.runs) await this.#start();
    const placed = new Map([...this.#changed].flatMap((name) => entryOf(name, this.#base)));
    for (const [name, code] of codes) placed.set(name, code);
    this.#changed = new Set(codes.keys());
    const sent = Object.fromEntries([...placed].map(([name, code]) => [name, { ...code, maps: undefined }]));
    return findingsSchema.parse(await this.#helper.ask({ codes: sent, files, leftOut, only }, most));
  }

  stop(): void {
    this.#helper.stop();
  }

  async #start(): Promise<void> {
    rmSync(this.#artifacts, { recursive: true, force: true });
    cpSync("artifacts", this.#artifacts, { recursive: true, filter: (source) => !source.endsWith("build-info") });
    this.#changed = new Set(this.#base.keys());
    await this.#helper.ask({ load: this.files }, LOADING_TIME);
  }
}

/** Which tests run, all until one fails, or those of some titles, each; and how many milliseconds that may take. */
interface Run {
  readonly leftOut?: readonly string[];
  readonly only?: readonly string[];
  readonly most?: number;
}

function entryOf(name: string, codes: Codes): [string, Code][] {
  const code = codes.get(name);
  return code === undefined ? [] : [[name, code]];
}
