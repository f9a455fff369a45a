import type { Proposing } from "../../lib/committee/propose.ts";
import { confirm } from "../shared/confirm.ts";
import type { ActingArguments } from "../shared/session.ts";

/** What a task takes that acts at once and never opens a proposal. */
export interface SendingArguments extends ActingArguments {
  readonly yes: boolean;
}

/** Asks before anything is sent. */
export function sendingOf({ yes, json }: SendingArguments): Pick<Proposing, "confirm"> {
  return { confirm: (summary) => confirm(summary, { yes, json }) };
}
