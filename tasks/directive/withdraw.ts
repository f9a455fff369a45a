import { withdrawDirective } from "../../lib/directive/withdraw.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly directive: number;
}

export default actingAction<Arguments>("Regulator", (desk, officer, { directive }) =>
  withdrawDirective(desk, officer, directive),
);
