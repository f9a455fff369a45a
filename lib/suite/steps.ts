import { concat, type Interface, keccak256, type Provider, type Signer } from "ethers";
import { explain } from "../errors.ts";
import { Refusal } from "../refusal.ts";
import { artifactOf } from "./artifacts.ts";
import type { FoundingPlan } from "./plan.ts";
import { INGRESSES, type Json } from "./types.ts";

/** One transaction of the founding: a creation, or with `to` the hand-over; its place in the list is its nonce. */
export interface Step {
  readonly name: string;
  /** Of the contract that is created or called. */
  readonly address: string;
  /** Constructor arguments. */
  readonly args: readonly Json[];
  readonly to?: string;
  readonly data: string;
}

/** A step whose transaction is in a block. */
export interface DoneStep extends Step {
  readonly transaction: string;
  readonly block: number;
  /** keccak256 of the code at `address`. */
  readonly codeHash: string;
}

/**
 * Everything that the founder sends before the hand-over.
 * @throws Refusal when a contract is not compiled, or its arguments do not suit its constructor
 */
export function creationSteps(plan: FoundingPlan): Step[] {
  return plan.contracts.map(({ name, address, args }) => {
    const { bytecode, interface: contract } = artifactOf(name);
    return { name, address, args, data: concat([bytecode, encodeArguments(name, contract, args)]) };
  });
}

/** What the founder sends last; with the accounts' ingress its own rights end. */
export function handOverSteps({ handOvers }: FoundingPlan): Step[] {
  return Object.entries(INGRESSES).map(([name, address]) => {
    const args = Object.entries(handOvers).find(([ingress]) => ingress === name)?.[1] ?? [];
    const data = artifactOf(name).interface.encodeFunctionData("handOver", args);
    return { name, address, args: [], to: address, data };
  });
}

/**
 * Sends one step. A transaction that would revert is never sent: it would use up the nonce that the next address is
 * made of.
 * @throws Refusal with the reason
 */
export async function sendStep(step: Step, nonce: number, founder: Signer, provider: Provider): Promise<DoneStep> {
  const { name, address, to, data } = step;
  const request = { ...(to === undefined ? {} : { to }), data, nonce, type: 0, gasPrice: 0n };
  try {
    const estimate = await founder.estimateGas(request);
    const sent = await founder.sendTransaction({ ...request, gasLimit: (estimate * 5n) / 4n });
    const receipt = await sent.wait();
    if (receipt === null) throw new Error(`transaction ${sent.hash} was not confirmed`);
    const code = await provider.getCode(address, receipt.blockNumber);
    if (code === "0x") throw new Error(`there is no code at ${address} afterwards`);
    return { ...step, transaction: receipt.hash, block: receipt.blockNumber, codeHash: keccak256(code) };
  } catch (error) {
    const { message } = explain(error, [{ name, address, interface: artifactOf(name).interface }]);
    throw new Refusal(
      `Step ${nonce + 1}, ${name}, failed. ${sentence(message)} The steps before it stay; the same command continues there.`,
    );
  }
}

function encodeArguments(name: string, contract: Interface, args: readonly Json[]): string {
  try {
    return contract.encodeDeploy(args);
  } catch (error) {
    throw new Refusal(`The arguments of ${name} do not suit its constructor: ${sentence(explain(error).message)}`);
  }
}

/** With one full stop. */
function sentence(text: string): string {
  return `${text.replace(/\.$/, "")}.`;
}
