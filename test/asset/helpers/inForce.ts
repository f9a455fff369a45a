import type { AssetToken } from "../../../types/ethers-contracts/index.ts";
import { contractSubject, holdingSubject } from "../../../lib/regulator/subject.ts";
import * as acts from "../../fixtures/assetActs.ts";
import * as directives from "../../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, type TestAsset } from "../../fixtures/assets.ts";
import type { Said } from "../../fixtures/directives.ts";
import { Direction } from "../../fixtures/enums.ts";
import { type Founded, restored } from "../../fixtures/given.ts";
import { freezeByDecision } from "../../fixtures/orders.ts";
import { keyOf } from "../../fixtures/people.ts";

/** The sample with an asset in force. */
export interface InForce {
  readonly network: Founded;
  readonly asset: TestAsset;
  readonly token: AssetToken;
  /** Who holds, and who may receive and holds nothing: their addresses. */
  readonly holder: string;
  readonly buyer: string;
}

/** An asset in force, as new for each test. */
export async function inForce(): Promise<InForce> {
  const { network, asset } = await restored(acts.withAsset);
  const [holder, buyer] = [network.address(HOLDER), network.address(BUYER)];
  return { network, asset, token: asset.token, holder, buyer };
}

/** The token in the hands of somebody of the sample, or of an outsider. */
export function tokenAs({ network, token }: InForce, name: string): AssetToken {
  return token.connect(keyOf(network, name));
}

/** Has the committee freeze an account until it is lifted. */
export async function barAccount({ network }: InForce, account: string, direction: bigint): Promise<void> {
  await freezeByDecision(network, account, { direction, duration: 0 });
}

/** Has the committee freeze what an account holds or receives of the asset until it is lifted. */
export async function barHolding({ network, asset }: InForce, account: string, direction: bigint, amount = 0n) {
  await freezeByDecision(network, holdingSubject(account, asset.address), { direction, duration: 0, amount });
}

/** Has the committee suspend the asset until the order is lifted. */
export async function suspendAsset({ network, asset }: InForce): Promise<void> {
  await freezeByDecision(network, contractSubject(asset.address), { direction: Direction.both, duration: 0 });
}

/** Sets the committee's own order on a holding; the outcome is the execution's. */
export function setFrozen({ network, asset }: InForce, account: string, amount: bigint) {
  return acts.setFrozen(network, asset, amount, account);
}

/** Has a directive on the asset approved and its delay pass, up to the execution; returns its number. */
export function executable({ network, asset }: InForce, said?: Said): Promise<bigint> {
  return directives.executable(network, asset, said);
}

/** Carries a directive on the asset from its draft to its execution. */
export function carryOut({ network, asset }: InForce, said?: Said) {
  return directives.carryOut(network, asset, said);
}
