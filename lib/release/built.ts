import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { z } from "zod";
import { suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { immutablesSchema } from "./immutables.ts";
import type { CompilerInput } from "./releaseFile.ts";
import { type StorageLayout, storageLayoutSchema } from "./storageLayout.ts";

const FOLDER = join(import.meta.dirname, "../../artifacts");

const codeField = z.string();
const linksField = z.record(z.string(), z.unknown());

const artifactSchema = z.object({
  contractName: z.string(),
  sourceName: z.string(),
  inputSourceName: z.string(),
  buildInfoId: z.string(),
  abi: z.array(z.looseObject({ type: z.string() })),
  bytecode: codeField,
  deployedBytecode: codeField,
  linkReferences: linksField.default({}),
  immutableReferences: immutablesSchema.default({}),
});

const buildInfoSchema = z.object({
  solcLongVersion: z.string(),
  input: z.object({
    language: z.string(),
    sources: z.record(z.string(), z.object({ content: z.string() })),
    settings: z.record(z.string(), z.json()),
  }),
});

const outputSchema = z.object({
  output: z.object({
    sources: z.record(
      z.string(),
      z.object({
        ast: z
          .object({ nodes: z.array(z.object({ nodeType: z.string(), absolutePath: z.string().optional() })) })
          .optional(),
      }),
    ),
    contracts: z.record(
      z.string(),
      z.record(z.string(), z.object({ storageLayout: storageLayoutSchema.default({ storage: [], types: null }) })),
    ),
  }),
});

/** A contract of the last build, with all that the compiler was given for it. */
export interface BuiltContract extends Pick<
  z.output<typeof artifactSchema>,
  "contractName" | "abi" | "bytecode" | "deployedBytecode" | "immutableReferences"
> {
  /** `contracts/samples/PriceBoard.sol:PriceBoard`. */
  readonly contract: string;
  /** The compiler's name of its source. */
  readonly unit: string;
  readonly compiler: string;
  readonly input: CompilerInput;
  readonly storageLayout: StorageLayout;
  /** What each source of the input imports, by the compiler's names. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a contract from the build's artifacts.
 * @param text its name, or `path/to/File.sol:Name` where several have the name
 * @throws Refusal when it was not built, several have the name, or it has no complete code
 */
export function builtContract(text: string, folder = FOLDER): BuiltContract {
  const artifact = artifactSchema.parse(JSON.parse(readFileSync(pathOf(text, folder), "utf8")));
  const { contractName, sourceName, inputSourceName: unit, buildInfoId, linkReferences } = artifact;
  if (artifact.bytecode === "0x") throw new Refusal(`${contractName} is an interface or abstract: it has no code.`);
  if (Object.keys(linkReferences).length > 0) {
    throw new Refusal(
      `${contractName} needs libraries that are contracts of their own: make their functions internal.`,
    );
  }
  const { compiler, input, storageLayouts, imports } = buildOf(folder, buildInfoId);
  const storageLayout = storageLayouts[unit]?.[contractName]?.storageLayout ?? { storage: [], types: null };
  return { ...artifact, contract: `${sourceName}:${contractName}`, unit, compiler, input, storageLayout, imports };
}

/** Whether the build holds a contract of this name, or several. */
export function isBuilt(text: string, folder = FOLDER): boolean {
  return filesOf(text, folder).found.length > 0;
}

function pathOf(text: string, folder: string): string {
  if (!existsSync(folder)) throw new Refusal("Nothing is built yet: run `npx hardhat build`.");
  const { all, found, name } = filesOf(text, folder);
  const [first, second] = found;
  if (first === undefined) {
    const names = all.map((file) => basename(file, ".json"));
    throw new Refusal(`There is no built contract "${text}": ${suggestion(text, names)}`);
  }
  if (second === undefined) return join(folder, first);
  const written = found.map((file) => `${file.replace(/\/[^/]*$/, "")}:${name}`);
  throw new Refusal(`Several contracts have the name ${text}: say ${written.join(" or ")}.`);
}

/** All artifacts, and those that a name may mean. */
function filesOf(text: string, folder: string) {
  const all = globSync("{contracts,test}/**/*.json", { cwd: folder });
  const [path, name = ""] = text.includes(":") ? text.split(":") : [undefined, text];
  const named = all.filter((file) => basename(file, ".json") === name);
  const found = path === undefined ? named : named.filter((file) => relative(path, file) === `${name}.json`);
  return { all, found, name };
}

/** By the path of their records, which are named by what they hold: to read one takes a second. */
const builds = new Map<string, ReturnType<typeof readBuild>>();

function buildOf(folder: string, id: string): ReturnType<typeof readBuild> {
  const path = join(folder, "build-info", id);
  const build = builds.get(path) ?? readBuild(path);
  builds.set(path, build);
  return build;
}

/** What a build was made of, and what is asked about it of what it made. */
function readBuild(path: string) {
  const { solcLongVersion: compiler, input } = buildInfoSchema.parse(readRecord(`${path}.json`));
  const { output } = outputSchema.parse(readRecord(`${path}.output.json`));
  const imports = Object.entries(output.sources).map(([name, { ast }]): [string, string[]] => [
    name,
    (ast?.nodes ?? []).flatMap(({ nodeType, absolutePath }) =>
      nodeType === "ImportDirective" && absolutePath !== undefined ? [absolutePath] : [],
    ),
  ]);
  return { compiler, input, storageLayouts: output.contracts, imports: new Map(imports) };
}

function readRecord(path: string): unknown {
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  throw new Refusal(`The build's ${basename(path)} is gone: run \`npx hardhat build --force\`.`);
}
