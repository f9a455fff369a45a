import { existsSync } from "node:fs";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { AcceptanceDomain } from "../../lib/account/acceptance/acceptance.ts";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { type Desk, openDesk } from "../../lib/desk.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Office } from "../../lib/suite/words.ts";
import { type Place, type PlaceOptions, findPlace, runningFolders } from "../shared/place.ts";
import { type ReadingArguments, connectTo, httpNetwork } from "../shared/session.ts";

/** Taken where no network is found and no file is given. */
const SAMPLE = "consortiums/bond-network.json";

/** What the command line says about the network of an acceptance. */
export interface NetworkArguments extends ReadingArguments {
  readonly consortium: string | undefined;
}

/** The network of an acceptance, as far as it is known here. */
export interface KnownNetwork extends Pick<ConsortiumFile, "organizations"> {
  readonly on: AcceptanceDomain;
  readonly founder: { readonly address: string };
  /** Organization and office are known of the accounts of a consortium file only. */
  readonly accounts: readonly {
    readonly name: string;
    readonly address: string;
    readonly organization?: string;
    readonly office?: Office;
  }[];
}

/**
 * Does something with the network at hand: the one named or running; where a consortium file is given, or no network is
 * found, that of the file, with one of its nodes when one answers.
 * @throws Refusal when the network does not answer, is not the only one, or not that of the file
 */
export async function withReachable<T>(
  args: NetworkArguments,
  hre: HardhatRuntimeEnvironment,
  act: (known: KnownNetwork, desk: Desk | undefined) => Promise<T>,
): Promise<T> {
  const { url, data, consortium } = args;
  const options = { url, data, network: await httpNetwork(hre) };
  const isNamed = Object.values(options).some((given) => given !== undefined);
  const isFound = consortium === undefined && (isNamed || (await runningFolders()).length > 0);
  const file = isFound ? undefined : await fileAt(consortium ?? SAMPLE);
  const desk = await open(options, file).catch((thrown: unknown) => {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (file === undefined) throw new Refusal(`${thrown.message} To ask no node, give --consortium FILE.`);
    if (isNamed) throw thrown;
    return undefined;
  });
  try {
    return await act(await knownOf(desk, file), desk);
  } finally {
    desk?.provider.destroy();
  }
}

async function fileAt(path: string): Promise<ConsortiumFile> {
  if (path !== SAMPLE || existsSync(path)) return loadConsortium(path);
  throw new Refusal("No network is found here: start or name one, or give --consortium FILE.");
}

async function open(options: PlaceOptions, file: ConsortiumFile | undefined) {
  const place = await findPlace(options);
  if (file !== undefined) checkSame(place, file);
  const provider = await connectTo(place, options.url);
  try {
    return {
      ...(await openDesk(place.record, provider, place.names.accounts, place.names.nodes)),
      provider,
      names: place.names,
    };
  } catch (thrown) {
    provider.destroy();
    throw thrown;
  }
}

function checkSame({ record: { chainId, consortium, contracts } }: Place, file: ConsortiumFile): void {
  const here = foundingDomain(file);
  if (chainId === here.chainId && contracts["Accounts"]?.address === here.accounts) return;
  throw new Refusal(`${consortium} on chain ${chainId} is not the network of ${file.name}.`);
}

async function knownOf(
  desk: Awaited<ReturnType<typeof open>> | undefined,
  file: ConsortiumFile | undefined,
): Promise<KnownNetwork> {
  if (file !== undefined) return { ...file, on: foundingDomain(file) };
  if (desk === undefined) throw new Refusal("No network is found here: give --consortium FILE.");
  const { record, suite, names } = desk;
  const on = { chainId: record.chainId, accounts: await suite.accounts.getAddress() };
  return { on, founder: { address: record.founder }, accounts: names.accounts, organizations: [] };
}
