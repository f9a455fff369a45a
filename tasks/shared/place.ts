import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, parse, relative, resolve } from "node:path";
import { holdsChain } from "../../devnet/chain/chainFile.ts";
import { isServed } from "../../devnet/folder/client.ts";
import { deploymentFolder } from "../../devnet/folder/deploymentFolder.ts";
import { readRecord as readDevnet } from "../../devnet/folder/record.ts";
import { type AddressBook, addressBookOf, readAddressBook } from "../../lib/addressBook.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import { Refusal } from "../../lib/refusal.ts";
import { readRecord, recordFolder } from "../../lib/suite/record.ts";
import type { DeploymentRecord } from "../../lib/suite/types.ts";

/** Where data folders of devnets are made. */
export const DEVNETS = ".devnet";

/** The consortium file that `devnet start` founds, or goes on with, where nothing else is said. */
export const SAMPLE = "consortiums/bond-network.json";

/** The folder that records the bundled devnet. */
const DEVNET_RECORD = recordFolder("devnet");

/** One node's endpoint. */
export interface NodeEndpoint {
  /** Name of its organization, as far as known. */
  readonly organization: string | undefined;
  readonly url: string;
}

/** A network that tasks can work on. */
export interface Place {
  /** Folder of its names: the data folder of a devnet, or `deployments/<network>`. */
  readonly home: string;
  readonly record: DeploymentRecord;
  readonly names: AddressBook;
  readonly endpoints: readonly NodeEndpoint[];
  /** Whether it is the bundled devnet, where the development keys may act. */
  readonly isDevnet: boolean;
}

/** What the command line says about the network. */
export interface PlaceOptions {
  readonly url?: string | undefined;
  readonly data?: string | undefined;
  /** What `--network` names, and its endpoint if it is configured. */
  readonly network?: { readonly name: string; readonly url: string | undefined } | undefined;
}

/**
 * Finds the network to work on: that of the given folder, else `deployments/<network>/`, else the one running devnet; with
 * `--url` alone also the record of `deployments/` that fits it.
 * @throws Refusal when there is none, or several
 */
export async function findPlace({ url, data, network }: PlaceOptions): Promise<Place> {
  if (data !== undefined) return isRecord(data) ? recordedPlace(data, url ?? network?.url) : devnetPlace(data);
  if (network !== undefined) return recordedPlace(recordFolder(network.name), url ?? network.url);
  const running = await runningDevnets();
  const serving = running.filter((place) => url === undefined || isEndpoint(place, url));
  const [first, second] = serving;
  if (first !== undefined && second === undefined) return first;
  if (second !== undefined) {
    const folders = serving.map(({ home }) => home).join(" or ");
    throw new Refusal(`Several devnets run: say --data ${folders}.`);
  }
  if (url !== undefined) return onlyDeployment(url);
  throw new Refusal(
    `No network to work on${placeOfTasks()}: start one with ${await startCommands()}, or give --network or --url.`,
  );
}

/** The data folders of devnets, running or not. A killed import leaves a folder whose name begins with a dot. */
export async function dataFolders(devnets: string = DEVNETS): Promise<string[]> {
  const names = existsSync(devnets) ? await readdir(devnets) : [];
  return names.filter((name) => !name.startsWith(".")).map((name) => join(devnets, name));
}

/** Where tasks look, said only where that is not the project's own folder. */
export function placeOfTasks(folder: string = process.cwd()): string {
  return existsSync(join(folder, "hardhat.config.ts")) ? "" : ` below ${folder}, which is not the project's folder`;
}

/** The commands that go on with the chains at hand; where there is none, the one that founds the sample. */
export async function startCommands(devnets?: string): Promise<string> {
  const chains = (await dataFolders(devnets)).filter(holdsChain);
  const options = chains.length === 0 ? [""] : chains.map(startOptions);
  return options.map((option) => `\`npx hardhat devnet start${option}\``).join(" or ");
}

/** The options with which `devnet start` goes on with the chain in a folder: none for the sample's. */
export function startOptions(dataFolder: string): string {
  return relative(join(DEVNETS, parse(SAMPLE).name), dataFolder) === "" ? "" : ` --data ${dataFolder}`;
}

/** The data folders of the devnets that run. */
export async function runningFolders(devnets?: string): Promise<string[]> {
  const folders = await dataFolders(devnets);
  const served = await Promise.all(folders.map((folder) => isServed(folder).catch(() => false)));
  return folders.filter((_, i) => served[i]);
}

async function runningDevnets(): Promise<Place[]> {
  return Promise.all((await runningFolders()).map(devnetPlace));
}

async function devnetPlace(home: string): Promise<Place> {
  const devnet = await readDevnet(home);
  if (devnet === undefined) {
    throw new Refusal(`No devnet runs on ${home}: start one with \`npx hardhat devnet start --data ${home}\`.`);
  }
  if (devnet.endpoints.length === 0)
    throw new Refusal(`The devnet on ${home} is still starting: try again in a moment.`);
  const names = (await readAddressBook(home)) ?? { accounts: [], nodes: [] };
  const organizationOf = (node: string) => names.nodes.find(({ name }) => name === node)?.organization;
  const endpoints = devnet.endpoints.map(({ name, url }) => ({ organization: organizationOf(name), url }));
  return { home, record: await readRecord(deploymentFolder(home)), names, endpoints, isDevnet: true };
}

async function recordedPlace(home: string, url: string | undefined): Promise<Place> {
  const record = await readRecord(home);
  if (url === undefined) throw new Refusal(`Say where a node of ${record.consortium} answers: --url URL.`);
  const names = (await readAddressBook(home)) ?? (await namesInFile(record.consortium));
  const isDevnet = isDevnetRecord(home);
  return { home, record, names, endpoints: [{ organization: undefined, url }], isDevnet };
}

/** Whether a folder is the record of the bundled devnet, where the development keys may act; its name alone tells nothing. */
export function isDevnetRecord(folder: string): boolean {
  return resolve(folder) === resolve(DEVNET_RECORD);
}

/** A folder of a deployment record, not of a running devnet. */
export function isRecord(folder: string): boolean {
  return existsSync(join(folder, "network.json"));
}

/** The names that the consortium file gives, if it is here. */
export async function namesInFile(consortium: string): Promise<AddressBook> {
  const path = join("consortiums", `${consortium}.json`);
  return existsSync(path) ? addressBookOf(await loadConsortium(path)) : { accounts: [], nodes: [] };
}

/** The names of the networks that are recorded here. */
export async function recordedNames(): Promise<string[]> {
  return existsSync("deployments") ? readdir("deployments") : [];
}

async function onlyDeployment(url: string): Promise<Place> {
  const networks = await recordedNames();
  const [first, second] = networks;
  if (first !== undefined && second === undefined) return recordedPlace(recordFolder(first), url);
  if (first === undefined) throw new Refusal("There is no deployment record: found a network, or give --data.");
  throw new Refusal(`There are records of ${networks.join(", ")}: say --network NAME.`);
}

/** Whether one of a network's endpoints is at this URL. */
export function isEndpoint({ endpoints }: Pick<Place, "endpoints">, url: string): boolean {
  return endpoints.some((node) => originOf(node.url) === originOf(url));
}

/** Host and port without path; the devnet listens on 127.0.0.1, which localhost means too. */
function originOf(url: string): string | undefined {
  return URL.parse(url)?.origin.replace(/^http:\/\/localhost(?=:|$)/, "http://127.0.0.1");
}
