import type { Desk } from "../../desk.ts";
import { PLACERS, memberName } from "../../enums.ts";
import { accountSubject } from "../../regulator/subject.ts";
import { placedIn, regulatorsConsents } from "./history.ts";

/** An order that follows to the new key only with its regulator's consent. */
export interface OrderInTheWay {
  readonly order: number;
  /** The regulator. */
  readonly organization: string;
  readonly consented: boolean;
}

/**
 * The live orders on an account that need consent, as in `Recovery._checkOrders`: those of a regulator's officers, which
 * consents since it placed them; others follow as they are.
 * @param since block of the start of the recovery
 */
export async function ordersInTheWay(desk: Desk, account: string, since?: number): Promise<OrderInTheWay[]> {
  const { freezeOrders } = desk.suite;
  const numbers = await freezeOrders.liveOrdersOf(accountSubject(account));
  const consents = await regulatorsConsents(desk, account, since);
  const orders = await Promise.all(
    numbers.map(async (number) => {
      const [order, placed] = await Promise.all([freezeOrders.orderOf(number), placedIn(desk, number)]);
      return { number: Number(number), order, placed };
    }),
  );
  return orders.flatMap(({ number, order, placed }) => {
    if (memberName(PLACERS, order.placer) !== "Officers") return [];
    const regulator = Number(order.organization);
    const organization = desk.book.organizationLabel(regulator);
    const consented = consents.some((given) => given.regulator === regulator && given.block >= placed);
    return [{ order: number, organization, consented }];
  });
}
