// Measures which lines the tests run: of each contract by Hardhat's own tool, of the TypeScript by Node's. Prints both as
// tables and ends with 1 where a goal is missed or a test fails: `npm run coverage`, or one part with `-- contracts`.
import { coverContracts } from "./coverage/contracts.ts";
import { judge } from "./coverage/judge.ts";
import { coverTypeScript } from "./coverage/typescript.ts";

const PARTS = new Map([
  ["contracts", () => judge("Contracts", 95, coverContracts(), "each")],
  ["typescript", () => judge("TypeScript", 85, coverTypeScript(), "whole")],
]);

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : PARTS.keys()) {
  const part = PARTS.get(name);
  if (part === undefined) throw new Error(`there is no part ${name}: ${[...PARTS.keys()].join(", ")}`);
  if (!part()) process.exitCode = 1;
}
