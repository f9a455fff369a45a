import { freezeHolding } from "../../lib/asset/freeze.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly asset: string;
  readonly account: string;
  readonly amount: string | undefined;
}

export default actingAction<Arguments>("Seat", (desk, seat, { amount, ...args }) =>
  freezeHolding(desk, seat, { ...args, amount: required("amount", amount) }, proposingOf(args)),
);
