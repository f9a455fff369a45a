import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { artifacts } from "hardhat";
import { z } from "zod";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { answer } from "./answer.ts";
import { resetChains, watchChains } from "./chains.ts";
import { Suites } from "./suites.ts";
import { ARTIFACTS } from "./testerEnvironment.ts";

// A process that keeps a room's tests loaded, and runs them against the contracts that it is given.

const codesSchema = z.record(
  z.string(),
  z.object({
    bytecode: z.string(),
    deployedBytecode: z.string(),
    immutableReferences: z.record(z.string(), z.array(z.object({ start: z.number(), length: z.number() }))),
  }),
);

const messageSchema = z.union([
  z.object({ load: z.array(z.string()) }),
  z.object({
    codes: codesSchema,
    files: z.array(z.string()),
    leftOut: z.array(z.string()),
    only: z.array(z.string()).optional(),
  }),
]);

const folder = process.env[ARTIFACTS] ?? "";
const suites = new Suites();

// What a test leaves behind that fails later on is no test's failure.
process.on("unhandledRejection", () => undefined);

/** Puts other code in place of that of these contracts, named `file:Name`. */
async function place(codes: z.output<typeof codesSchema>): Promise<void> {
  for (const [contract, code] of Object.entries(codes)) {
    const artifact = await artifacts.readArtifact(contract);
    const { sourceName, contractName } = artifact;
    await writeFile(join(folder, sourceName, `${contractName}.json`), JSON.stringify({ ...artifact, ...code }));
    if (sourceName.startsWith("contracts/")) Object.assign(artifactOf(contractName), code);
  }
}

watchChains();
answer(async (sent) => {
  const message = messageSchema.parse(sent);
  if ("load" in message) {
    await suites.load(message.load);
    return {};
  }
  const { codes, files, leftOut, only } = message;
  await place(codes);
  await resetChains();
  const runs = (title: string) => !leftOut.includes(title) && (only?.includes(title) ?? true);
  return suites.run(files, runs, only !== undefined);
});
