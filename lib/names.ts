import { ZeroAddress, getAddress, isAddress, isHexString } from "ethers";
import { nodeId, parseEnode, validatorAddress } from "./enode.ts";
import { assetLabel } from "./asset/entry.ts";
import { type NamedAsset, assetCalled } from "./asset/naming.ts";
import { enodeFault } from "./enodeFault.ts";
import { short } from "./format.ts";
import { Refusal } from "./refusal.ts";
import { type NamedRelease, findPublished, findRelease, isPublished, releaseName } from "./release/naming.ts";

/** Who acts where a contract tells of nobody. */
export const COMMITTEE = "the committee";

/** A contract or account and what people call it. */
export interface NamedAddress {
  readonly name: string;
  readonly address: string;
}

/** An organization, its number, and its name. */
export interface NamedOrganization {
  readonly name: string;
  readonly id: number;
}

/** A node, its identity, and its name. */
export interface NamedNode {
  readonly name: string;
  /** 32 bytes (contracts/types/NodeId.sol). */
  readonly id: string;
}

/** What a name book is made from. */
export interface Names {
  readonly contracts: readonly NamedAddress[];
  readonly accounts: readonly NamedAddress[];
  readonly organizations: readonly NamedOrganization[];
  readonly nodes?: readonly NamedNode[];
  readonly releases?: readonly NamedRelease[];
  readonly assets?: readonly NamedAsset[];
}

const FARTHEST = 3;
const MOST_SUGGESTIONS = 3;
const MOST_LISTED = 12;

/**
 * Finds addresses, organizations, nodes, releases and assets by name, address, number or key, and names by address; upper and
 * lower case are one.
 */
export class NameBook {
  readonly contracts: readonly NamedAddress[];
  readonly accounts: readonly NamedAddress[];
  readonly organizations: readonly NamedOrganization[];
  readonly nodes: readonly NamedNode[];
  readonly releases: readonly NamedRelease[];
  readonly assets: readonly NamedAsset[];
  readonly #nameOf: ReadonlyMap<string, string>;

  constructor({ contracts, accounts, organizations, nodes = [], releases = [], assets = [] }: Names) {
    this.contracts = contracts;
    this.accounts = accounts;
    this.organizations = organizations;
    this.nodes = nodes;
    this.releases = releases;
    this.assets = assets;
    const released = releases
      .filter(isPublished)
      .map((release) => ({ name: releaseName(release), address: release.target }));
    const validators = nodes.map(({ name, id }) => ({ name, address: validatorAddress(id) }));
    const tokens = assets.map((asset) => ({ name: assetLabel(asset), address: asset.token }));
    const named = [...tokens, ...released, ...validators, ...accounts, ...contracts];
    this.#nameOf = new Map(named.map(({ name, address }) => [getAddress(address), name]));
  }

  /**
   * The address of an account or contract, by name or as written; of a published release also by `price-board` or
   * `price-board@1.0.0`, of an asset's token by its symbol.
   * @throws Refusal when there is no such name, or several published releases or assets have it
   */
  address(text: string): string {
    if (isAddress(text)) return getAddress(text);
    const found =
      find([...this.accounts, ...this.contracts], text)?.address ?? this.published(text)?.target ?? this.token(text);
    const known = [...this.accounts, ...this.contracts, ...this.releases.filter(isPublished)];
    if (found === undefined) throw unknown("account or contract", text, known);
    return getAddress(found);
  }

  /**
   * The number of an asset, by number, symbol or its token's address.
   * @throws Refusal when there is none, or several have the symbol
   */
  asset(text: string): number {
    return this.assetNamed(text).id;
  }

  /**
   * The asset of this number, symbol or token's address.
   * @throws Refusal when there is none, or several have the symbol
   */
  assetNamed(text: string): NamedAsset {
    const found = assetCalled(this.assets, text);
    if (found === undefined)
      throw unknown(
        "asset",
        text,
        this.assets.map(({ symbol }) => ({ name: symbol })),
      );
    return found;
  }

  /**
   * The token of the asset that has this symbol, if there is one. Its issuer chose the symbol: ask after everything else.
   * @throws Refusal when several have it
   */
  token(text: string): string | undefined {
    return /^\d+$/.test(text) ? undefined : assetCalled(this.assets, text)?.token;
  }

  /** What people call an asset: `asset 7 (BC27)`; without symbol when it has none here. */
  assetLabel(id: number): string {
    const found = this.assets.find((asset) => asset.id === id);
    return found === undefined ? `asset ${id}` : assetLabel(found);
  }

  /**
   * The published release that is called so, if there is one.
   * @throws Refusal when there are several
   */
  published(text: string): NamedRelease | undefined {
    return findPublished(this.releases, text);
  }

