import type { Base } from "./base.ts";
import type { Codes, Compiler } from "./compiler.ts";
import type { Experience } from "./experience.ts";
import { TooLong } from "./helper.ts";
import { mutated } from "./mutations.ts";
import type { Mutant } from "./mutant.ts";
import type { Priority } from "./priority.ts";
import { importsOf } from "./sources.ts";
import type { Outcome } from "./state.ts";
import type { Tester } from "./tester.ts";

/** The code that a mutant makes: none where it does not compile, no contract where its code is the same. */
export async function codesOf(mutant: Mutant, base: Base, compiler: Compiler): Promise<Codes | undefined> {
  const contracts = base.contractsOf.get(mutant.file) ?? [];
  const files = contracts.map((contract) => contract.split(":")[0] ?? "");
  const sources = { ...base.sources, [mutant.file]: mutated(base.sources[mutant.file] ?? "", mutant) };
  const compiled = await compiler.some(importsOf(sources, files), contracts);
  if (compiled === undefined) return undefined;
  return new Map([...compiled].filter(([name, { bytecode }]) => base.codes.get(name)?.bytecode !== bytecode));
}

/** Milliseconds that a mutant's tests may take beside ten times what they take without it. */
const LEEWAY = 300_000;

/** Runs a room's tests against a mutant's code until one fails. */
export async function judge(
  mutant: Mutant,
  codes: Codes,
  { tester, experience, priority }: { tester: Tester; experience: Experience; priority: Priority },
): Promise<Outcome & { readonly test?: string }> {
  const timeOf = (file: string) => experience.timeOf(file);
  const files = priority.order(mutant.file, tester.files, timeOf);
  const most = LEEWAY + 10 * files.map(timeOf).reduce((sum, time) => sum + time, 0);
  try {
    const { failures, times } = await tester.run(codes, files, { leftOut: [...experience.failing], most });
    experience.add(times);
    const [failure] = failures;
    if (failure === undefined) return { outcome: "survived", by: "" };
    priority.add(mutant.file, failure.file);
    return { outcome: "killed", by: failure.title, test: failure.file };
  } catch (thrown) {
    if (!(thrown instanceof TooLong)) throw thrown;
    return { outcome: "killed", by: thrown.message };
  }
}
