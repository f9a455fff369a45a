import { table } from "../../lib/format.ts";
import type { Course, Judged } from "./course.ts";

/** What a run found, as a table and the survivors that nobody has explained. */
export interface Report {
  readonly lines: readonly string[];
  /** Whether enough were killed, and every survivor is explained. */
  readonly ok: boolean;
}

/** Share of the judged mutants that must be killed. */
const ENOUGH = 0.9;

/** Reports the judgements of these courses. */
export function reportOf(courses: readonly Course[]): Report {
  const heading = ["contract", "judged", "killed", "survived", "explained", "share"];
  const rows = courses.map(({ file, counted }) => rowOf(file, counted));
  const counted = courses.flatMap((course) => course.counted);
  const judged = courses.flatMap((course) => course.judged);
  const open = counted.filter(({ outcome, reason }) => outcome === "survived" && reason === undefined);
  const share = shareOf(counted);
  return {
    lines: [
      ...table(heading, [...rows, rowOf("all", counted)], ["contract"]).split("\n"),
      `Not counted: ${numberOf(judged, "does not compile")} that do not compile, ${numberOf(judged, "same code")} with the same code.`,
      ...open.map(({ mutant: { file, line, before, after } }) => `survived: ${file}:${line}\n  ${before}\n  ${after}`),
    ],
    ok: open.length === 0 && share >= ENOUGH,
  };
}

function rowOf(name: string, counted: readonly Judged[]): string[] {
  const survived = counted.filter(({ outcome }) => outcome === "survived");
  const explained = survived.filter(({ reason }) => reason !== undefined);
  const killed = counted.length - survived.length;
  const numbers = [counted.length, killed, survived.length, explained.length];
  const share = counted.length === 0 ? "" : `${(100 * shareOf(counted)).toFixed(1)} %`;
  return [name, ...numbers.map(String), share];
}

function shareOf(counted: readonly Judged[]): number {
  return counted.length === 0 ? 0 : numberOf(counted, "killed") / counted.length;
}

function numberOf(judged: readonly Judged[], outcome: Judged["outcome"]): number {
  return judged.filter((one) => one.outcome === outcome).length;
}
