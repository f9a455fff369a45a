import { deliverObjection, object, signObjection } from "../../lib/directive/object.ts";
import { Refusal } from "../../lib/refusal.ts";
import { MOVERS } from "../committee/movers.ts";
import { confirm } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly directive: number;
  readonly reason: string | undefined;
  readonly sign: boolean;
  readonly deliver: string | undefined;
  readonly out: string;
  readonly yes: boolean;
}

export default actingAction<Arguments>(
  (_, { deliver }) => (deliver === undefined ? Promise.resolve(["Seat"]) : MOVERS()),
  (desk, actor, { directive, reason, sign, deliver, out, yes, json }) => {
    if (deliver !== undefined) {
      if (sign || reason !== undefined)
        throw new Refusal("--deliver takes what was signed: leave out --sign and --reason.");
      return deliverObjection(desk, actor, directive, deliver);
    }
    const why = required("reason", reason);
    if (!sign) return object(desk, actor, directive, why);
    const asked = { yes, json, question: "Sign it?", refusal: "Nothing was signed." };
    return signObjection(desk, actor, directive, why, { folder: out, confirm: (summary) => confirm(summary, asked) });
  },
);
