import type { Action } from "../../lib/actions/action.ts";
import { propose } from "../../lib/committee/propose.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

/** The options of a proposal, and the action's own. */
type Arguments = ProposingArguments & Readonly<Record<string, unknown>>;

/** Proposes one named action. */
export function proposing({ name, parameters }: Action) {
  return actingAction<Arguments>("Seat", (desk, seat, args) => {
    const own = new Map(parameters.map((parameter) => [parameter.name, textOf(args[parameter.name])]));
    return propose(desk, seat, { calls: [{ action: name, args: Object.fromEntries(own) }] }, proposingOf(args));
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
