import type { Provider, Signer } from "ethers";
import type { Acceptance } from "../account/acceptance/acceptance.ts";
import type { ConsortiumFile } from "../consortium/schema.ts";
import { Refusal } from "../refusal.ts";
import { settledNonce } from "./history.ts";
import { planFounding } from "./plan.ts";
import { checkAccounts, checkChain, checkSizes, isHandedOver } from "./preflight.ts";
import { recordOf } from "./recordOf.ts";
import { checkProgress, findDone } from "./resume.ts";
import { creationSteps, handOverSteps, sendStep } from "./steps.ts";
import { type DeploymentRecord, SUITE } from "./types.ts";

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
  const sent = await settledNonce(provider, file.founder.address);
  await checkFile(file, acceptances, provider, sent);

  const plan = planFounding(file, acceptances);
  const steps = [...creationSteps(plan), ...handOverSteps(plan)];
  checkSizes(steps);
  await checkProgress(steps, sent, handedOver, provider);
  const done = await findDone(file, steps.slice(0, sent), provider);
  for (const [index, step] of steps.entries()) {
    const earlier = done[index];
    const now = earlier ?? (await sendStep(step, index, founder, provider));
    if (earlier === undefined) done.push(now);
    const { name, address, block, transaction } = now;
    onStep?.({ step: index + 1, of: steps.length, name, address, block, transaction, earlier: earlier !== undefined });
  }
  return recordOf(file, done);
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
  sent: number,
): Promise<void> {
  const isEnrolled = sent > SUITE.indexOf("Accounts");
  const now = isEnrolled ? 0 : ((await provider.getBlock("latest"))?.timestamp ?? 0);
  checkAccounts(file, acceptances, now);
}
