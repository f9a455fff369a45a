import type { Health } from "./health.ts";

/** What a devnet is at: starting, running, stopping. */
export class Phase {
  #health: Health = { status: "starting", reason: "The devnet is starting." };
  #stalled: () => string | undefined = () => undefined;

  /** Whether it can take transactions now, and why not. */
  get health(): Health {
    const stalled = this.#health.status === "ready" ? this.#stalled() : undefined;
    if (stalled === undefined) return this.#health;
    return { status: "stalled", reason: `The journal takes nothing: ${stalled}.` };
  }

  /** @param reason what it is at, in words */
  starting(reason: string): void {
    if (this.#health.status === "starting") this.#health = { status: "starting", reason };
  }

  /** @param stalled why the journal takes nothing now; undefined while it does */
  ready(stalled: () => string | undefined): void {
    if (this.#health.status !== "starting") return;
    this.#health = { status: "ready" };
    this.#stalled = stalled;
  }

  stopping(): void {
    this.#health = { status: "stopping", reason: "The devnet is stopping." };
  }
}
