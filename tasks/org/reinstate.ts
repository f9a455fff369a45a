import { moveOrganization } from "../../lib/org/propose.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly organization: string;
}

export default actingAction<Arguments>("Seat", (desk, seat, args) =>
  moveOrganization(desk, seat, args.organization, "reinstate", proposingOf(args)),
);
