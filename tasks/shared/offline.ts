import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { deploymentFolder } from "../../devnet/folder/deploymentFolder.ts";
import { readAddressBook } from "../../lib/addressBook.ts";
import { type OfflineDesk, openOffline } from "../../lib/ballots/offline.ts";
import { suggestion } from "../../lib/names.ts";
import { Refusal } from "../../lib/refusal.ts";
import { readRecord, recordFolder } from "../../lib/suite/record.ts";
import { DEVNETS, isDevnetRecord, isRecord, namesInFile, recordedNames } from "./place.ts";

/** A founded network as this computer knows it, without any node. */
export interface OfflinePlace {
  /** The folder that it was found in. */
  readonly home: string;
  readonly desk: OfflineDesk;
  /** Whether it is the bundled devnet, where the development keys may act. */
  readonly isDevnet: boolean;
}

/**
 * The network of `--data` or `--network`, else the one whose record here has this chain and committee.
 * @param roots where folders of devnets and records are looked for
 * @throws Refusal when no record is found, or several fit that were founded differently
 */
export async function findOffline(
  { data, network }: { readonly data?: string | undefined; readonly network?: string | undefined },
  wanted: { readonly chainId: number; readonly committee: string },
  roots: readonly string[] = [DEVNETS, recordFolder("")],
): Promise<OfflinePlace> {
  if (data !== undefined) return placeIn(data);
  if (network !== undefined) return recorded(network);
  const folders = (await Promise.all(roots.map(foldersIn))).flat();
  const places = (await Promise.all(folders.map((folder) => placeIn(folder).catch(() => undefined)))).filter(isHere);
  const fitting = places.filter(({ desk: { record } }) => {
    return record.chainId === wanted.chainId && record.contracts["Committee"]?.address === wanted.committee;
  });
  const [place = places[0], ...others] = fitting;
  if (place === undefined) {
    throw new Refusal("There is no record of a network here: give its folder with --data, or its name with --network.");
  }
  if (others.every((other) => foundingOf(other) === foundingOf(place))) return place;
  const homes = fitting.map(({ home }) => home).join(" or ");
  throw new Refusal(`Several networks here have this chain and committee: say --data ${homes}.`);
}

/** The network that `--network` names, with an endpoint or without; undefined for a chain that Hardhat simulates. */
export function networkName({ globalOptions, config }: HardhatRuntimeEnvironment): string | undefined {
  const name = globalOptions.network;
  return name !== undefined && config.networks[name]?.type === "edr-simulated" ? undefined : name;
}

async function recorded(network: string): Promise<OfflinePlace> {
  const folder = recordFolder(network);
  if (isRecord(folder)) return placeIn(folder);
  throw new Refusal(`There is no record of a network "${network}": ${suggestion(network, await recordedNames())}`);
}

async function placeIn(folder: string): Promise<OfflinePlace> {
  const isDevnet = !isRecord(folder) || isDevnetRecord(folder);
  const record = await readRecord(isRecord(folder) ? folder : deploymentFolder(folder));
  const names = (await readAddressBook(folder)) ?? (await namesInFile(record.consortium));
  return { home: folder, desk: openOffline(record, names.accounts), isDevnet };
}

async function foldersIn(root: string): Promise<string[]> {
  if (!existsSync(root)) return [];
  const folders = (await readdir(root)).map((name) => join(root, name));
  return folders.filter((folder) => isRecord(folder) || isRecord(deploymentFolder(folder)));
}

/** What was founded: networks of one chain id and one founder have the same addresses. */
function foundingOf({ desk: { record } }: OfflinePlace): string {
  return JSON.stringify([
    record.contracts["Organizations"]?.constructorArgs,
    record.contracts["Seats"]?.constructorArgs,
  ]);
}

function isHere(place: OfflinePlace | undefined): place is OfflinePlace {
  return place !== undefined;
}
