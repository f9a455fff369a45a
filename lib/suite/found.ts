import { concat, keccak256, type Provider, type Signer } from "ethers";
import type { Acceptance } from "../accounts/acceptance.ts";
import type { ConsortiumFile } from "../consortium/schema.ts";
import { Refusal } from "../refusal.ts";
import { artifactOf } from "./artifacts.ts";
import { foundersTransactions, settledNonce } from "./history.ts";
import { type FoundingPlan, planFounding } from "./plan.ts";
import { checkAccounts, checkChain, isHandedOver } from "./preflight.ts";
import { revertReason } from "./revert.ts";
import { type ContractRecord, type DeploymentRecord, INGRESS, SUITE } from "./types.ts";

/** A step of the founding that is done. */
export interface FoundingProgress {
  /** From 1 to `of`. */
  readonly step: number;
  readonly of: number;
  readonly name: string;
  readonly address: string;
  readonly block: number;
  readonly transaction: string;
  /** Whether an earlier, interrupted founding did it. */
  readonly earlier: boolean;
}

/** What a founding needs. */
export interface Founding {
  readonly file: ConsortiumFile;
  /** One for each account of the file. */
  readonly acceptances: readonly Acceptance[];
  /** The founding account's key, connected to the chain. */
  readonly founder: Signer;
  readonly onStep?: (progress: FoundingProgress) => void;
}

/** One transaction of the founding: a creation, or with `to` the hand-over. */
interface Step {
  readonly name: string;
  readonly address: string;
  readonly to?: string;
  readonly data: string;
}

interface Mined {
  readonly hash: string;
  readonly block: number;
}

/**
 * Founds the suite of a consortium file and hands the network over to its Committee. Continues where an interrupted
 * founding stopped: the founder's transaction count says which steps are done.
 * @throws Refusal before the first transaction when anything is missing, and at the step that would fail otherwise
 */
export async function foundSuite({ file, acceptances, founder, onStep }: Founding): Promise<DeploymentRecord> {
  const { provider } = founder;
  if (provider === null) throw new Refusal("The founder's key is not connected to a chain.");
  await checkFounder(file, founder);
  await checkChain(file, provider);
  const handedOver = await isHandedOver(file, provider);
  const done = await settledNonce(provider, file.founder.address);
  await checkFile(file, acceptances, provider, done);

  const plan = planFounding(file, acceptances);
  const steps = stepsOf(plan);
  await checkProgress(steps, done, handedOver, provider);
  const mined = await earlierSteps(file, steps.slice(0, done), provider);
  for (const [index, step] of steps.entries()) {
    const earlier = mined[index];
    const at = earlier ?? (await send(step, index, steps.length, founder, provider));
    if (earlier === undefined) mined.push(at);
    const { name, address } = step;
    const progress = { step: index + 1, of: steps.length, name, address, block: at.block, transaction: at.hash };
    onStep?.({ ...progress, earlier: earlier !== undefined });
  }
  return recordOf(file, plan, mined, provider);
}

async function checkFounder(file: ConsortiumFile, founder: Signer): Promise<void> {
  const address = await founder.getAddress();
  if (address === file.founder.address) return;
  throw new Refusal(`The founder of ${file.name} is ${file.founder.address}, but the given key is that of ${address}.`);
}

/** Dates count until Accounts is there; the contracts judge them then. */
async function checkFile(
  file: ConsortiumFile,
  acceptances: readonly Acceptance[],
  provider: Provider,
  done: number,
): Promise<void> {
  const isEnrolled = done > SUITE.indexOf("Accounts");
  const now = isEnrolled ? 0 : ((await provider.getBlock("latest"))?.timestamp ?? 0);
  checkAccounts(file, acceptances, now);
}

function stepsOf(plan: FoundingPlan): Step[] {
  const creations = plan.contracts.map(({ name, address, args }) => {
    const { bytecode, interface: contract } = artifactOf(name);
    return { name, address, data: concat([bytecode, contract.encodeDeploy(args)]) };
  });
  const data = artifactOf("AccountIngress").interface.encodeFunctionData("handOver", plan.handOver);
  return [...creations, { name: "AccountIngress", address: INGRESS.account, to: INGRESS.account, data }];
}

