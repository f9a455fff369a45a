import { z } from "zod";

const nodeSchema = z.looseObject({ nodeType: z.string(), src: z.string() });

/** A node of the compiler's syntax tree. */
export type SyntaxNode = z.output<typeof nodeSchema>;

/** Where a piece of source lies, in bytes of UTF-8. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

/** The node that a value is. */
export function nodeOf(value: unknown): SyntaxNode | undefined {
  return nodeSchema.safeParse(value).data;
}

/** Where a node's source lies; `src` is `start:length:file`. */
export function rangeOf({ src }: { readonly src: string }): Range {
  const [start = 0, length = 0] = src.split(":").map(Number);
  return { start, length };
}

/**
 * Every node within a value that is no part of one left out.
 */
export function* nodesWithin(
  value: unknown,
  leftOut: (node: SyntaxNode) => boolean = () => false,
): Generator<SyntaxNode> {
  if (typeof value !== "object" || value === null) return;
  const node = nodeOf(value);
  if (node !== undefined && leftOut(node)) return;
  if (node !== undefined) yield node;
  for (const child of Object.values(value)) yield* nodesWithin(child, leftOut);
}
