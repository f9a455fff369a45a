import { manageTarget } from "../../lib/methods/manage.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly contract: string;
  readonly open: string | undefined;
  readonly administrator: string | undefined;
  readonly unmanage: boolean;
}

export default actingAction<Arguments>("Seat", (desk, seat, args) =>
  manageTarget(desk, seat, args.contract, args, proposingOf(args)),
);
