import { AbiCoder, Interface, ZeroHash } from "ethers";
import type { Desk } from "../../desk.ts";
import { count } from "../../format.ts";
import type { CreatedContract } from "./traces.ts";
import type { StorageWrite } from "./writes.ts";

/** Conventions by which contracts tell who rules them. */
const RULED = new Interface([
  "function owner() view returns (address)",
  "function hasRole(bytes32 role, address account) view returns (bool)",
]);

/** What voters should look at in a publication. */
export async function warningsOf(
  desk: Desk,
  created: readonly CreatedContract[],
  writes: readonly StorageWrite[],
): Promise<string[]> {
  const owners = await Promise.all(created.map(({ address }) => ownerWarnings(desk, address)));
  return [...owners.flat(), ...(await foreignWarnings(desk, created, writes)), ...moreWarnings(created)];
}

/** Releases is the sender of every constructor, and calls no contract afterwards. */
async function ownerWarnings({ suite, provider, book }: Desk, at: string): Promise<string[]> {
  const releases = await suite.releases.getAddress();
  const isTrue = async (name: "owner" | "hasRole", args: readonly unknown[], wanted: string) => {
    const answer = await provider.call({ to: at, data: RULED.encodeFunctionData(name, args) }).catch(() => "0x");
    return answer === wanted;
  };
  const coder = AbiCoder.defaultAbiCoder();
  const [owns, administers] = await Promise.all([
    isTrue("owner", [], coder.encode(["address"], [releases])),
    isTrue("hasRole", [ZeroHash, releases], coder.encode(["bool"], [true])),
  ]);
  const dead = "which never calls it: what only that may call is dead";
  return [
    ...(owns ? [`owner() of ${book.label(at)} is Releases, ${dead}. Take the owner as a constructor's argument.`] : []),
    ...(administers ? [`The administrator of ${book.label(at)}'s roles is Releases, ${dead}.`] : []),
  ];
}

/** A constructor runs as a contract in force already. */
async function foreignWarnings(
  { suite, book }: Desk,
  created: readonly CreatedContract[],
  writes: readonly StorageWrite[],
): Promise<string[]> {
  const [releases, standing] = await Promise.all([suite.releases.getAddress(), suite.standing.getAddress()]);
  const expected = new Set(
    [releases, standing, ...created.map(({ address }) => address)].map((at) => at.toLowerCase()),
  );
  const others = new Set(writes.map(({ address }) => address).filter((at) => !expected.has(at.toLowerCase())));
  return [...others].map((at) => `The constructor changes what ${book.label(at)} stores.`);
}

function moreWarnings([, ...others]: readonly CreatedContract[]): string[] {
  if (others.length === 0) return [];
  return [`It creates ${count(others.length, "more contract")}, whose code nobody scanned.`];
}
