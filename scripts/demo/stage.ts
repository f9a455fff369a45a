import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JsonRpcProvider } from "ethers";
import { type ConsortiumDevnet, startConsortiumDevnet } from "../../devnet/consortium.ts";
import { type Actor, actorWith } from "../../lib/actor.ts";
import { addressBookOf } from "../../lib/addressBook.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { type Desk, openDesk } from "../../lib/desk.ts";
import { type Enode, enodeKeyOf, ipBytes, nodeId } from "../../lib/enode.ts";
import { devNodeKey, devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import type { ZeroGasWallet } from "../../lib/keys/zeroGasWallet.ts";
import { releaseFiles } from "../../lib/release/releaseFolder.ts";
import { type Suite, connectSuite } from "../../lib/suite/handles.ts";

/** The consortium file of the story, below the project's folder. */
export const SAMPLE = "consortiums/bond-network.json";
/** Keys of the development mnemonic that are nobody's and no node's in the sample. */
const NEWCOMER = 100;
const NEW_KEY = 101;
const POLL_MS = 20;

/** A running devnet with its people. */
export interface Stage {
  readonly file: ConsortiumFile;
  /** The network's folder, below which files of releases and ballots are. */
  readonly home: string;
  /** Reads the network through bank-a's node. */
  readonly desk: Desk;
  /** Opens the desk anew, which then names the releases of now. */
  refresh(): Promise<void>;
  /** The suite as an account of the sample uses it, with its own key at its organization's node, or at another's. */
  as(account: string, at?: string): Suite;
  /** The key of an account of the sample, at its organization's node, or at another's. */
  key(account: string, at?: string): ZeroGasWallet;
  /** An account of the sample as tasks let it act. */
  actor(account: string): Actor;
  /** An outsider's key at bank-a's node: the story is about him. */
  readonly newcomer: ZeroGasWallet;
  /** The key that follows the outsider's. */
  readonly newKey: ZeroGasWallet;
  /** A node that nobody has admitted yet: the story is about it too. */
  readonly observer: Enode;
  /** Moves the devnet's clock; seconds. */
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Founds the sample on a devnet in a temporary folder; `tell` hears of every founding step. */
export async function openStage(tell: (line: string) => void): Promise<Stage> {
  const file = await loadConsortium(join(import.meta.dirname, "../..", SAMPLE));
  const dataFolder = await mkdtemp(join(tmpdir(), "concordat-demo-"));
  const founded = await startConsortiumDevnet({
    file,
    dataFolder,
    port: 0,
    onStep: ({ step, of, name, address }) => tell(`${step}/${of} ${name} at ${address}`),
  });
  return stageOf(file, founded, dataFolder);
}

async function stageOf(file: ConsortiumFile, { devnet, record }: ConsortiumDevnet, dataFolder: string): Promise<Stage> {
  const options = { staticNetwork: true, pollingInterval: POLL_MS, cacheTimeout: -1 };
  const nodes = file.nodes.map(({ organization }, i) => ({
    organization,
    provider: new JsonRpcProvider(devnet.endpoints[i]?.url, file.chainId, options),
  }));
  const node = (name: string) => known(nodes, ({ organization }) => organization === name, name).provider;
  const key = (name: string, at?: string) => {
    const { address, organization } = known(file.accounts, (account) => account.name === name, name);
    return devWalletOf(address, node(at ?? organization));
  };
  const newcomer = devWallet(NEWCOMER, node("bank-a"));
  const newKey = devWallet(NEW_KEY, node("bank-a"));
  const outsiders = [
    { name: "newcomer", address: newcomer.address },
    { name: "newcomer's new key", address: newKey.address },
  ];
  const people = [...file.accounts, ...outsiders];
  const host = "observer.bank-a.bond-network.example";
  const observer = { ...enodeKeyOf(devNodeKey(NEWCOMER)), host, ip: ipBytes(host) ?? "", port: 30_303 };
  const nodesNamed = [...addressBookOf(file).nodes, { name: "bank-a.observer", id: nodeId(observer) }];
  const open = async () => {
    const files = await releaseFiles(dataFolder);
    return openDesk(
      record,
      node("bank-a"),
      people,
      nodesNamed,
      files.map((found) => found.file),
    );
  };
  let desk = await open();
  return {
    file,
    home: dataFolder,
    get desk() {
      return desk;
    },
    async refresh() {
      desk = await open();
    },
    as: (account, at) => connectSuite(record, key(account, at)),
    key,
    actor: (account) => actorWith(desk, key(account)),
    newcomer,
    newKey,
    observer,
    advance: (seconds) => devnet.advance(seconds),
    async close() {
      for (const { provider } of nodes) provider.destroy();
      await devnet.stop();
      await rm(dataFolder, { recursive: true });
    },
  };
}

function known<T>(all: readonly T[], isIt: (each: T) => boolean, name: string): T {
  const found = all.find(isIt);
  if (found === undefined) throw new Error(`the sample has no ${name}`);
  return found;
}
