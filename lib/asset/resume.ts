import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import { termsOf } from "../committee/terms.ts";
import { type Desk, nowOf } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { lift } from "../regulator/act.ts";
import { checkOffice } from "../regulator/office.ts";
import { type FreezeOrder, endWords, ordersOn } from "../regulator/order.ts";
import { contractSubject } from "../regulator/subject.ts";
import type { Report } from "../report.ts";
import { type AssetActed, actedOn } from "./acted.ts";
import { type AssetEntry, assetLabel, readAsset } from "./entry.ts";
import { findAsset } from "./find.ts";
import { stateWords } from "./stopped.ts";

/**
 * Lifts what suspends an asset: the order of the own regulator as an officer, where the first one asks and a second one lifts;
 * every order that does not lapse by itself before, by one proposal as a seat.
 * @throws Refusal when it is not suspended, by others alone, or not for as long as a decision takes
 */
export async function resumeAsset(
  desk: Desk,
  actor: Actor,
  text: string,
  proposing: Proposing = {},
): Promise<Report<AssetActed>> {
  const asset = await findAsset(desk, text);
  const orders = await ordersOn(desk, contractSubject(asset.token));
  if (orders.length === 0) throw new Refusal(`No order stops its token; ${await stateWords(desk, asset)}.`);
  const how = `resume ${assetLabel(asset)}: an officer of the regulator that suspended it does, or a Seat account proposes it`;
  const office = await checkOffice(desk, actor, ["Regulator", "Seat"], how);
  return office === "Seat" ? proposed(desk, actor, asset, orders, proposing) : lifted(desk, actor, asset, orders);
}

async function lifted(
  desk: Desk,
  officer: Actor,
  asset: AssetEntry,
  orders: readonly FreezeOrder[],
): Promise<Report<AssetActed>> {
  const { organization } = await desk.suite.accounts.accountOf(officer.address);
  const regulator = desk.book.organizationLabel(Number(organization));
  const own = orders.find((order) => order.placer === "Officers" && order.organization === regulator);
  if (own === undefined) {
    throw new Refusal(
      `${regulator} does not suspend ${assetLabel(asset)}, ${whoDo(orders)}: its own officers lift an order, or the committee when a seat proposes it.`,
    );
  }
  const { data, text } = await lift(desk, officer, own.order);
  const { order, transaction } = data;
  if (data.did === "requested") {
    return {
      data: await actedOn(desk, asset.id, { did: "requested", order, transaction }),
      text: text.replace(`regulator lift ${order}`, `asset resume ${asset.id}`),
    };
  }
  const now = await readAsset(desk.suite, asset.id);
  const rest = orders.filter((each) => each.order !== order);
  const did = now.state === "Suspended" ? "lifted" : "resumed";
  const words = did === "resumed" ? `is ${now.state} again` : `stays Suspended, ${whoDo(rest)}`;
  return {
    data: await actedOn(desk, asset.id, { did, order, transaction }),
    text: `Order ${order} is lifted: ${assetLabel(asset)} ${words}.`,
  };
}

async function proposed(
  desk: Desk,
  seat: Actor,
  asset: AssetEntry,
  orders: readonly FreezeOrder[],
  proposing: Proposing,
): Promise<Report<AssetActed>> {
  const lasting = await outlasting(desk, orders);
  const now = await nowOf(desk);
  const lapsing = orders.filter((order) => !lasting.includes(order));
  const words = lapsing
    .map((order) => `order ${order.order} of ${order.organization} ${endWords(order, now)}`)
    .join(", ");
  if (lasting.length === 0) {
    throw new Refusal(`No decision ends the suspension of ${assetLabel(asset)} before it ends by itself: ${words}.`);
  }
  const calls = await Promise.all(lasting.map((order) => lifting(desk, order)));
  const note = lapsing.length === 0 ? undefined : `besides  ${words}`;
  const { proposal, transaction, text } = await proposeInstead(desk, seat, calls, proposing, note);
  const [first] = lasting.length === 1 ? lasting : [];
  return { data: await actedOn(desk, asset.id, { did: "proposed", order: first?.order, proposal, transaction }), text };
}

/**
 * The orders that stand when a decision about all of them is executed, which one that lapsed would fail: at the end of its
 * voting and delay, or where none does, right after the delay.
 */
async function outlasting(desk: Desk, orders: readonly FreezeOrder[]): Promise<FreezeOrder[]> {
  const calls = await Promise.all(orders.map((order) => lifting(desk, order)));
  const { period, delay } = await termsOf(desk, calls, false);
  const earliest = (await nowOf(desk)) + delay;
  const standing = (at: number) => orders.filter(({ until }) => until === undefined || until > at);
  const sure = standing(earliest + period);
  return sure.length === 0 ? standing(earliest) : sure;
}

async function lifting({ suite }: Desk, { order }: FreezeOrder) {
  return proposedCall(await suite.freezeOrders.liftByDecision.populateTransaction(order));
}

function whoDo(orders: readonly FreezeOrder[]): string {
  return orders.map(({ order, organization }) => `order ${order} of ${organization} does`).join(" and ");
}
