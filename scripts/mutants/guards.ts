import { z } from "zod";
import type { ChangesNothing } from "./mutations.ts";
import { nodesWithin } from "./syntax.ts";

const functionSchema = z.object({
  nodeType: z.literal("FunctionDefinition"),
  id: z.number(),
  stateMutability: z.enum(["view", "pure"]),
});

/** Which functions of these syntax trees change nothing. */
export function guardsOf(sources: Readonly<Record<string, { readonly ast?: unknown }>>): ChangesNothing {
  const found = new Set<number>();
  for (const { ast } of Object.values(sources)) {
    for (const node of nodesWithin(ast)) {
      const known = functionSchema.safeParse(node).data;
      if (known !== undefined) found.add(known.id);
    }
  }
  return (declaration) => found.has(declaration);
}
