import { id } from "ethers";
import { freezeForGood, holdingOf } from "../fixtures/assetActs.ts";
import { effective } from "../fixtures/assets.ts";
import type { Founded } from "../fixtures/given.ts";
import { nameGuardians } from "../fixtures/guardians.ts";
import type { Memory } from "./acts/scene.ts";
import { addressOf } from "./views/check.ts";

/** Begins the long chains that chance alone seldom brings on: two assets in force, a holding partly frozen, guardians. */
export async function opened(network: Founded): Promise<void> {
  const asset = await effective(network);
  await effective(network, { lockId: id("lock of the second"), maturity: 0n });
  await freezeForGood(network, holdingOf(network, asset), 1_000n);
  await nameGuardians(network);
}

/** What actors know from the beginning: the keys of the sample, and contracts that can serve. */
export async function memoryOf(network: Founded): Promise<Memory> {
  const { suite, file } = network;
  const made = (name: string, ...args: unknown[]) => deployed(network, name, ...args);
  return {
    changes: [],
    supports: [],
    allocations: new Map(),
    keys: new Map(file.accounts.map(({ name, address }) => [address, network.as(name)])),
    candidates: new Map([
      ["Committee", [await made("Committee", suite.authority, suite.charter, suite.seats)]],
      ["AccountIngress", [await made("AccountRules", suite.standing), addressOf(suite.accountRules)]],
      ["NodeIngress", [await made("NodeRules", suite.standing, false), addressOf(suite.nodeRules)]],
      ["ValidatorIngress", [addressOf(suite.validatorSet)]],
    ]),
  };
}

/** Deploys a contract of nobody's; its address. */
export async function deployed({ ethers, stranger }: Founded, name: string, ...args: unknown[]): Promise<string> {
  return addressOf(await ethers.deployContract(name, args, stranger()));
}
