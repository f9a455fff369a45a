import { dataSlice, getAddress } from "ethers";
import { underRecovery } from "../account/underRecovery.ts";
import { type Desk, nowOf } from "../desk.ts";
import { moment } from "../format.ts";
import { endWords, ordersOn } from "../regulator/order.ts";
import { type Subject, accountSubject, contractSubject, organizationSubject } from "../regulator/subject.ts";
import type { Rule } from "./rule.ts";

/**
 * By which orders, or until when, a rule refuses; undefined where it tells all itself.
 * @param subject of the rule, right-aligned in 32 bytes
 */
export async function becauseOf(desk: Desk, rule: Rule, subject: string): Promise<string | undefined> {
  switch (rule) {
    case "AccountFrozen":
      return ordersWords(desk, accountSubject(dataSlice(subject, 12)));
    case "OrganizationFrozen":
      return ordersWords(desk, organizationSubject(Number(subject)));
    case "TargetFrozen":
      return ordersWords(desk, contractSubject(dataSlice(subject, 12)));
    case "AccountRecovering":
      return recoveryWords(desk, getAddress(dataSlice(subject, 12)));
    default:
      return undefined;
  }
}

/** `order 3, lapses …`: the orders that keep an account or organization from sending, or a contract from being called. */
async function ordersWords(desk: Desk, subject: Subject): Promise<string> {
  const [orders, now] = await Promise.all([ordersOn(desk, subject), nowOf(desk)]);
  const sending = orders.filter(({ direction }) => direction !== "Receive");
  return sending.map((order) => `order ${order.order}, ${endWords(order, now)}`).join("; ");
}

async function recoveryWords(desk: Desk, account: string): Promise<string | undefined> {
  const [found, now] = await Promise.all([underRecovery(desk, account), nowOf(desk)]);
  return found === undefined ? undefined : `unless it is finished, it ends by itself ${moment(found.until, now)}`;
}
