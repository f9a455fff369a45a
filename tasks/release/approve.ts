import { approveRelease } from "../../lib/release/approve.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly release: string;
}

export default actingAction<Arguments>("Seat", (desk, seat, args) =>
  approveRelease(desk, seat, args.release, proposingOf(args)),
);
