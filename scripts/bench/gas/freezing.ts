import { freeze, HOUR } from "../../../test/fixtures/acts.ts";
import { Direction } from "../../../test/fixtures/enums.ts";
import { freshNetwork } from "./chain.ts";
import { gasOf } from "./receipts.ts";
import type { Row } from "./row.ts";
import { placement } from "../../../test/fixtures/placement.ts";

/** What the second freeze order of a regulator's officer costs, and how two officers lift it. */
export async function freezing(): Promise<Row[]> {
  const network = await freshNetwork();
  const officer = (number: 1 | 2) => network.suite.freezeOrders.connect(network.as(`regulator.officer-${number}`));
  await freeze(network, network.address("bank-a.participant"));
  const subject = network.address("bank-b.participant");
  const placed = officer(1).freeze(placement(subject, Direction.both, 72 * HOUR));
  const rows = {
    "freeze.place": await gasOf(placed),
    "freeze.lift.request": await gasOf(officer(1).lift(2)),
    "freeze.lift": await gasOf(officer(2).lift(2)),
  };
  return Object.entries(rows).map(([operation, gas]) => ({ operation, n: 1, gas }));
}
