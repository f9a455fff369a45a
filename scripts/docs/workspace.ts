import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
/** What is used where it is, and only read. */
const LINKED = ["node_modules", "artifacts"];
/** What a clean copy has not. */
const LEFT = [".git", ".devnet", "coverage", ...LINKED];
const BEGIN = Date.parse("2026-11-23T09:00:00Z");
const MINUTE_MS = 60_000;

/** A copy of the project's folder, as somebody has it who has just built it, and a clock of its own. */
export class Workspace {
  readonly #temporary: string;
  #minutes = 0;

  /** @param temporary folder of its own, which is removed with it */
  constructor(temporary: string) {
    this.#temporary = temporary;
  }

  get folder(): string {
    return join(this.#temporary, "concordat");
  }

  /** The file that tells the time. */
  get clock(): string {
    return join(this.#temporary, "clock");
  }

  /** Lets a minute pass. Programs that run read the time whenever they want it, so the file is never there in part. */
  async tick(): Promise<void> {
    await writeFile(`${this.clock}.next`, new Date(BEGIN + this.#minutes * MINUTE_MS).toISOString());
    await rename(`${this.clock}.next`, this.clock);
    this.#minutes += 1;
  }

  remove(): Promise<void> {
    return rm(this.#temporary, { recursive: true, force: true });
  }
}

/** Copies the project's folder into a temporary one. */
export async function makeWorkspace(): Promise<Workspace> {
  const workspace = new Workspace(await mkdtemp(join(tmpdir(), "concordat-docs-")));
  const { folder } = workspace;
  await mkdir(folder);
  const entries = (await readdir(ROOT)).filter((name) => !LEFT.includes(name) && !name.endsWith(".chain.gz"));
  await Promise.all(entries.map((name) => cp(join(ROOT, name), join(folder, name), { recursive: true })));
  await Promise.all(LINKED.map((name) => symlink(join(ROOT, name), join(folder, name))));
  return workspace;
}
