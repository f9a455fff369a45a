import { baseOf } from "./base.ts";
import { Compiler } from "./compiler.ts";
import { Course } from "./course.ts";
import { explanations } from "./explained.ts";
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

/** Judges the sample, round after round over the contract files, until it or the time is over. */
export async function run(
  { wanted, seed, most, minutes, workers }: Asked,
  means: Pick<Means, "told">,
): Promise<Course[]> {
  const until = Date.now() + minutes * 60_000;
  const files = contractFiles().filter(
    (file) => wanted.length === 0 || wanted.includes(roomOf(file)) || wanted.includes(file),
  );
  const compilers = Array.from({ length: workers }, () => new Compiler());
  try {
    const [first] = compilers;
    if (first === undefined) return [];
    const base = await baseOf(first, files);
    const courses = files.map((file) => new Course(file, base.mutants.get(file) ?? [], { seed, most }));
    const all = {
      base,
      state: new State(`${FOLDER}/state.jsonl`, seed),
      priority: new Priority(),
      reasonOf: explanations(),
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
    return courses;
  } finally {
    for (const compiler of compilers) compiler.stop();
  }
}
