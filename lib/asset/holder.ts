import { hindrancesOf, ordersOnAccount } from "../account/hindrances.ts";
import { statusOf } from "../account/status.ts";
import { type Desk, nowOf } from "../desk.ts";
import { memberName } from "../enums.ts";
import { type FreezeOrder, endWords, ordersOn } from "../regulator/order.ts";
import { holdingSubject } from "../regulator/subject.ts";
import { OFFICES } from "../suite/words.ts";

/** The offices whose accounts hold assets (contracts/asset/AssetTransfers.sol). */
export const HOLDING_OFFICES = ["Participant", "Issuer"] as const;

/** Whether accounts of an office hold assets. */
export function holdsAssets(office: string): boolean {
  return HOLDING_OFFICES.some((fitting) => fitting === office);
}

/** Why an account may not send any asset now, as `ERC7943.canSend` says it; undefined when it may. */
export async function whyNotSend(desk: Desk, account: string): Promise<string | undefined> {
  const { entry, status, now, unfit } = await holderOf(desk, account);
  if (unfit !== undefined) return unfit;
  const found = await hindrancesOf(desk, entry, status, await ordersOnAccount(desk, entry), now);
  return joined(found.map(({ words }) => words));
}

/** Why an account may not receive an asset now, as `ERC7943.canReceive` says it; undefined when it may. */
export async function whyNotReceive(desk: Desk, token: string, account: string): Promise<string | undefined> {
  const { entry, status, now, unfit } = await holderOf(desk, account);
  if (unfit !== undefined) return unfit;
  const standing = (await hindrancesOf(desk, entry, status, [], now)).filter(({ why }) => why !== "being recovered");
  const own = await ordersOnAccount(desk, entry);
  const onHolding = await ordersOn(desk, holdingSubject(account, token));
  const frozen = [...own, ...onHolding].filter(({ direction }) => direction !== "Send");
  const what = ({ kind }: FreezeOrder) => (kind === "Organization" ? `${status.organization} is frozen` : "frozen");
  const orders = frozen.map((order) => `${what(order)} for receiving by order ${order.order}, ${endWords(order, now)}`);
  return joined([...standing.map(({ words }) => words), ...orders]);
}

/** The account's entry, and why nobody in its place holds assets. */
async function holderOf(desk: Desk, account: string) {
  const now = await nowOf(desk);
  const entry = await desk.suite.accounts.accountOf(account);
  const status = statusOf(desk, entry, now);
  return { entry, status, now, unfit: unfitOf(status.status, memberName(OFFICES, entry.office)) };
}

function unfitOf(status: string, office: string): string | undefined {
  if (status === "None") return "it is not enrolled";
  return holdsAssets(office)
    ? undefined
    : `its office is ${office}, and ${HOLDING_OFFICES.join("s and ")}s alone hold assets`;
}

function joined(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.join("; ");
}
