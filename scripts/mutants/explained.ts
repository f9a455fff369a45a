import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Mutant, nameOf } from "./mutant.ts";

const PATH = "test/mutants.json";

const explainedSchema = z.array(
  z.strictObject({
    file: z.string(),
    /** The lines as they are and as the survivor has them, on one line. */
    before: z.string(),
    after: z.string(),
    occurrence: z.number().default(1),
    reason: z.string().min(20),
  }),
);

/** The survivors that test/mutants.json explains. */
export function explained(): z.output<typeof explainedSchema> {
  return explainedSchema.parse(JSON.parse(readFileSync(PATH, "utf8")));
}

/** Why a mutant may live, if anyone has said. */
export function explanations(): (mutant: Mutant) => string | undefined {
  const reasons = new Map(explained().map((entry) => [nameOf(entry), entry.reason]));
  return (mutant) => reasons.get(nameOf(mutant));
}
