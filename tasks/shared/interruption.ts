const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;

/** Somebody's wish that this process ends, by Ctrl+C or by `kill`. */
export interface Interruption {
  /** Aborts at the first signal. */
  readonly signal: AbortSignal;
  /** Leaves signals to the system again. */
  ignore(): void;
}

/** Waits for SIGINT and SIGTERM. The first asks for a clean end; the second ends the process at once, with 128 + its number. */
export function awaitInterruption(): Interruption {
  const controller = new AbortController();
  const hear = (name: keyof typeof SIGNALS): void => {
    if (controller.signal.aborted) process.exit(128 + SIGNALS[name]);
    controller.abort();
  };
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, hear);
  return {
    signal: controller.signal,
    ignore() {
      for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, hear);
    },
  };
}
