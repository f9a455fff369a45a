/** A node of the compiler's syntax tree. */
export interface AstNode {
  readonly id: number;
  readonly nodeType: string;
  readonly [member: string]: unknown;
}

/** The syntax trees of one run of the compiler, whose numbers of nodes no other run shares. */
export interface Ast {
  /** Every definition by its number: contracts, functions, modifiers, errors, constants. */
  readonly definitions: ReadonlyMap<number, AstNode>;
  /** The contract that a definition stands in; none of a free function. */
  readonly homes: ReadonlyMap<AstNode, AstNode>;
  /** The file of each definition, as the compiler calls it. */
  readonly files: ReadonlyMap<AstNode, string>;
}

const DEFINITION = /^(Contract|Function|Modifier|Error)Definition$|^VariableDeclaration$/;

/** Whether a part of the tree is a node. */
export function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "nodeType" in value && "id" in value;
}

/** What lies directly in a node, or in a list of nodes. */
function* childrenOf(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) yield* value;
  else if (typeof value === "object" && value !== null) yield* Object.values(value);
}

/** Every node in a part of the tree, itself first. */
export function* nodesIn(value: unknown): Generator<AstNode> {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) yield value;
  for (const child of childrenOf(value)) yield* nodesIn(child);
}

/** Finds what is defined in the files. */
export function readAst(sources: ReadonlyMap<string, unknown>): Ast {
  const [definitions, homes, files] = [
    new Map<number, AstNode>(),
    new Map<AstNode, AstNode>(),
    new Map<AstNode, string>(),
  ];
  const define = (node: AstNode, file: string): void => {
    definitions.set(node.id, node);
    files.set(node, file);
  };
  for (const [file, ast] of sources) {
    for (const top of membersOf(ast)) {
      define(top, file);
      for (const member of membersOf(top)) {
        define(member, file);
        homes.set(member, top);
      }
    }
  }
  return { definitions, homes, files };
}

/** The definitions directly in a file or contract. */
export function membersOf(value: unknown): AstNode[] {
  const nodes = isNode(value) ? value.nodes : undefined;
  return Array.isArray(nodes) ? nodes.filter(isNode).filter(({ nodeType }) => DEFINITION.test(nodeType)) : [];
}

/** Numbers of nodes that a member of a node lists. */
export function idsIn(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === "number") : [];
}

/** A text that a node holds; empty when it holds none. */
export function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}
