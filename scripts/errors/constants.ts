import { type Ast, type AstNode, idsIn, isNode, textIn } from "./ast.ts";

/** The text with the values of the constants that it names in braces: `{MAX_SEATS}`, `{ClassDelays-MIN_DELAY}`. */
export function constantsTold(text: string, contract: AstNode, ast: Ast): string {
  return text.replace(/\{(?:(\w+)-)?(\w+)\}/g, (_, home: string | undefined, name: string) => {
    const [found] = [...ast.definitions.values()].filter(
      (node) => node.constant === true && node.name === name && isAt(ast.homes.get(node), home, contract),
    );
    return (found === undefined ? undefined : valueOf(found, ast)) ?? name;
  });
}

/** Whether a constant's contract is the one that is named, or one of those that `contract` is made of. */
function isAt(home: AstNode | undefined, named: string | undefined, contract: AstNode): boolean {
  if (home === undefined) return false;
  return named === undefined ? idsIn(contract.linearizedBaseContracts).includes(home.id) : home.name === named;
}

/** `14 days`, `10,000`; undefined of what is computed. */
function valueOf({ value }: AstNode, ast: Ast): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.nodeType === "Literal") {
    const unit = textIn(value.subdenomination);
    const number = textIn(value.value).replaceAll("_", "");
    if (unit !== "") return number === "1" ? `1 ${unit.replace(/s$/, "")}` : `${number} ${unit}`;
    return Number(number).toLocaleString("en");
  }
  const meant = typeof value.referencedDeclaration === "number" ? value.referencedDeclaration : 0;
  const other = ast.definitions.get(meant);
  return other === undefined ? undefined : valueOf(other, ast);
}
