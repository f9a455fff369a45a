import { allowMethod } from "../../lib/methods/allow.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly contract: string;
  readonly function: string;
  readonly offices: string | undefined;
  readonly accounts: string | undefined;
  readonly essential: boolean;
}

export default actingAction<Arguments>("Seat", (desk, seat, args) =>
  allowMethod(desk, seat, args.contract, args, proposingOf(args)),
);
