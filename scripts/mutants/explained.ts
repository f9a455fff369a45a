import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Mutant, nameOf } from "./mutant.ts";

const PATH = "test/mutants.json";

const explainedSchema = z.array(
  z.strictObject({
    file: z.string(),
    before: z.string(),
    after: z.string(),
    occurrence: z.number().default(1),
    reason: z.string().min(20),
  }),
);

/** Why a mutant may live, from test/mutants.json. */
export function explanations(
  path = PATH,
): (mutant: Pick<Mutant, "file" | "before" | "after" | "occurrence">) => string | undefined {
  const reasons = new Map(
    explainedSchema.parse(JSON.parse(readFileSync(path, "utf8"))).map((entry) => [nameOf(entry), entry.reason]),
  );
  return (mutant) => reasons.get(nameOf(mutant));
}
