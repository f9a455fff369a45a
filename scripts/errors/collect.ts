import { basename } from "node:path";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { type CataloguedError, ELSEWHERE, signatureOf } from "../../lib/errors/catalogue.ts";
import { type Ast, type AstNode, idsIn, isNode, textIn } from "./ast.ts";
import { type Compiled, compiledContracts } from "./compiled.ts";
import { constantsTold } from "./constants.ts";
import { entriesOf } from "./reach.ts";

/** An error on its way into the catalogue, and where in its file it is declared. */
interface Found {
  readonly error: CataloguedError;
  readonly raisedBy: Record<string, string[]>;
  readonly offset: number;
}

/** Every custom error of the deployable contracts, from the compiler's syntax trees, in the order of the page. */
export async function collectErrors(): Promise<CataloguedError[]> {
  const found = new Map<string, Found>();
  for (const compiled of await compiledContracts()) collectFrom(compiled, found);
  return [...found.values()].sort(byPlace).map(({ error, raisedBy }) => ({ ...error, raisedBy }));
}

function collectFrom({ contract, ast }: Compiled, found: Map<string, Found>): void {
  const name = textIn(contract.name);
  const noted = (node: AstNode): Found => {
    const selector = `0x${textIn(node.errorSelector)}`;
    const known = found.get(selector) ?? {
      error: described(node, contract, ast),
      raisedBy: {},
      offset: offsetOf(node),
    };
    found.set(selector, known);
    return known;
  };
  for (const id of idsIn(contract.usedErrors)) {
    const declared = ast.definitions.get(id);
    if (declared !== undefined) noted(declared);
  }
  for (const entry of entriesOf(contract, ast)) {
    for (const error of entry.errors) {
      const functions = (noted(error).raisedBy[name] ??= []);
      if (!functions.includes(entry.name)) functions.push(entry.name);
    }
  }
}

function described(node: AstNode, contract: AstNode, ast: Ast): CataloguedError {
  const selector = `0x${textIn(node.errorSelector)}`;
  const file = ast.files.get(node) ?? "";
  const [, room] = /^project\/contracts\/(\w+)\//.exec(file) ?? [];
  const home = ast.homes.get(node);
  return {
    name: textIn(node.name),
    selector,
    signature: signatureOf(artifactOf(textIn(contract.name)).interface.getError(selector)),
    room: room ?? ELSEWHERE,
    contract: home === undefined ? basename(file, ".sol") : textIn(home.name),
    ...(room === undefined ? {} : { why: constantsTold(noticeOf(node), contract, ast) }),
    raisedBy: {},
  };
}

/** What NatSpec tells people of a definition, in one line. */
function noticeOf({ documentation }: AstNode): string {
  const text = isNode(documentation) ? textIn(documentation.text) : "";
  const [, notice = ""] = /@notice\s+([^@]*)/.exec(text) ?? [];
  return notice.replace(/\s+/g, " ").trim();
}

/** Bytes before a definition in its file. */
function offsetOf({ src }: AstNode): number {
  return Number.parseInt(textIn(src), 10);
}

/** Rooms and contracts by name, what others wrote last; errors as they are declared. */
function byPlace(a: Found, b: Found): number {
  const [first, second] = [a.error, b.error];
  if (first.room !== second.room) {
    if (first.room === ELSEWHERE || second.room === ELSEWHERE) return first.room === ELSEWHERE ? 1 : -1;
    return first.room < second.room ? -1 : 1;
  }
  if (first.contract !== second.contract) return first.contract < second.contract ? -1 : 1;
  return a.offset - b.offset;
}