/** The founder's transaction count must agree with the code that is and is not there. */
async function checkProgress(
  steps: readonly Step[],
  done: number,
  handedOver: boolean,
  provider: Provider,
): Promise<void> {
  const advice = "Found on a fresh chain, with a founder that sends nothing else.";
  if (done > steps.length || handedOver !== (done === steps.length)) {
    const state = handedOver ? "the network is handed over" : "the network is not handed over";
    throw new Refusal(
      `The founder has sent ${done} transactions, the founding has ${steps.length}, and ${state}. ${advice}`,
    );
  }
  for (const [index, { name, address, to }] of steps.entries()) {
    if (to !== undefined) continue;
    const isThere = (await provider.getCode(address)) !== "0x";
    if (isThere === index < done) continue;
    const fact = isThere ? "there is code already" : "there is no code";
    throw new Refusal(`The founder has sent ${done} transactions, but ${fact} at ${address} of ${name}. ${advice}`);
  }
}

/** Where earlier steps are, after a look whether they are those of this file, these acceptances and this build. */
async function earlierSteps(file: ConsortiumFile, steps: readonly Step[], provider: Provider): Promise<Mined[]> {
  const sent = await foundersTransactions(provider, file.founder.address, steps.length);
  return steps.map(({ name, address, to, data }, index) => {
    const transaction = sent[index];
    const same = transaction?.data === data && transaction.to === (to ?? null);
    if (transaction === undefined || !same) {
      throw new Refusal(
        `${name} at ${address} was founded from other contents than these: continue with the same file, acceptances and version.`,
      );
    }
    return { hash: transaction.hash, block: transaction.blockNumber ?? 0 };
  });
}

/** A transaction that would revert is never sent: it would use up the number that the next address is made of. */
async function send(
  { name, address, to, data }: Step,
  nonce: number,
  total: number,
  founder: Signer,
  provider: Provider,
): Promise<Mined> {
  const request = { ...(to === undefined ? {} : { to }), data, nonce, type: 0, gasPrice: 0n };
  try {
    const estimate = await founder.estimateGas(request);
    const sent = await founder.sendTransaction({ ...request, gasLimit: (estimate * 5n) / 4n });
    const receipt = await sent.wait();
    if (receipt === null) throw new Error(`transaction ${sent.hash} was not confirmed`);
    if ((await provider.getCode(address)) === "0x") throw new Error(`there is no code at ${address} afterwards`);
    return { hash: receipt.hash, block: receipt.blockNumber };
  } catch (error) {
    const reason = revertReason(artifactOf(name).interface, error);
    throw new Refusal(
      `Step ${nonce + 1} of ${total}, ${name}, failed: ${reason}. The steps before stay; the same command continues.`,
    );
  }
}

async function recordOf(
  file: ConsortiumFile,
  plan: FoundingPlan,
  mined: readonly Mined[],
  provider: Provider,
): Promise<DeploymentRecord> {
  const contracts: Record<string, ContractRecord> = {};
  for (const [index, { name, address, args }] of plan.contracts.entries()) {
    const at = mined[index];
    const { abi } = artifactOf(name);
    const bytecodeHash = keccak256(await provider.getCode(address));
    contracts[name] = {
      address,
      abi,
      constructorArgs: args,
      block: at?.block ?? 0,
      transaction: at?.hash ?? null,
      bytecodeHash,
    };
  }
  contracts.AccountIngress = {
    address: INGRESS.account,
    abi: artifactOf("AccountIngress").abi,
    constructorArgs: [],
    block: 0,
    transaction: null,
    bytecodeHash: keccak256(await provider.getCode(INGRESS.account)),
  };
  const last = mined[plan.contracts.length];
  return {
    chainId: file.chainId,
    consortium: file.name,
    founder: file.founder.address,
    ingress: { account: INGRESS.account },
    handOver: { block: last?.block ?? 0, transaction: last?.hash ?? "" },
    contracts,
  };
}
