import { readFileSync } from "node:fs";
import solc from "solc";
import { z } from "zod";

const { compile } = z.object({ compile: z.custom<(input: string) => string>(isFunction) }).parse(solc);

const Output = z.object({
  errors: z.array(z.object({ formattedMessage: z.string() })).default([]),
  contracts: z
    .record(
      z.string(),
      z.record(z.string(), z.object({ evm: z.object({ deployedBytecode: z.object({ object: z.string() }) }) })),
    )
    .default({}),
});

const compiled = new Map<string, string>();

/** The code, as it lies on chain, of a contract of `test/devnet/fixtures`. */
export function fixtureCode(name: string): string {
  const code = compiled.get(name) ?? compileFixture(name);
  compiled.set(name, code);
  return code;
}

function compileFixture(name: string): string {
  const content = readFileSync(new URL(`../fixtures/${name}.sol`, import.meta.url), "utf8");
  const outputSelection = { "*": { "*": ["evm.deployedBytecode.object"] } };
  const settings = { evmVersion: "cancun", optimizer: { enabled: true }, outputSelection };
  const input = { language: "Solidity", sources: { [name]: { content } }, settings };
  const { errors, contracts } = Output.parse(JSON.parse(compile(JSON.stringify(input))));
  const code = contracts[name]?.[name]?.evm.deployedBytecode.object;
  if (code === undefined) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return `0x${code}`;
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
