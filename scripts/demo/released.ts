import type { BigNumberish } from "ethers";
import type { KnownContract } from "../../lib/decode.ts";
import type { Stage } from "./stage.ts";

/** Enough for every function of the samples. */
const GAS = 500_000n;

/** What is called of which contract. */
export interface ReleasedCall {
  /** `price-board 1.0.0`. */
  readonly contract: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/**
 * Makes a call as an account, as tasks do: tried first, so that the contract's refusal is told.
 * @returns the number of the block
 */
export async function act(stage: Stage, account: string, called: ReleasedCall): Promise<number> {
  return (await stage.actor(account).act(encoded(stage, called))).blockNumber;
}

/**
 * Sends a call as an account without trying it, so that the node judges it first.
 * @returns the number of the block
 */
export async function send(stage: Stage, account: string, called: ReleasedCall): Promise<number> {
  const sent = await stage.key(account).sendTransaction({ ...encoded(stage, called), gasLimit: GAS });
  return (await sent.wait())?.blockNumber ?? 0;
}

/** Asks for one number. */
export async function ask(stage: Stage, called: ReleasedCall): Promise<bigint> {
  const { interface: abi } = released(stage, called);
  const [value]: BigNumberish[] = abi.decodeFunctionResult(
    called.method,
    await stage.desk.provider.call(encoded(stage, called)),
  );
  return BigInt(value ?? 0);
}

function encoded(stage: Stage, called: ReleasedCall): { to: string; data: string } {
  const { address: to, interface: abi } = released(stage, called);
  return { to, data: abi.encodeFunctionData(called.method, called.args) };
}

function released({ desk }: Stage, { contract }: ReleasedCall): KnownContract {
  const found = desk.contracts.find(({ name }) => name === contract);
  if (found === undefined) throw new Error(`there is no released contract ${contract}`);
  return found;
}
