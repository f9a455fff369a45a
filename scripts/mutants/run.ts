import { Refusal } from "../../lib/refusal.ts";
import { baseOf } from "./base.ts";
import { Compiler } from "./compiler.ts";
import { Course } from "./course.ts";
import { testsHash } from "./experience.ts";
import { known } from "./known.ts";
import { Priority } from "./priority.ts";
import { roomOf } from "./rooms.ts";
import { contractFiles } from "./sources.ts";
import { State } from "./state.ts";
import { FOLDER, type Means, visit } from "./visit.ts";

/** What a run is asked for. */
export interface Asked {
  /** Rooms or contract files, or none for all. */
  readonly wanted: readonly string[];
  readonly seed: string;
  /** Most mutants of one contract file. */
  readonly most: number;
  readonly minutes: number;
  /** Mutants judged side by side. */
  readonly workers: number;
}

/**
 * Judges the sample, round after round over the contract files, until it or the time is over.
 * @throws Refusal when there is no such room or file
 */
export async function run(
  { wanted, seed, most, minutes, workers }: Asked,
  means: Pick<Means, "told">,
): Promise<Course[]> {
  const until = Date.now() + minutes * 60_000;
  const files = filesOf(wanted);
  const compilers = Array.from({ length: workers }, () => new Compiler());
  try {
    const [first] = compilers;
    if (first === undefined) return [];
    const base = await baseOf(first, files);
    const courses = files.map((file) => new Course(file, base.mutants.get(file) ?? [], { seed, most }));
    const state = new State(`${FOLDER}/state.jsonl`, seed);
    const all = {
      base,
      state,
      priority: new Priority(),
      knownOf: known(state),
      isOver: () => Date.now() > until,
      ...means,
    };
    const rooms = [...new Set(courses.map(({ room }) => room))];
    await Promise.all(
      compilers.map(async (compiler, number) => {
        for (let room = rooms.shift(); room !== undefined && !all.isOver(); room = rooms.shift()) {
          const visited = courses.filter((course) => course.room === room);
          if (await visit(visited, compiler, `${FOLDER}/${number}`, all)) rooms.push(room);
        }
      }),
    );
    for (const course of courses) course.takeOver((mutant) => all.knownOf(mutant, testsHash(course.room)));
    return courses;
  } finally {
    for (const compiler of compilers) compiler.stop();
  }
}

function filesOf(wanted: readonly string[]): string[] {
  const all = contractFiles();
  for (const name of wanted) {
    if (all.includes(name) || all.some((file) => roomOf(file) === name)) continue;
    throw new Refusal(`${name} is neither a room nor a file of contracts/ that holds more than an interface.`);
  }
  return all.filter((file) => wanted.length === 0 || wanted.includes(roomOf(file)) || wanted.includes(file));
}
