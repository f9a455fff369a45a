import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { BrowserProvider } from "ethers";
import { devAcceptances } from "../lib/account/acceptance/founding.ts";
import { NAMES_FILE, addressBookOf, readAddressBook, writeAddressBook } from "../lib/addressBook.ts";
import type { ConsortiumFile } from "../lib/consortium/schema.ts";
import { devWalletOf } from "../lib/keys/devKeys.ts";
import { type FoundingProgress, foundSuite } from "../lib/suite/found.ts";
import { genesisAlloc } from "../lib/suite/genesis.ts";
import { writeRecord } from "../lib/suite/record.ts";
import type { DeploymentRecord } from "../lib/suite/types.ts";
import { DEPLOYMENT, deploymentFolder } from "./deploymentFolder.ts";
import { type Devnet, startDevnet } from "./devnet.ts";
import type { Known } from "./known.ts";
import type { NodeOptions } from "./ports.ts";

/** What a devnet is founded from. */
export interface ConsortiumDevnetOptions {
  readonly file: ConsortiumFile;
  /** Holds the record, names, and the control socket while the devnet runs; made when missing. */
  readonly dataFolder: string;
  /** Port of the first node, the next ones upwards; 0 for any free ports. */
  readonly port: number;
  /** The address on which the nodes listen; left out, they serve this machine alone. */
  readonly host?: string | undefined;
  /** Lets the nodes listen where other machines reach them. */
  readonly allowRemoteClients?: boolean | undefined;
  /** Served beside the file's nodes, which the network does not know: closed until it admits them. */
  readonly furtherNodes?: readonly NodeOptions[];
  /** Seconds between two blocks; left out, a block for each transaction at once. */
  readonly blockTime?: number | undefined;
  /** Stops the devnet, also while it is founded. */
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (progress: FoundingProgress) => void;
}

/** A running devnet with a founded consortium on it. */
export interface ConsortiumDevnet {
  readonly devnet: Devnet;
  readonly record: DeploymentRecord;
}

/**
 * Starts a devnet, founds the consortium on it with the development keys, and serves one endpoint per node of the file.
 * @throws Error when the folder or a port is taken, or the founding fails; nothing is left behind
 */
export async function startConsortiumDevnet(options: ConsortiumDevnetOptions): Promise<ConsortiumDevnet> {
  const { file, dataFolder, port, furtherNodes = [], blockTime, signal, onStep, host, allowRemoteClients } = options;
  const regulators = new Set(file.organizations.filter(({ kind }) => kind === "Regulator").map(({ name }) => name));
  const before = await readdir(dataFolder).catch((): string[] => []);
  let record: DeploymentRecord | undefined;
  const devnet = await startDevnet({
    chainId: file.chainId,
    alloc: genesisAlloc(file),
    dataFolder,
    host,
    allowRemoteClients,
    blockTime,
    signal,
    nodes: [
      ...file.nodes.map(({ name, enode, organization }, i) => {
        return { name, enode, port: port === 0 ? 0 : port + i, traces: regulators.has(organization) };
      }),
      ...furtherNodes,
    ],
    found: async (provider) => {
      const browser = new BrowserProvider(provider, file.chainId, { staticNetwork: true, cacheTimeout: -1 });
      try {
        const founder = devWalletOf(file.founder.address, browser);
        const acceptances = await devAcceptances(file);
        record = await foundSuite({ file, acceptances, founder, ...(onStep === undefined ? {} : { onStep }) });
      } finally {
        browser.destroy();
      }
      await writeRecord(deploymentFolder(dataFolder), record);
      await writeAddressBook(dataFolder, addressBookOf(file));
      return knownOf(record, dataFolder);
    },
    async clear() {
      for (const name of [DEPLOYMENT, NAMES_FILE].filter((written) => !before.includes(written))) {
        await rm(join(dataFolder, name), { recursive: true, force: true });
      }
    },
  });
  if (record === undefined) throw new Error("The devnet started without founding its network.");
  return { devnet, record };
}

/** Accounts go by the names of the data folder, where later ones are written too; contracts by those of the record. */
function knownOf({ contracts }: DeploymentRecord, dataFolder: string): Known {
  const named = Object.entries(contracts).map(([name, { address }]) => ({ name, address }));
  return {
    freezeOrders: contracts.FreezeOrders?.address,
    organizations: contracts.Organizations?.address,
    standing: contracts.Standing?.address,
    async nameOf(address) {
      const { accounts } = (await readAddressBook(dataFolder)) ?? { accounts: [] };
      return [...accounts, ...named].find((known) => known.address.toLowerCase() === address.toLowerCase())?.name;
    },
  };
}
