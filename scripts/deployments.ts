// Writes what is committed but made by the code: the record of the bundled devnet in deployments/devnet, and the JSON
// Schemas of consortium, calls and terms files. The record is the same on every machine: development keys, chain id, start
// and contents are fixed, and blocks hold transactions only.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BrowserProvider } from "ethers";
import { startDevnet } from "../devnet/devnet.ts";
import { callsJsonSchema } from "../lib/actions/jsonSchema.ts";
import { termsJsonSchema } from "../lib/asset/termsSchema.ts";
import { devAcceptances } from "../lib/account/acceptance/founding.ts";
import { loadConsortium } from "../lib/consortium/load.ts";
import { consortiumJsonSchema } from "../lib/consortium/schema.ts";
import { devWalletOf } from "../lib/keys/devKeys.ts";
import { foundSuite } from "../lib/suite/found.ts";
import { genesisAlloc } from "../lib/suite/genesis.ts";
import { recordFolder, writeRecord } from "../lib/suite/record.ts";
import type { DeploymentRecord } from "../lib/suite/types.ts";
import { writeJson } from "./json.ts";

/** The sample that the bundled devnet founds. */
export const SAMPLE = "consortiums/bond-network.json";

/** Where the JSON Schema of consortium files is. */
export const SCHEMA = "consortiums/consortium.schema.json";

/** Where the JSON Schema of calls files is. */
export const CALLS_SCHEMA = "consortiums/calls.schema.json";

/** Where the JSON Schema of an asset's terms files is. */
export const ASSET_SCHEMA = "consortiums/asset.schema.json";

const INITIAL_DATE = "2026-01-01T00:00:00Z";

/** Founds the sample on a devnet of its own that ends with it. */
export async function foundSample(): Promise<DeploymentRecord> {
  const file = await loadConsortium(SAMPLE);
  const acceptances = await devAcceptances(file);
  const dataFolder = await mkdtemp(join(tmpdir(), "concordat-"));
  const devnet = await startDevnet({
    chainId: file.chainId,
    initialDate: INITIAL_DATE,
    alloc: genesisAlloc(file),
    blockPeriod: Number.POSITIVE_INFINITY,
    nodes: [],
    dataFolder,
  });
  try {
    const founder = devWalletOf(file.founder.address, new BrowserProvider(devnet.provider));
    return await foundSuite({ file, acceptances, founder });
  } finally {
    await devnet.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const folder = recordFolder("devnet");
  const record = await foundSample();
  await writeRecord(folder, record);
  await writeJson(SCHEMA, consortiumJsonSchema());
  await writeJson(CALLS_SCHEMA, callsJsonSchema());
  await writeJson(ASSET_SCHEMA, termsJsonSchema());
  const contracts = Object.keys(record.contracts).length;
  console.log(`${folder}: ${contracts} contracts; ${SCHEMA}, ${CALLS_SCHEMA}, ${ASSET_SCHEMA}`);
}

if (import.meta.main) await main();
