import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BrowserProvider, JsonRpcProvider, Network } from "ethers";
import { type Devnet, startDevnet } from "../../devnet/devnet.ts";
import { devAcceptances } from "../../lib/accounts/foundingAcceptances.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import type { ZeroGasWallet } from "../../lib/keys/zeroGasWallet.ts";
import { foundSuite } from "../../lib/suite/found.ts";
import { genesisAlloc } from "../../lib/suite/genesis.ts";
import { type Suite, connectSuite } from "../../lib/suite/handles.ts";
import type { DeploymentRecord } from "../../lib/suite/types.ts";

const SAMPLE = join(import.meta.dirname, "../../consortiums/bond-network.json");
const MONTH = 30 * 86_400;
/** Keys of the development mnemonic from this number on belong to nobody of the sample. */
const STRANGERS = 100;

/** A running devnet with its people. */
export interface Stage {
  readonly file: ConsortiumFile;
  readonly record: DeploymentRecord;
  /** Reads through the node of this organization. */
  node(organization: string): JsonRpcProvider;
  /** The key of an account of the sample, at its organization's node. */
  key(account: string): ZeroGasWallet;
  /** The suite as an account of the sample uses it. */
  as(account: string): Suite;
  /** A key that nobody enrolled, at bank-a's node. */
  stranger(number: number): ZeroGasWallet;
  /** Moves the devnet's clock; seconds. */
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Founds the sample on a devnet in a temporary folder; `tell` hears of every founding step. */
export async function openStage(tell: (line: string) => void): Promise<Stage> {
  const file = await loadConsortium(SAMPLE);
  const folder = await mkdtemp(join(tmpdir(), "concordat-demo-"));
  const founded: { record?: DeploymentRecord } = {};
  const devnet = await startDevnet({
    chainId: file.chainId,
    alloc: genesisAlloc(file),
    nodes: file.nodes.map(({ name }) => ({ name, port: 0 })),
    dataFolder: folder,
    found: async (node) => {
      const provider = new BrowserProvider(
        { request: ({ method, params }) => node.request({ method, params: Array.isArray(params) ? params : [] }) },
        file.chainId,
        { pollingInterval: 20, cacheTimeout: -1 },
      );
      const acceptances = await devAcceptances(file, Math.floor(Date.now() / 1000) + MONTH);
      const founder = devWalletOf(file.founder.address, provider);
      founded.record = await foundSuite({
        file,
        acceptances,
        founder,
        onStep: ({ step, of, name, address }) => tell(`${step}/${of} ${name} at ${address}`),
      });
      provider.destroy();
      return { freezeOrders: founded.record.contracts.FreezeOrders?.address };
    },
  });
  const { record } = founded;
  if (record === undefined) throw new Error("the founding left no record");
  const nodes = new Map(
    file.nodes.map(({ name, organization }) => [organization, connect(endpointOf(devnet, name), file.chainId)]),
  );
  return stageOf(file, record, nodes, devnet, folder);
}

function stageOf(
  file: ConsortiumFile,
  record: DeploymentRecord,
  nodes: ReadonlyMap<string, JsonRpcProvider>,
  devnet: Devnet,
  folder: string,
): Stage {
  const node = (organization: string) => found(nodes.get(organization), organization);
  const key = (name: string) => {
    const { address, organization } = found(
      file.accounts.find((account) => account.name === name),
      name,
    );
    return devWalletOf(address, node(organization));
  };
  return {
    file,
    record,
    node,
    key,
    as: (account) => connectSuite(record, key(account)),
    stranger: (number) => devWallet(STRANGERS + number, node("bank-a")),
    advance: (seconds) => devnet.advance(seconds),
    async close() {
      for (const provider of nodes.values()) provider.destroy();
      await devnet.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function endpointOf(devnet: Devnet, name: string): string {
  return found(
    devnet.endpoints.find((endpoint) => endpoint.name === name),
    name,
  ).url;
}

function connect(url: string, chainId: number): JsonRpcProvider {
  const options = { staticNetwork: Network.from(chainId), pollingInterval: 20, cacheTimeout: -1 };
  return new JsonRpcProvider(url, chainId, options);
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the sample has no ${name}`);
  return value;
}
