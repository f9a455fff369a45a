import type { Provider } from "ethers";
import { followedNames } from "./account/recovery/keys.ts";
import { assetEntries } from "./asset/entry.ts";
import { tokenContracts } from "./asset/tokens.ts";
import type { KnownContract } from "./decode.ts";
import { NameBook, type NamedAddress, type NamedNode, type NamedOrganization } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { releasedContracts } from "./release/contracts.ts";
import { releaseEntries } from "./release/entries.ts";
import type { ReleaseFile } from "./release/releaseFile.ts";
import { type Suite, connectSuite } from "./suite/handles.ts";
import { knownContracts } from "./suite/known.ts";
import type { DeploymentRecord } from "./suite/types.ts";
import { textOfBytes32 } from "./wording.ts";

/** A node's JSON-RPC, with methods that ethers has no words for. */
export interface NodeProvider extends Provider {
  send(method: string, params: unknown[]): Promise<unknown>;
}

/** All that reading a network and acting on it needs. */
export interface Desk {
  readonly record: DeploymentRecord;
  readonly provider: NodeProvider;
  /** Handles that read through the provider. */
  readonly suite: Suite;
  readonly contracts: readonly KnownContract[];
  readonly book: NameBook;
}

/**
 * Opens a founded network through one of its nodes.
 * @param accounts names of accounts; the chain knows only addresses, and which key followed which
 * @param nodes names of nodes; the chain knows only keys
 * @param files release files at hand: the chain knows only hashes of them
 * @throws Refusal when the node serves another chain, or the network of the record is not on it
 */
export async function openDesk(
  record: DeploymentRecord,
  provider: NodeProvider,
  accounts: readonly NamedAddress[],
  nodes: readonly NamedNode[] = [],
  files: readonly ReleaseFile[] = [],
): Promise<Desk> {
  await checkChain(record, provider);
  const suite = connectSuite(record, provider);
  const contracts = knownContracts(record);
  const [organizations, releases, present, assets] = await Promise.all([
    organizationsOf(suite),
    releaseEntries(suite),
    followedNames(suite, accounts),
    assetEntries(suite),
  ]);
  const book = new NameBook({ contracts, accounts: present, organizations, nodes, releases, assets });
  const made = [...releasedContracts(releases, files), ...tokenContracts(assets, contracts)];
  return { record, provider, suite, contracts: [...contracts, ...made], book };
}

/** The chain's time: that of its newest block, in seconds since 1970. */
export async function nowOf({ provider }: Pick<Desk, "provider">): Promise<number> {
  const block = await provider.getBlock("latest");
  if (block === null) throw new Refusal("The node has no block yet.");
  return block.timestamp;
}

async function checkChain(record: DeploymentRecord, provider: Provider): Promise<void> {
  const chainId = Number((await provider.getNetwork()).chainId);
  if (chainId !== record.chainId) {
    throw new Refusal(
      `The node serves chain ${chainId}, but ${record.consortium} is on chain ${record.chainId}: give its --url.`,
    );
  }
  const authority = record.contracts["Authority"]?.address ?? "";
  if ((await provider.getCode(authority)) === "0x") {
    throw new Refusal(
      `There is no contract at ${authority}, the Authority of ${record.consortium}: found the network first.`,
    );
  }
}

async function organizationsOf({ organizations }: Suite): Promise<NamedOrganization[]> {
  const all = await organizations.page(1, await organizations.count());
  return all.map(({ name }, i) => ({ name: textOfBytes32(name), id: i + 1 }));
}
