import { type Ast, type AstNode, idsIn, isNode, membersOf, nodesIn, textIn } from "./ast.ts";

/** A function of a contract that others call, or its creation. */
export interface Entry {
  /** `constructor` for the creation. */
  readonly name: string;
  readonly errors: ReadonlySet<AstNode>;
}

/**
 * Which errors each function of a deployable contract can revert with: those of its own code, of modifiers, and of the
 * functions of itself, its bases and its libraries that it calls, overrides and `super` resolved. What other contracts
 * that are called revert with is not among them.
 */
export function entriesOf(contract: AstNode, ast: Ast): Entry[] {
  const reach = new Reach(contract, ast);
  return reach.line.flatMap((base) =>
    membersOf(base)
      .filter((member) => isEntry(member) && reach.isInForce(member))
      .map((member) => ({ name: nameOf(member), errors: reach.from(member) })),
  );
}

class Reach {
  /** The contract and its bases, most derived first. */
  readonly line: readonly AstNode[];
  readonly #ast: Ast;

  constructor(contract: AstNode, ast: Ast) {
    this.#ast = ast;
    this.line = idsIn(contract.linearizedBaseContracts).flatMap((id) => ast.definitions.get(id) ?? []);
  }

  /** Whether no contract further down overrides it. */
  isInForce(member: AstNode): boolean {
    return member.kind === "constructor" || this.#resolve(member, 0) === member;
  }

  /** The errors in a function or modifier and in what it calls. */
  from(start: AstNode): Set<AstNode> {
    const [seen, errors] = [new Set([start]), new Set<AstNode>()];
    for (const code of seen) {
      for (const node of nodesIn([code.body, code.modifiers])) {
        const error = this.#raised(node);
        if (error !== undefined) errors.add(error);
        const called = this.#called(node, code);
        if (called !== undefined) seen.add(called);
      }
    }
    return errors;
  }

  #raised({ nodeType, expression }: AstNode): AstNode | undefined {
    const named = nodeType === "FunctionCall" && isNode(expression) ? this.#declared(expression) : undefined;
    return named?.nodeType === "ErrorDefinition" ? named : undefined;
  }

  /** The function or modifier of the same contract, or of a library, that a node names. */
  #called(node: AstNode, within: AstNode): AstNode | undefined {
    const named = node.nodeType === "BinaryOperation" ? this.#at(node.function) : this.#declared(node);
    if (named === undefined || !/^(Function|Modifier)Definition$/.test(named.nodeType)) return undefined;
    const home = this.#ast.homes.get(named);
    if (home === undefined || !this.line.includes(home)) return isCallOfAnother(node) ? undefined : named;
    if (isCallOfAnother(node)) return undefined;
    const before = typeIn(node.expression);
    if (before.startsWith("type(contract super")) return this.#resolve(named, this.#placeOf(within) + 1);
    return before.startsWith("type(") ? named : this.#resolve(named, 0);
  }

  /** The definition that is meant where the search begins at this place of the line. */
  #resolve(named: AstNode, place: number): AstNode {
    for (const base of this.line.slice(place)) {
      const found = membersOf(base).find((member) => member === named || this.#overrides(member, named));
      if (found !== undefined) return found;
    }
    return named;
  }

  #overrides(member: AstNode, named: AstNode): boolean {
    const bases = [...idsIn(member.baseFunctions), ...idsIn(member.baseModifiers)];
    return bases.includes(named.id) || bases.some((id) => this.#overridesAt(id, named));
  }

  #overridesAt(id: number, named: AstNode): boolean {
    const base = this.#at(id);
    return base !== undefined && this.#overrides(base, named);
  }

  #placeOf(code: AstNode): number {
    const home = this.#ast.homes.get(code);
    return this.line.findIndex((base) => base === home);
  }

  #declared(node: AstNode): AstNode | undefined {
    return this.#at(node.referencedDeclaration);
  }

  #at(id: unknown): AstNode | undefined {
    return typeof id === "number" ? this.#ast.definitions.get(id) : undefined;
  }
}

/** Another contract answers, or the same one in a call of its own. */
function isCallOfAnother({ typeDescriptions }: AstNode): boolean {
  return /^t_function_(external|delegatecall|declaration)/.test(typeOf(typeDescriptions, "typeIdentifier"));
}

function typeIn(expression: unknown): string {
  return isNode(expression) ? typeOf(expression.typeDescriptions, "typeString") : "";
}

function typeOf(descriptions: unknown, name: string): string {
  return textIn(new Map(Object.entries(descriptions ?? {})).get(name));
}

function isEntry({ nodeType, kind, visibility, body }: AstNode): boolean {
  if (nodeType !== "FunctionDefinition" || !isNode(body)) return false;
  return kind === "constructor" || kind === "fallback" || /^(external|public)$/.test(textIn(visibility));
}

function nameOf({ name, kind }: AstNode): string {
  return textIn(name) === "" ? textIn(kind) : textIn(name);
}
