import type { ContractTransactionResponse, Wallet } from "ethers";
import type { Subject } from "../../../lib/regulator/subject.ts";
import { HOUR, enrol } from "../../fixtures/acts.ts";
import { Direction, Office } from "../../fixtures/enums.ts";
import { type Founded, founded } from "../../fixtures/given.ts";
import { placement } from "../../fixtures/placement.ts";
import { changeOfficers, officerChange } from "../../fixtures/regulators.ts";

/** Seconds that a Sentinel's order lasts at most. */
export const LONGEST = 4 * HOUR;

/** The sample with a Sentinel of the regulator and one of bank-b. */
export async function watched() {
  const network = await founded();
  const [ofRegulator, ofBank] = [network.stranger(21), network.stranger(22)];
  await changeOfficers(network, await officerChange(network, { add: ofRegulator, office: Office.sentinel }));
  await enrol(network, ofBank, "bank-b", Office.sentinel);
  return { network, freezeOrders: network.suite.freezeOrders, sentinels: { ofRegulator, ofBank } };
}

/** Freezes an account or another subject as a Sentinel; for sending, for an hour. */
export async function freezeAsSentinel(
  { suite }: Founded,
  sentinel: Wallet,
  subject: string | Subject,
  {
    direction = Direction.send,
    duration = HOUR,
    amount,
  }: { direction?: bigint; duration?: number; amount?: bigint } = {},
): Promise<ContractTransactionResponse> {
  const placed = placement(subject, direction, duration, undefined, undefined, amount);
  return suite.freezeOrders.connect(sentinel).freezeAsSentinel(placed);
}
