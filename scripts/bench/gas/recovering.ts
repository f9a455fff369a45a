import { DAY } from "../../../test/fixtures/acts.ts";
import { consenting } from "../../../test/fixtures/enrolment.ts";
import { Office } from "../../../test/fixtures/enums.ts";
import type { TestNetwork } from "../../../test/fixtures/network.ts";
import { freshNetwork } from "./chain.ts";
import { gasOf } from "./receipts.ts";
import type { Row } from "./row.ts";

/** What it costs to give an account a new key: the second one of a network, so that no counter is new. */
export async function recovering(): Promise<Row[]> {
  const network = await freshNetwork();
  const first = network.stranger(1);
  await rotate(network, network.address("bank-a.participant"), 1);
  return [{ operation: "recovery.rotate", n: 1, gas: await rotate(network, first.address, 2) }];
}

async function rotate(network: TestNetwork, account: string, number: number): Promise<number> {
  const { recovery } = network.suite;
  const key = network.stranger(number);
  const [, acceptance] = await consenting(network, key, "bank-a", Office.participant);
  const started = await gasOf(recovery.connect(network.as("bank-a.admin")).start(account, key.address, acceptance));
  const consented = await gasOf(recovery.connect(network.as("bank-b.seat")).consent(account, key.address));
  await network.networkHelpers.time.increase(3 * DAY);
  return started + consented + (await gasOf(recovery.connect(network.stranger()).finish(account)));
}
