import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Ast, type AstNode, readAst } from "./ast.ts";

const ARTIFACTS = join(import.meta.dirname, "../../artifacts");

const artifactSchema = z.object({
  contractName: z.string(),
  inputSourceName: z.string(),
  bytecode: z.string(),
  buildInfoId: z.string(),
});
const outputSchema = z.object({ output: z.object({ sources: z.record(z.string(), z.object({ ast: z.unknown() })) }) });

/** A contract that can be deployed, as the compiler read it. */
export interface Compiled {
  readonly contract: AstNode;
  readonly ast: Ast;
}

/**
 * Every deployable contract of `contracts/`, libraries aside, each from the run of the compiler that its artifact comes
 * from: what other runs read of the same files may be older. In the order of their files, however the build was parted.
 */
export async function compiledContracts(): Promise<Compiled[]> {
  const files = globSync("contracts/**/*.sol/*.json", { cwd: ARTIFACTS }).sort();
  const artifacts = (await Promise.all(files.map((file) => read(file, artifactSchema)))).filter(isDeployable);
  const runs = new Map<string, Ast>();
  for (const run of new Set(artifacts.map(({ buildInfoId }) => buildInfoId))) runs.set(run, await astOf(run));
  return artifacts.flatMap(({ contractName, inputSourceName, buildInfoId }) => {
    const ast = runs.get(buildInfoId);
    const found = [...(ast?.files ?? [])].find(
      ([node, file]) => file === inputSourceName && node.name === contractName,
    );
    const [contract] = found ?? [];
    return ast === undefined || contract?.contractKind !== "contract" ? [] : [{ contract, ast }];
  });
}

function isDeployable({ bytecode }: z.output<typeof artifactSchema>): boolean {
  return bytecode !== "0x";
}

async function astOf(run: string): Promise<Ast> {
  const { output } = await read(`build-info/${run}.output.json`, outputSchema);
  return readAst(new Map(Object.entries(output.sources).map(([file, { ast }]) => [file, ast])));
}

async function read<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(join(ARTIFACTS, file), "utf8")));
}
