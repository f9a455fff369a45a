import type { JsonRpcProvider } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Actor, type ActorName, actorWith, findActor } from "../../lib/actor.ts";
import { type Desk, type NodeProvider, openDesk } from "../../lib/desk.ts";
import { suggestion } from "../../lib/names.ts";
import { NodeClosed, connectNode } from "../../lib/node.ts";
import { Refusal } from "../../lib/refusal.ts";
import { releaseFiles } from "../../lib/release/releaseFolder.ts";
import type { Report } from "../../lib/report.ts";
import { recordFolder } from "../../lib/suite/record.ts";
import type { Office } from "../../lib/suite/words.ts";
import { type PlainArguments, action } from "./action.ts";
import { developmentKey, keyOf, secretsOf } from "./keys.ts";
import { type NodeEndpoint, type Place, findPlace, isEndpoint, isRecord, recordedNames } from "./place.ts";

/** What every task on a founded network takes. */
export interface ReadingArguments extends PlainArguments {
  readonly url: string | undefined;
  readonly data: string | undefined;
}

/** What every task takes in which an account acts. */
export interface ActingArguments extends ReadingArguments {
  readonly as: string | undefined;
}

/** A task that reads a network. */
export function readingAction<Arguments extends ReadingArguments>(
  act: (desk: Desk, args: Arguments, place: Place) => Promise<Report>,
) {
  return action<Arguments>(async (args, hre) => {
    const place = await placeOf(args, hre);
    return withDesk(place, args.url, (desk) => act(desk, args, place));
  });
}

/** Does something with the desk of a place, at the node of `url` or the network's first. */
export async function withDesk<T>(place: Place, url: string | undefined, act: (desk: Desk) => Promise<T>): Promise<T> {
  const provider = await connectTo(place, url);
  try {
    return await act(await deskOf(place, provider));
  } finally {
    provider.destroy();
  }
}

/** The desk of a place, with all names and release files that are at hand there. */
export async function deskOf({ home, record, names }: Place, provider: NodeProvider): Promise<Desk> {
  const files = (await releaseFiles(home)).map(({ file }) => file);
  return openDesk(record, provider, names.accounts, names.nodes, files);
}

/** Tells in which offices of an organization a task may be done, preferred first; the number is the organization's. */
export type OfficesFor<Arguments> = (desk: Desk, args: Arguments, organization: number) => Promise<readonly Office[]>;

/** A task in which the account of `--as` acts; `office` is the one meant when `--as` names an organization. */
export function actingAction<Arguments extends ActingArguments>(
  office: Office | OfficesFor<Arguments>,
  act: (desk: Desk, actor: Actor, args: Arguments, place: Place) => Promise<Report>,
) {
  return action<Arguments>(async (args, hre) => {
    const who = args.as;
    if (who === undefined) throw new Refusal("Say who acts: --as NAME, an account or organization.");
    const place = await placeOf(args, hre);
    const opened: JsonRpcProvider[] = [];
    const deskAt = async (organization: string | undefined): Promise<Desk> => {
      const provider = await connectTo(place, args.url, organization);
      opened.push(provider);
      return deskOf(place, provider);
    };
    try {
      const guess = organizationIn(place, who);
      const scout = await deskAt(guess);
      const offices = typeof office === "string" ? office : (organization: number) => office(scout, args, organization);
      const named = await findActor(scout, who, offices);
      const organization = scout.book.organizationLabel(named.organization);
      const isElsewhere = organization !== guess && place.endpoints.some((node) => node.organization === organization);
      const desk = args.url === undefined && isElsewhere ? await deskAt(organization) : scout;
      checkReach(place, args.url, named);
      const key = await keyOf(named, place.isDevnet, secretsOf(hre), desk.provider);
      return await act(desk, actorWith(desk, key), args, place);
    } finally {
      for (const provider of opened) provider.destroy();
    }
  });
}

/**
 * Connects to the node at `url`, else to the organization's own, else to the network's first. Where the network does not
 * permit that one, any other serves: the seat of a suspended organization still votes.
 * @throws Refusal when no node answers
 */
export async function connectTo(place: Place, url?: string, organization?: string): Promise<JsonRpcProvider> {
  const [first, ...others] = url === undefined ? urlsFor(place, organization) : [url];
  if (first === undefined) throw new Refusal("The network has no endpoint: give one with --url.");
  try {
    return await connectNode(first, others.length > 0 ? others : othersThan(place, first));
  } catch (thrown) {
    if (!(thrown instanceof NodeClosed)) throw thrown;
    for (const other of others) {
      const provider = await connectNode(other).catch(() => undefined);
      if (provider !== undefined) return provider;
    }
    throw thrown;
  }
}

function othersThan({ endpoints }: Place, first: string): string[] {
  return endpoints.map(({ url }) => url).filter((url) => url !== first);
}

/** All endpoints, an organization's own before the others. */
function urlsFor({ endpoints }: Place, organization: string | undefined): string[] {
  const isOwn = (endpoint: NodeEndpoint) => organization !== undefined && endpoint.organization === organization;
  return [...endpoints.filter(isOwn), ...endpoints.filter((endpoint) => !isOwn(endpoint))].map(({ url }) => url);
}

/** Lets a development key sign for the nodes of its devnet alone. */
function checkReach(place: Place, url: string | undefined, { name, address }: ActorName): void {
  if (url === undefined || !place.isDevnet || isEndpoint(place, url) || developmentKey(address) === undefined) return;
  throw new Refusal(
    `${url} is no endpoint of the devnet on ${place.home}, for which alone the development key of ${name} signs: leave out --url, or give one of ${place.endpoints.map((node) => node.url).join(", ")}.`,
  );
}

/** The organization that a name such as bank-a or bank-a.seat tells before the chain is asked. */
function organizationIn({ endpoints }: Place, name: string): string | undefined {
  const [first] = name.toLowerCase().split(".");
  return endpoints.find(({ organization }) => organization === first)?.organization;
}

async function placeOf({ url, data }: ReadingArguments, hre: HardhatRuntimeEnvironment): Promise<Place> {
  return findPlace({ url, data, network: await httpNetwork(hre) });
}

/**
 * The network that `--network` names: one with an endpoint in Hardhat's configuration, or one recorded here.
 * @returns undefined when none is named, or a chain that Hardhat simulates, as it does where nothing else is said
 * @throws Refusal when there is none of this name
 */
export async function httpNetwork(
  hre: HardhatRuntimeEnvironment,
): Promise<{ readonly name: string; readonly url: string | undefined } | undefined> {
  const name = hre.globalOptions.network;
  if (name === undefined) return undefined;
  const config = hre.config.networks[name];
  if (config?.type === "http") return { name, url: await config.url.getUrl() };
  if (config !== undefined) return undefined;
  if (isRecord(recordFolder(name))) return { name, url: undefined };
  const configured = Object.entries(hre.config.networks).flatMap(([known, { type }]) =>
    type === "http" ? [known] : [],
  );
  const known = [...new Set([...configured, ...(await recordedNames())])];
  throw new Refusal(
    `There is no network "${name}": ${suggestion(name, known)} Without --network the running devnet is meant.`,
  );
}
