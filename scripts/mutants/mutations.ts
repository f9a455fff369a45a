import { z } from "zod";
import { ASSEMBLY, ASSIGNING, BINARY, UNARY } from "./operators.ts";
import { neighbours } from "./numbers.ts";
import { nodeOf, nodesWithin, type Range, rangeOf, type SyntaxNode } from "./syntax.ts";

/** One change of a source: the bytes of a range become `replacement`. */
export interface Mutation extends Range {
  readonly replacement: string;
  readonly kind: "operator" | "constant" | "guard" | "modifier";
}

/** Whether the function with this number in the syntax trees changes nothing: a statement that calls it is a guard. */
export type ChangesNothing = (declaration: number) => boolean;

const operation = z.looseObject({ operator: z.string() });
const called = z.looseObject({
  nodeType: z.literal("FunctionCall"),
  expression: z.looseObject({ name: z.string().optional(), referencedDeclaration: z.number().nullish() }),
});

type Mutator = (node: SyntaxNode, source: Source) => readonly Mutation[];

/** Every change of one operator, constant, guard or modifier of a source with this syntax tree. */
export function mutationsOf(text: string, tree: unknown, changesNothing: ChangesNothing): Mutation[] {
  const source = new Source(text, changesNothing);
  const nodes = nodesWithin(tree, ({ contractKind }) => contractKind === "interface");
  return [...nodes].flatMap((node) => MUTATORS[node.nodeType]?.(node, source) ?? []);
}

/** The source with the change. */
export function mutated(text: string, { start, length, replacement }: Mutation): string {
  const bytes = Buffer.from(text);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(replacement), bytes.subarray(start + length)]).toString();
}

const MUTATORS: Readonly<Record<string, Mutator>> = {
  BinaryOperation: (node, source) => {
    const { operator } = operation.parse(node);
    const place = source.between(node.leftExpression, node.rightExpression, operator);
    return (BINARY[operator] ?? []).map((replacement) => ({ ...place, replacement, kind: "operator" }));
  },
  Assignment: (node, source) => {
    const { operator } = operation.parse(node);
    const replacement = ASSIGNING[operator];
    if (replacement === undefined) return [];
    return [{ ...source.between(node.leftHandSide, node.rightHandSide, operator), replacement, kind: "operator" }];
  },
  UnaryOperation: (node, source) => {
    const { operator } = operation.parse(node);
    const replacement = UNARY[operator];
    if (replacement === undefined) return [];
    const { start, length } = rangeOf(node);
    const at = node.prefix === true ? start : start + length - operator.length;
    return [{ start: at, length: source.lengthOf(operator), replacement, kind: "operator" }];
  },
  Conditional: (node, source) => {
    const range = source.rangeOf(node.condition);
    return [{ ...range, replacement: `!(${source.at(range)})`, kind: "operator" }];
  },
  Literal: (node, source) => {
    const range = rangeOf(node);
    const text = source.at(range);
    if (node.kind === "bool") return [{ ...range, replacement: text === "true" ? "false" : "true", kind: "constant" }];
    if (node.kind !== "number") return [];
    return neighbours(text).map((replacement) => ({ ...range, replacement, kind: "constant" }));
  },
  IfStatement: (node, source) => [{ ...source.rangeOf(node.condition), replacement: "false", kind: "guard" }],
  ExpressionStatement: (node, source) => {
    const expression = nodeOf(node.expression);
    if (expression === undefined) return [];
    const kind = source.isGuard(expression) ? "guard" : "operator";
    const isDeletion = expression.nodeType === "UnaryOperation" && expression.operator === "delete";
    return kind === "guard" || isDeletion ? [{ ...source.statement(node), replacement: "{}", kind }] : [];
  },
  ModifierInvocation: (node) =>
    node.kind === "modifierInvocation" ? [{ ...rangeOf(node), replacement: "", kind: "modifier" }] : [],
  YulFunctionCall: (node, source) => {
    const range = source.rangeOf(node.functionName);
    const replacement = ASSEMBLY[source.at(range)];
    return replacement === undefined ? [] : [{ ...range, replacement, kind: "operator" }];
  },
  YulLiteral: (node, source) => {
    const range = rangeOf(node);
    if (node.kind !== "number") return [];
    return neighbours(source.at(range)).map((replacement) => ({ ...range, replacement, kind: "constant" }));
  },
};

/** A source by its bytes, and what is known of the functions that it calls. */
class Source {
  readonly #bytes: Buffer;
  readonly #changesNothing: ChangesNothing;

  constructor(text: string, changesNothing: ChangesNothing) {
    this.#bytes = Buffer.from(text);
    this.#changesNothing = changesNothing;
  }

  at({ start, length }: Range): string {
    return this.#bytes.subarray(start, start + length).toString();
  }

  rangeOf(node: unknown): Range {
    return rangeOf(z.object({ src: z.string() }).parse(node));
  }

  lengthOf(token: string): number {
    return Buffer.byteLength(token);
  }

  /** Where the operator lies between its operands. */
  between(left: unknown, right: unknown, operator: string): Range {
    const before = this.rangeOf(left);
    const from = before.start + before.length;
    const between = this.#bytes.subarray(from, this.rangeOf(right).start);
    return { start: from + between.indexOf(operator), length: this.lengthOf(operator) };
  }

  /** A statement with its semicolon. */
  statement(node: SyntaxNode): Range {
    const { start, length } = rangeOf(node);
    const semicolon = this.#bytes.indexOf(";", start + length);
    return { start, length: semicolon + 1 - start };
  }

  /** Whether a call can only let pass or revert: it is `require`, or of a function that changes nothing. */
  isGuard(expression: SyntaxNode): boolean {
    const call = called.safeParse(expression).data?.expression;
    if (call === undefined) return false;
    const { name, referencedDeclaration } = call;
    return (
      name === "require" || (typeof referencedDeclaration === "number" && this.#changesNothing(referencedDeclaration))
    );
  }
}
