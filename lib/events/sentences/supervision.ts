import { DIRECTIONS, DIRECTIVE_KINDS, PLACERS, memberName } from "../../enums.ts";
import type { Teller } from "../teller.ts";
import type { Sentences } from "./sentence.ts";

/** Freeze orders. */
export const ORDERS: Sentences = {
  FreezePlaced: (e) => {
    const direction = memberName(DIRECTIONS, e.number("placement.direction")).toLowerCase();
    return `${placer(e)} freezes ${e.placed()} (${direction}) until ${end(e.say("until"))}: order ${e.number("order")}, reason ${e.code("placement.reasonCode")}`;
  },
  FreezeConfirmed: async (e) => `${e.who("officer")} confirms ${await e.order()} for good`,
  FreezeLiftRequested: async (e) => `${e.who("officer")} asks to lift ${await e.order()}`,
  FreezeLifted: async (e) => `${e.who("officer")} lifts ${await e.order()}`,
  FreezeReduced: async (e) => `a directive took of ${await e.order()}, of which ${await e.ordered("amount")} is left`,
  FreezeFollowed: (e) => `the orders on ${e.say("account")} are on ${e.say("successor")} from now on`,
};

/** Directives. */
export const DIRECTIVES: Sentences = {
  DirectiveDrafted: (e) => {
    const kind = memberName(DIRECTIVE_KINDS, e.number("draft.kind")).toLowerCase();
    const to = e.who("draft.to", "");
    const what = kind === "annulment" ? "" : `${e.count("draft.amount", "draft.target")} of `;
    return `${e.say("drafter")} of ${e.say("regulator")} drafts directive ${e.number("directive")}: ${kind} of ${what}${e.say("target")} from ${e.say("from")}${to === "" ? "" : ` to ${to}`}`;
  },
  DirectiveEndorsed: async (e) => `${e.say("officer")} endorses ${await e.directive()}`,
  DirectiveAttested: async (e) => `${e.say("inspector")} attests ${await e.directive()}`,
  DirectiveApproved: async (e) =>
    `the committee approves ${await e.directive()}${e.is("isFinal") ? " against the objection" : ""}: executable from ${e.say("eta")}`,
  DirectiveObjected: async (e) =>
    `${e.say("account")} of ${e.say("organization")} objects to ${await e.directive()}, which is not approved any more`,
  DirectiveWithdrawn: async (e) => `${e.say("officer")} withdraws ${await e.directive()}`,
  DirectiveExecuted: async (e) => `${e.say("by")} executes ${await e.directive()}`,
};

/** Who places an order: an officer, an organization that disputes a holding, or the committee. */
function placer(e: Teller): string {
  return memberName(PLACERS, e.number("placer")) === "Parties" ? e.say("organization") : e.who("officer");
}

/** An order without end holds until it is lifted. */
function end(until: string): string {
  return until === "for good" ? "it is lifted" : until;
}
