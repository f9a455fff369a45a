import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { lift } from "../regulator/act.ts";
import { checkOffice } from "../regulator/office.ts";
import { type FreezeOrder, ordersOn } from "../regulator/order.ts";
import { contractSubject } from "../regulator/subject.ts";
import type { Report } from "../report.ts";
import { type AssetActed, actedOn } from "./acted.ts";
import { type AssetEntry, assetLabel, readAsset } from "./entry.ts";
import { findAsset } from "./find.ts";
import { stateWords } from "./stopped.ts";

/**
 * Lifts what suspends an asset: the order of the own regulator as an officer, where the first one asks and a second one lifts;
 * every order by one proposal as a seat.
 * @throws Refusal when it is not suspended, or by others alone
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
  const { freezeOrders } = desk.suite;
  const calls = await Promise.all(
    orders.map(async ({ order }) => proposedCall(await freezeOrders.liftByDecision.populateTransaction(order))),
  );
  const { proposal, transaction, text } = await proposeInstead(desk, seat, calls, proposing);
  const [first] = orders.length === 1 ? orders : [];
  return { data: await actedOn(desk, asset.id, { did: "proposed", order: first?.order, proposal, transaction }), text };
}

function whoDo(orders: readonly FreezeOrder[]): string {
  return orders.map(({ order, organization }) => `order ${order} of ${organization} does`).join(" and ");
}
