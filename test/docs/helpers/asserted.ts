import { globSync, readFileSync } from "node:fs";
import ts from "typescript";

/** Matchers, and helpers of tests that end in one, which take the name of the error that a call must revert with. */
const ASSERTING =
  /^(revertedWithCustomError|expect(Refusal|DecisionRefused|Refused|Nothing)|refused(From)?|itRefuses)$/;

/** Where cases stand in lists, as rows that an asserting call takes its errors from. */
const CASES = /^(it|describe)$/;

/** Tests that make errors up, or explain them, and let no contract revert. */
const NOT_REVERTING = "test/{docs,lib}/**/*.ts,test/tasks/explain*.ts";

/** In Solidity: what a call must revert with. */
const EXPECTED = /expect(?:Partial)?Revert\(\s*(?:abi\.encode\w*\(\s*)?\w+\.(\w+)\.selector/g;

/** The words that tests of the contracts assert as the error of a revert, whether they are errors or not. */
export function assertedErrors(): Set<string> {
  const aside = new Set(globSync(`{${NOT_REVERTING}}`));
  const typescript = globSync("test/**/*.ts").filter((file) => !aside.has(file));
  const solidity = globSync("test/**/*.sol");
  return new Set([...typescript.flatMap(errorsInFile), ...solidity.flatMap(errorsExpectedIn)]);
}

/** The words that a test in TypeScript asserts as errors. */
export function errorsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && isAsserted(node)) found.push(node.text);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile("x.ts", source, ts.ScriptTarget.Latest, true));
  return found;
}

function errorsInFile(file: string): string[] {
  return errorsIn(readFileSync(file, "utf8"));
}

function errorsExpectedIn(file: string): string[] {
  const code = readFileSync(file, "utf8").replace(/\/\/.*$/gm, "");
  return [...code.matchAll(EXPECTED)].flatMap(([, error = ""]) => error);
}

/** Whether the next call around a text is an asserting one, or the text is of a case in a list. */
function isAsserted(text: ts.Node): boolean {
  let isListed = false;
  for (let node = text.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isArrayLiteralExpression(node) || ts.isPropertyAssignment(node)) isListed = true;
    if (ts.isCallExpression(node)) {
      const called = calledIn(node);
      return ASSERTING.test(called) || (isListed && CASES.test(called));
    }
  }
  return isListed;
}

function calledIn({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}