  /**
   * The number of a release, by name, name and version, address or as written.
   * @throws Refusal when there is none, or several
   */
  release(text: string): number {
    const found = findRelease(this.releases, text);
    if (found === undefined) throw unknown("release", text, this.releases);
    return found.id;
  }

  /** What people call a release: `release 7 (price-board 1.0.0)`; without name when it has none here. */
  releaseLabel(id: number): string {
    const found = this.releases.find((release) => release.id === id);
    return found === undefined ? `release ${id}` : `release ${id} (${releaseName(found)})`;
  }

  /**
   * The number of an organization, by name or as written.
   * @throws Refusal when there is no such organization
   */
  organization(text: string): number {
    const found = this.organizations.find(({ id }) => String(id) === text) ?? find(this.organizations, text);
    if (found === undefined) throw unknown("organization", text, this.organizations);
    return found.id;
  }

  /**
   * A contract of the suite or of the consortium file.
   * @throws Refusal when there is no such contract
   */
  contract(text: string): NamedAddress {
    const found = this.contracts.find(({ address }) => address.toLowerCase() === text.toLowerCase());
    const named = found ?? find(this.contracts, text);
    if (named === undefined) throw unknown("contract", text, this.contracts);
    return named;
  }

  /**
   * The identity of a node, by name, enode URL, or as written; by validator address when it has a name.
   * @throws Refusal when there is no such node
   */
  node(text: string): string {
    const enode = parseEnode(text);
    if (enode !== undefined) return nodeId(enode);
    if (isHexString(text, 32)) return text.toLowerCase();
    if (/^enode:/i.test(text)) throw new Refusal(`"${text}" is no enode URL: ${enodeFault(text) ?? "copy it again"}.`);
    const validating = this.nodes.find(({ id }) => validatorAddress(id).toLowerCase() === text.toLowerCase());
    const found = validating ?? find(this.nodes, text);
    if (found === undefined) throw unknown("node", text, this.nodes);
    return found.id;
  }

  /** The name of a node; its identity, shortened, when it has none. */
  nodeLabel(id: string): string {
    return this.nodes.find((node) => node.id.toLowerCase() === id.toLowerCase())?.name ?? `node ${short(id)}`;
  }

  /** The name of an address; the address itself when it has none. */
  label(address: string): string {
    return this.nameOf(address) ?? getAddress(address);
  }

  /** The name of an address, if it has one. */
  nameOf(address: string): string | undefined {
    return this.#nameOf.get(getAddress(address));
  }

  /** The name of an organization; `organization 7` when it has none, `the committee` for 0. */
  organizationLabel(id: number): string {
    if (id === 0) return COMMITTEE;
    return this.organizations.find((organization) => organization.id === id)?.name ?? `organization ${id}`;
  }
}

/** The names nearest to `text`, best first: what may have been meant. */
export function closest(text: string, names: readonly string[]): string[] {
  const wanted = text.toLowerCase();
  const rated = names.map((name) => ({ name, distance: nearness(wanted, name.toLowerCase()) }));
  const near = rated.filter(({ distance }) => distance <= FARTHEST).sort((a, b) => a.distance - b.distance);
  return near.slice(0, MOST_SUGGESTIONS).map(({ name }) => name);
}

/**
 * The end of a line about an unknown name: `did you mean bank-a or bank-b?`, or `known are …`.
 * @param list task that lists all of them, named where not all are
 */
export function suggestion(text: string, names: readonly string[], list?: string): string {
  const near = closest(text, names);
  if (near.length > 0) return `did you mean ${near.join(" or ")}?`;
  if (names.length === 0) return "none is known yet.";
  const whole = list === undefined ? "" : `, see \`${list}\``;
  const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more${whole}` : "";
  return `known are ${names.slice(0, MOST_LISTED).join(", ")}${more}.`;
}

function find<T extends { readonly name: string }>(entries: readonly T[], text: string): T | undefined {
  return entries.find(({ name }) => name.toLowerCase() === text.toLowerCase());
}

function unknown(what: string, text: string, entries: readonly { readonly name: string }[]): Refusal {
  const names = entries.map(({ name }) => name);
  return new Refusal(`There is no ${what} "${text}": ${suggestion(text, names)}`);
}

/** A part of a name is as near as one slip of the finger. */
function nearness(wanted: string, name: string): number {
  if (wanted === name) return 0;
  if (wanted.length >= 3 && (name.includes(wanted) || wanted.includes(name))) return 1;
  return editDistance(wanted, name);
}

/** Levenshtein's distance: insertions, deletions and replacements from one word to the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** An address that may be nobody's; undefined when it is the zero address. */
export function someone(address: string): string | undefined {
  return address === ZeroAddress ? undefined : address;
}
