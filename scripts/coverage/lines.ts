/** Which lines of each file ran; lines that hold no code are left out. */
export type Coverage = Map<string, Map<number, boolean>>;

/** What a part of the coverage found. */
export interface Covered {
  readonly coverage: Coverage;
  /** Whether every test passed; a test that fails leaves lines out. */
  readonly passed: boolean;
}

/** Enters a line, which ran if any entry says so. */
export function enter(coverage: Coverage, file: string, line: number, ran: boolean): void {
  const lines = coverage.get(file) ?? new Map<number, boolean>();
  coverage.set(file, lines.set(line, ran || lines.get(line) === true));
}
