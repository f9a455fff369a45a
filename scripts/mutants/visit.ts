import type { Base } from "./base.ts";
import type { Compiler } from "./compiler.ts";
import type { Course, Judged } from "./course.ts";
import { codesOf, judge } from "./judge.ts";
import { Experience, testsHash } from "./experience.ts";
import type { Mutant } from "./mutant.ts";
import type { Priority } from "./priority.ts";
import type { Outcome, State } from "./state.ts";
import { Tester } from "./tester.ts";

/** What every visit needs. */
export interface Means {
  readonly base: Base;
  readonly state: State;
  readonly priority: Priority;
  /** What is known of a mutant from earlier runs with tests of this hash, or from who explained it. */
  readonly knownOf: (mutant: Mutant, tests: string) => Judged | undefined;
  /** Whether time is over. */
  readonly isOver: () => boolean;
  readonly told: (mutant: Mutant, outcome: Outcome) => void;
}

/** Mutants of one contract file judged in one visit. */
const CHUNK = 3;

/** Folder of what runs leave for the next one. */
export const FOLDER = "cache/mutants";

interface Kill {
  readonly course: Course;
  readonly mutant: Mutant;
  readonly title: string;
  /** File of the test of this title. */
  readonly test: string;
}

/**
 * Judges some mutants of each of a room's contract files, and afterwards whether the tests that noticed them pass without
 * a change: what a test noticed that does not is taken back.
 * @returns whether the room has more
 */
export async function visit(
  courses: readonly Course[],
  compiler: Compiler,
  folder: string,
  means: Means,
): Promise<boolean> {
  const [first] = courses;
  if (first === undefined) return false;
  const { room } = first;
  const { base, state, knownOf, isOver } = means;
  const tests = testsHash(room);
  const due = courses.flatMap((course) =>
    course.next(CHUNK, (mutant) => knownOf(mutant, tests)).map((mutant) => ({ course, mutant })),
  );
  if (due.length === 0) return false;
  const tester = new Tester(room, base.codes, folder);
  const experience = new Experience(`${FOLDER}/rooms/${base.hash}-${tests}.json`);
  const kills: Kill[] = [];
  try {
    for (const { course, mutant } of due) {
      if (isOver()) break;
      const { test, ...outcome } = await outcomeOf(mutant, { compiler, tester, experience, ...means });
      state.add(mutant, outcome, tests);
      course.judged.push({ mutant, ...outcome });
      means.told(mutant, outcome);
      if (test !== undefined) kills.push({ course, mutant, title: outcome.by, test });
    }
    await takeBack(kills, tester, experience, state);
  } finally {
    experience.save();
    tester.stop();
  }
  return true;
}

type Judging = Pick<Means, "base" | "priority"> & { compiler: Compiler; tester: Tester; experience: Experience };

async function outcomeOf(mutant: Mutant, { base, compiler, ...judging }: Judging) {
  const codes = await codesOf(mutant, base, compiler);
  if (codes === undefined) return { outcome: "does not compile", by: "", test: undefined } as const;
  if (codes.size === 0) return { outcome: "same code", by: "", test: undefined } as const;
  return { test: undefined, ...(await judge(mutant, codes, judging)) };
}

async function takeBack(kills: readonly Kill[], tester: Tester, experience: Experience, state: State): Promise<void> {
  if (kills.length === 0) return;
  const files = [...new Set(kills.map(({ test }) => test))];
  const { failures } = await tester.run(new Map(), files, { only: kills.map(({ title }) => title) });
  for (const { title } of failures) {
    experience.failing.add(title);
    state.takeBack(title);
  }
  for (const { course, mutant } of kills.filter(({ title }) => experience.failing.has(title))) course.again(mutant);
}
