import { concat, decodeBytes32String, getAddress, id, toBeHex } from "ethers";
import { harmless } from "../../lib/format.ts";
import type { SteadyContracts } from "./eras.ts";
import type { Rpc } from "../rpc.ts";
import { view } from "./view.ts";

/** What the words of a refusal can name; what is left out goes by its address or number. */
export interface Known {
  /** Address of the suite's freeze orders, to name the order in force. */
  readonly freezeOrders?: string | undefined;
  /** Address of the suite's organizations, to name one that is suspended. */
  readonly organizations?: string | undefined;
  /** Address of the suite's Standing, which knows whether a node's organization is active. */
  readonly standing?: string | undefined;
  /** Address of the suite's own account rules, given that it runs the code that this version compiles. */
  readonly accountRules?: string | undefined;
  /** By what it is known that an answer about nodes or validators has not changed; left out, nothing is. */
  readonly steady?: SteadyContracts | undefined;
  /** What people call an account or contract. */
  readonly nameOf?: ((address: string) => Promise<string | undefined>) | undefined;
}

const ORGANIZATION = id("organization(uint32)").slice(0, 10);

/** An address, after its name when it has one: `bank-a.seat (0x…)`. */
export async function addressWords({ nameOf }: Known, subject: bigint): Promise<string> {
  const address = getAddress(toBeHex(subject, 20));
  const name = await nameOf?.(address).catch(() => undefined);
  return name === undefined ? address : `${name} (${address})`;
}

/** The name of an organization as the chain has it; its number when the chain does not tell. */
export async function organizationWords(chain: Rpc, { organizations }: Known, number: bigint): Promise<string> {
  if (organizations === undefined) return String(number);
  try {
    const answer = await view(chain, organizations, concat([ORGANIZATION, toBeHex(number, 32)]));
    return harmless(decodeBytes32String(answer.slice(0, 66))) || String(number);
  } catch {
    return String(number);
  }
}
