import type { ContractTransaction } from "ethers";
import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import type { Report } from "../report.ts";
import { checkOffice } from "./office.ts";
import { type FreezeOrder, orderOf } from "./order.ts";
import { subjectWords } from "./subject.ts";

/** An order after an act on it. */
export interface OrderActed extends FreezeOrder {
  /** `requested`: a first officer asked to lift it; `proposed`: the committee decides. */
  readonly did: "placed" | "confirmed" | "requested" | "lifted" | "proposed";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/**
 * Confirms an order for good: a colleague's at once as an officer, any by a proposal as a seat.
 * @throws Refusal when it is not open, or the officer's own
 */
export async function confirm(
  desk: Desk,
  actor: Actor,
  order: number,
  proposing: Proposing = {},
): Promise<Report<OrderActed>> {
  const { freezeOrders } = desk.suite;
  await orderOf(desk, order);
  const how = `confirm order ${order}: an officer of a regulator does, or a Seat account proposes it`;
  if ((await checkOffice(desk, actor, ["Regulator", "Seat"], how)) === "Seat") {
    const call = await freezeOrders.confirmByDecision.populateTransaction(order);
    return proposed(desk, actor, order, call, proposing);
  }
  const { hash } = await actor.act(await freezeOrders.confirm.populateTransaction(order));
  const acted = await orderOf(desk, order);
  return {
    data: { ...acted, did: "confirmed", proposal: undefined, transaction: hash },
    text: `Order ${order} is confirmed: ${subjectWords(desk.book, acted)} stays frozen until it is lifted.`,
  };
}

/**
 * Lifts an order: of the own regulator as an officer, where the first one asks and a second one lifts; any by a proposal
 * as a seat.
 * @throws Refusal when it is not open, another authority's, or the same officer asks twice
 */
export async function lift(
  desk: Desk,
  actor: Actor,
  order: number,
  proposing: Proposing = {},
): Promise<Report<OrderActed>> {
  const { freezeOrders } = desk.suite;
  await orderOf(desk, order);
  const how = `lift order ${order}: an officer of a regulator does, or a Seat account proposes it`;
  if ((await checkOffice(desk, actor, ["Regulator", "Seat"], how)) === "Seat") {
    return proposed(desk, actor, order, await freezeOrders.liftByDecision.populateTransaction(order), proposing);
  }
  const { hash } = await actor.act(await freezeOrders.lift.populateTransaction(order));
  const acted = await orderOf(desk, order);
  const subject = subjectWords(desk.book, acted);
  const isLifted = acted.status === "Lifted";
  const done = `Order ${order} on ${subject} is lifted; see \`regulator orders\` for what still holds.`;
  const asked = `${actor.name} asks to lift order ${order}.\nnext  a second officer lifts it: \`regulator lift ${order} --as OFFICER\``;
  const did = isLifted ? "lifted" : "requested";
  return { data: { ...acted, did, proposal: undefined, transaction: hash }, text: isLifted ? done : asked };
}

async function proposed(
  desk: Desk,
  seat: Actor,
  order: number,
  call: ContractTransaction,
  proposing: Proposing,
): Promise<Report<OrderActed>> {
  const { proposal, transaction, text } = await proposeInstead(desk, seat, [proposedCall(call)], proposing);
  return { data: { ...(await orderOf(desk, order)), did: "proposed", proposal, transaction }, text };
}
