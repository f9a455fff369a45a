import { Interface } from "ethers";
import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { explain } from "../errors.ts";
import { pairs } from "../format.ts";
import { MOST_GAS } from "../gas.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type ReleaseEntry, releaseOf } from "./entries.ts";
import { releaseFileFor } from "./fileFor.ts";
import { checkIndependent, checkOffice } from "./parties.ts";
import { type ToldRelease, fullName, releaseIn, toldRelease } from "./told.ts";

/** A release whose contract was created. */
export interface PublishedRelease extends ToldRelease {
  readonly did: "published";
  /** Path of its release file. */
  readonly file: string;
  readonly gasUsed: number;
  readonly transaction: string;
}

/**
 * Publishes an approved release from its file, tried on the current state first.
 * @param home folder of the network's data, in which the file is looked for by its hashes
 * @param path of the file, where it is elsewhere
 * @throws Refusal when the release is not approved, no file fits it, or publication would be refused, saying why
 */
export async function publishRelease(
  desk: Desk,
  operator: Actor,
  home: string,
  text: string,
  path?: string,
): Promise<Report<PublishedRelease>> {
  const entry = await releaseIn(desk, text, ["Approved"]);
  await checkIndependent(desk, entry, await checkOffice(desk, operator, "Operator", "publishes"));
  const { path: found, file } = await releaseFileFor(home, entry, path);
  const call = await desk.suite.releases.publish.populateTransaction(entry.id, file.initCode);
  await tryOut(desk, operator, entry, call, new Interface(JSON.stringify(file.abi)));
  const { hash, gasUsed } = await operator.act(call);
  const published = await releaseOf(desk, String(entry.id));
  const data: PublishedRelease = {
    ...toldRelease(desk, published),
    did: "published",
    file: found,
    gasUsed: Number(gasUsed),
    transaction: hash,
  };
  return { data, text: textOf(desk, operator, published, gasUsed) };
}

/**
 * Checks that an organization may publish a release, before its account is looked for.
 * @throws Refusal when the release is not approved, or the organization is of the developers' group
 */
export async function checkPublisher(desk: Desk, text: string, organization: number): Promise<void> {
  await checkIndependent(desk, await releaseIn(desk, text, ["Approved"]), organization);
}

/** Publishes without leaving a trace, so that a refusal costs nothing and is told with the contract's own errors. */
async function tryOut(
  { provider, contracts, book }: Desk,
  operator: Actor,
  { target, label }: ReleaseEntry,
  call: { readonly to?: string; readonly data?: string },
  abi: Interface,
): Promise<void> {
  const request = { ...call, from: operator.address, gasPrice: 0n };
  const own = { name: label, address: target, interface: abi };
  const needed = await provider.estimateGas(request).catch((thrown: unknown) => {
    throw explain(thrown, [...contracts, own], book);
  });
  if (needed <= MOST_GAS) return;
  throw new Refusal(
    `The publication of ${label} needs ${needed} gas, and no transaction may use more than ${MOST_GAS}: split the contract.`,
  );
}

function textOf(desk: Desk, operator: Actor, entry: ReleaseEntry, gasUsed: bigint): string {
  const { id, name, version, target, predecessor } = entry;
  const lines = pairs([
    ["address", target],
    ["open to", `every active account; a seat closes functions with \`method manage ${name}@${version}\``],
    ...(predecessor === undefined
      ? []
      : [
          ["succeeds", `release ${predecessor}, which stays as it is until \`release retire ${predecessor}\``] as const,
        ]),
    ["gas", String(gasUsed)],
    ["next", `anybody compares it with its source: \`release verify ${id}\``],
  ]);
  return `${operator.name} has published ${fullName(desk, entry)}.\n${lines}`;
}
