import { Contract, dataLength, getAddress, type Provider, ZeroAddress } from "ethers";
import type { Acceptance } from "../account/acceptance/acceptance.ts";
import { acceptanceFault } from "../account/acceptance/founding.ts";
import type { ConsortiumFile } from "../consortium/schema.ts";
import { Refusal } from "../refusal.ts";
import { suiteAddresses } from "./addresses.ts";
import { artifactOf } from "./artifacts.ts";
import type { Step } from "./steps.ts";
import { INGRESS, INGRESSES } from "./types.ts";

/** The most bytes of code and arguments that a chain creates a contract from (EIP-3860). */
const MAX_CREATION = 49_152;

/** What a founding with less of helps, by the contract that it makes smaller, and how the rest comes in. */
const RELIEF: Readonly<Record<string, string>> = {
  Organizations: "found with fewer organizations, and register the rest by decision",
  Accounts: "found with fewer accounts, and enrol the rest by decision",
  Nodes: "found with fewer nodes, and admit the rest by decision",
};

const AT = `AccountIngress at ${INGRESS.account}`;

/** Refuses a chain that is not the file's, or that was not started from the file's genesis. */
export async function checkChain(file: ConsortiumFile, provider: Provider): Promise<void> {
  const { chainId } = await provider.getNetwork();
  if (chainId !== BigInt(file.chainId)) {
    throw new Refusal(`${file.name} is chain ${file.chainId}, but this endpoint is chain ${chainId}: choose another.`);
  }
  const advice = "start the chain from the genesis that `npx hardhat consortium genesis` writes";
  for (const [name, address] of Object.entries(INGRESSES)) {
    const code = await provider.getCode(address);
    if (code === "0x") throw new Refusal(`There is no code at ${address}: ${advice}.`);
    if (code !== artifactOf(name).deployedBytecode) {
      throw new Refusal(`The code at ${address} is not the ${name} of this version: ${advice}.`);
    }
  }
}

/**
 * Whether the hand-over to the file's suite took place.
 * @throws Refusal when the ingress belongs to another founder or another suite
 */
export async function isHandedOver(file: ConsortiumFile, provider: Provider): Promise<boolean> {
  const ingress = new Contract(INGRESS.account, artifactOf("AccountIngress").interface, provider);
  const ask = async (getter: string) => getAddress(String(await ingress.getFunction(getter).staticCall()));
  const [founder, authority] = [await ask("founder"), await ask("authority")];
  if (authority !== ZeroAddress) {
    if (authority === suiteAddresses(file.founder.address).Authority) return true;
    throw new Refusal(`${AT} was handed over to the Authority ${authority}: this chain is founded already.`);
  }
  if (founder === file.founder.address) return false;
  const named = founder === ZeroAddress ? "no founder" : `the founder ${founder}`;
  throw new Refusal(
    `${AT} names ${named}, not ${file.founder.address}: use the genesis or the file that belong together.`,
  );
}

/** Refuses accounts that the file lets expire before `now`, or that did not accept; `now` in seconds. */
export function checkAccounts(file: ConsortiumFile, acceptances: readonly Acceptance[], now: number): void {
  const expired = file.accounts.filter(({ validUntil }) => validUntil <= now).map(({ name }) => name);
  if (expired.length > 0) {
    throw new Refusal(`validUntil of ${expired.join(", ")} has passed: correct ${file.name}'s file.`);
  }
  const faults = file.accounts.flatMap((account) => {
    const fault = acceptanceFault(file, account, acceptances, now);
    return fault === undefined ? [] : [`  the acceptance of ${account.name} ${fault}`];
  });
  if (faults.length === 0) return;
  const advice = "Nothing was sent. Each account signs its own with: npx hardhat account accept NAME";
  throw new Refusal(
    [`${faults.length} of ${file.accounts.length} accounts have not accepted:`, ...faults, advice].join("\n"),
  );
}

/** Why a chain does not create the contract of a step; undefined when it is small enough. */
export function sizeFault({ name, to, data }: Step): string | undefined {
  const size = dataLength(data);
  if (to !== undefined || size <= MAX_CREATION) return undefined;
  const relief = RELIEF[name] ?? "make its code or its arguments shorter";
  const over = written(size - MAX_CREATION);
  return `${name} would be created from ${written(size)} bytes, ${over} more than a chain takes (EIP-3860): ${relief}`;
}

/** Refuses a founding that would stop at a contract too large to create. */
export function checkSizes(steps: readonly Step[]): void {
  const faults = steps.flatMap((step) => sizeFault(step) ?? []);
  if (faults.length > 0) throw new Refusal(`Nothing was sent. ${faults.join("; ")}.`);
}

function written(bytes: number): string {
  return bytes.toLocaleString("en-US");
}
