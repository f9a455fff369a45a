import { zeroPadValue } from "ethers";
import { OrderStatus, SubjectKind } from "../../fixtures/enums.ts";
import { type Kept, at, change, drop, put } from "../kept.ts";
import type { Told } from "../told.ts";
import { type Order, type OrdersById, followed, isOfPlacer, placeFor } from "./places.ts";

/** Freeze orders, those of a subject by its key, and who asked to lift them. */
export interface Orders {
  readonly orders: OrdersById;
  readonly places: Kept<string, readonly bigint[]>;
  readonly lifting: Kept<bigint, string>;
}

/** FreezeOrders before its first event. */
export const NO_ORDERS: Orders = { orders: new Map(), places: new Map(), lifting: new Map() };

/** Until when an order has effect that holds until it is lifted. */
export const FOR_GOOD = (1n << 40n) - 1n;

/** What an event makes of the orders. */
export function reduceOrders(state: Orders, told: Told): Orders {
  switch (told.event) {
    case "FreezePlaced":
      return placed(state, told);
    case "FreezeFollowed":
      return moved(state, told);
    case "AuthorityUpdated":
      return state;
    default:
      return amended(state, told, told.number("order"));
  }
}

function amended(state: Orders, told: Told, id: bigint): Orders {
  const { orders, lifting } = state;
  switch (told.event) {
    case "FreezeLiftRequested":
      return { ...state, lifting: put(lifting, id, told.text("officer")) };
    case "FreezeConfirmed":
      return { ...state, orders: confirmed(state, id), lifting: drop(lifting, id) };
    case "FreezeReduced": {
      const amount = told.number("amount");
      return {
        ...state,
        orders: change(orders, id, amount === 0n ? { amount, status: OrderStatus.lifted } : { amount }),
      };
    }
    case "FreezeLifted": {
      // A second officer uses up the request of the first; a decision, which has no officer, does not.
      const rest = BigInt(told.text("officer")) === 0n ? lifting : drop(lifting, id);
      return { ...state, lifting: rest, orders: change(orders, id, { status: OrderStatus.lifted }) };
    }
    default:
      return state;
  }
}

function placed(state: Orders, told: Told): Orders {
  const [placement, key, until] = [told.part("placement"), told.text("subject"), told.number("until")];
  const subject = placement.part("subject");
  const order: Order = {
    kind: subject.number("kind"),
    subject: subject.text("id"),
    asset: subject.text("asset"),
    amount: subject.number("kind") === SubjectKind.holding ? placement.number("amount") : 0n,
    until,
    direction: placement.number("direction"),
    placer: told.number("placer"),
    status: until === FOR_GOOD ? OrderStatus.confirmed : OrderStatus.provisional,
    organization: told.number("organization"),
    streak: 0n,
    officer: told.text("officer"),
  };
  const places = state.places.get(key) ?? [];
  const { place, streak } = placeFor(order, places, state.orders, told.at);
  const entered = [...places];
  entered[place] = told.number("order");
  const carried = order.status === OrderStatus.provisional ? { ...order, streak: streak + 1n } : order;
  return {
    ...state,
    orders: put(state.orders, told.number("order"), carried),
    places: put(state.places, key, entered),
  };
}

/** A confirmation ends the streak of its placer on the subject. */
function confirmed({ orders, places }: Orders, id: bigint): OrdersById {
  const order = at(orders, id);
  const beside = [...places.values()].find((ids) => ids.includes(id)) ?? [];
  const ended = beside.reduce((rest: OrdersById, other) => {
    return isOfPlacer(at(orders, other), order) ? change(rest, other, { streak: 0n }) : rest;
  }, orders);
  return change(ended, id, { status: OrderStatus.confirmed, until: FOR_GOOD });
}

function moved(state: Orders, told: Told): Orders {
  const [from, to] = [told.text("former"), told.text("subject")];
  const [left, there] = [state.places.get(from) ?? [], state.places.get(to) ?? []];
  const { follows, places } = followed(left, there, state.orders, told.at);
  const subject = zeroPadValue(told.text("successor"), 32);
  const orders = follows.reduce((rest, id) => change(rest, id, { subject }), state.orders);
  return { ...state, orders, places: put(drop(state.places, from), to, places) };
}
