import { type Desk, nowOf } from "../desk.ts";
import { memberName } from "../enums.ts";
import { moment, pairs } from "../format.ts";
import { type FreezeOrder, endWords, orderOf } from "../regulator/orders.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { type AccountStatus, stateWords, statusOf } from "./list.ts";

/** Everything about an account. */
export interface ShownAccount extends AccountStatus {
  /** The office in which it can act now; None when it cannot. */
  readonly actsAs: string;
  readonly liveOrders: readonly FreezeOrder[];
}

/** Shows an account, enrolled or not: what it is, in which office it acts now, which orders hold it. */
export async function showAccount(desk: Desk, text: string): Promise<Report<ShownAccount>> {
  const { suite, book } = desk;
  const address = book.address(text);
  const now = await nowOf(desk);
  const [entry, office, numbers] = await Promise.all([
    suite.accounts.accountOf(address),
    suite.standing.officeOf(address),
    suite.freezeOrders.liveOrdersOf(address),
  ]);
  const liveOrders = await Promise.all(numbers.map((number) => orderOf(desk, Number(number))));
  const shown = { ...statusOf(desk, entry, now), actsAs: memberName(OFFICES, office), liveOrders };
  return { data: shown, text: textOf(desk, shown, now) };
}

function textOf({ book }: Desk, shown: ShownAccount, now: number): string {
  const { address, status, validUntil, liveOrders } = shown;
  const title = shown.name === undefined ? address : `${shown.name}  ${address}`;
  if (status === "None")
    return `${title}\nis not enrolled: it accepts with \`account accept\`, then \`account enrol\` enrols it.`;
  const orders = liveOrders.map((order) => `order ${order.order}, ${order.direction}, ${endWords(order, now)}`);
  const lines = [
    ["organization", book.organizationLabel(shown.organization)],
    ["office", shown.office],
    ["status", stateWords(shown)],
    ["acts now as", shown.actsAs === "None" ? "nobody" : shown.actsAs],
    ["valid until", validUntil === 0 ? "never ends" : moment(validUntil, now)],
    ["KYC", shown.kyc],
    ["enrolled by", shown.own ? "its OrgAdmin" : "the committee or its regulator"],
    ["frozen", orders.length === 0 ? "no" : orders.join("; ")],
  ] as const;
  return `${title}\n${pairs(lines)}`;
}
