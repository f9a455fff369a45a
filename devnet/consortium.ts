import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { BrowserProvider } from "ethers";
import { devAcceptances } from "../lib/account/acceptance/founding.ts";
import { NAMES_FILE, addressBookOf, readAddressBook, writeAddressBook } from "../lib/addressBook.ts";
import type { ConsortiumFile } from "../lib/consortium/schema.ts";
import { devWalletOf } from "../lib/keys/devKeys.ts";
import { type FoundingProgress, foundSuite } from "../lib/suite/found.ts";
import { genesisAlloc } from "../lib/suite/genesis.ts";
import { readRecord, writeRecord } from "../lib/suite/record.ts";
import type { DeploymentRecord } from "../lib/suite/types.ts";
import { DEPLOYMENT, deploymentFolder } from "./folder/deploymentFolder.ts";
import { type Devnet, startDevnet } from "./devnet.ts";
import type { DevnetOptions } from "./devnetOptions.ts";
import { CONSORTIUM_FILE, foundedFrom, keepFoundedFrom } from "./folder/foundedFrom.ts";
import type { Known } from "./judging/known.ts";
import { ownContract, steadyContracts } from "./judging/ownContracts.ts";
import type { NodeOptions } from "./gateway/ports.ts";
import type { Eip1193 } from "./rpc.ts";

/** What a devnet is founded from. */
export interface ConsortiumDevnetOptions extends Pick<
  DevnetOptions,
  "onReplay" | "onTorn" | "signal" | "blockTime" | "dropWaiting" | "metricsPort"
> {
  /** Founds the network; one that the folder holds already goes on as it was founded. */
  readonly file: ConsortiumFile;
  /** Holds the chain, the record and names, and the control socket while the devnet runs; made when missing. */
  readonly dataFolder: string;
  /** Port of the first node, the next ones upwards; 0 for any free ports. */
  readonly port: number;
  /** The address on which the nodes listen; left out, they serve this machine alone. */
  readonly host?: string | undefined;
  /** Lets the nodes listen where other machines reach them. */
  readonly allowRemoteClients?: boolean | undefined;
  /** Served beside the file's nodes, which the network does not know: closed until it admits them. */
  readonly furtherNodes?: readonly NodeOptions[];
  readonly onStep?: (progress: FoundingProgress) => void;
}

/** A running devnet with a founded consortium on it. */
export interface ConsortiumDevnet {
  readonly devnet: Devnet;
  readonly record: DeploymentRecord;
  /** What it was founded from. */
  readonly file: ConsortiumFile;
  /** Whether the given file is not the one that it was founded from. */
  readonly differs: boolean;
}

/**
 * Starts a devnet, founds the consortium on it with the development keys, unless its folder holds it already, and serves
 * one endpoint per node of the file.
 * @throws Error when the folder or a port is taken, or the founding fails; nothing is left behind that was not there
 */
export async function startConsortiumDevnet(options: ConsortiumDevnetOptions): Promise<ConsortiumDevnet> {
  const { file: given, dataFolder, port, furtherNodes = [], blockTime, signal, onStep, onReplay, onTorn } = options;
  const { host, allowRemoteClients, metricsPort, dropWaiting } = options;
  const origin = await foundedFrom(dataFolder, given);
  const { file } = origin;
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
    dropWaiting,
    signal,
    onReplay,
    onTorn,
    metricsPort,
    nodes: [
      ...file.nodes.map(({ name, enode, organization }, i) => {
        return { name, enode, port: port === 0 ? 0 : port + i, traces: regulators.has(organization) };
      }),
      ...furtherNodes,
    ],
    prepare: () => keepFoundedFrom(dataFolder, file),
    async found(provider, isNew, log) {
      record = isNew ? undefined : await recordIn(dataFolder);
      if (record === undefined) {
        record = await found(file, provider, (progress) => {
          log.info("founding step", { ...progress, earlier: progress.earlier ? "yes" : undefined });
          onStep?.(progress);
        });
        const isNamed = !isNew && (await readAddressBook(dataFolder)) !== undefined;
        if (!isNamed) await writeAddressBook(dataFolder, addressBookOf(file));
        await writeRecord(deploymentFolder(dataFolder), record);
      }
      return {
        ...knownOf(record, dataFolder),
        accountRules: await ownContract("AccountRules", record, provider),
        steady: await steadyContracts(record, provider),
      };
    },
    async clear() {
      const own = [DEPLOYMENT, NAMES_FILE, CONSORTIUM_FILE];
      for (const name of own.filter((written) => !before.includes(written))) {
        await rm(join(dataFolder, name), { recursive: true, force: true });
      }
    },
  });
  if (record === undefined) throw new Error("The devnet started without founding its network.");
  return { devnet, record, ...origin };
}

/** The record of a founding that came to its end; without a sound one the founding is gone through again. */
function recordIn(dataFolder: string): Promise<DeploymentRecord | undefined> {
  return readRecord(deploymentFolder(dataFolder)).catch(() => undefined);
}

/** Founds the network, or goes on with a founding that was interrupted. */
async function found(
  file: ConsortiumFile,
  provider: Eip1193,
  onStep: (progress: FoundingProgress) => void,
): Promise<DeploymentRecord> {
  const browser = new BrowserProvider(provider, file.chainId, { staticNetwork: true, cacheTimeout: -1 });
  try {
    const founder = devWalletOf(file.founder.address, browser);
    const acceptances = await devAcceptances(file);
    return await foundSuite({ file, acceptances, founder, onStep });
  } finally {
    browser.destroy();
  }
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
