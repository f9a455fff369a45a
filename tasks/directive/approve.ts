import { approveDirective, approvingOffices } from "../../lib/directive/approve.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly directive: number;
}

export default actingAction<Arguments>(
  (desk, { directive }, organization) => approvingOffices(desk, directive, organization),
  (desk, actor, args) => approveDirective(desk, actor, args.directive, proposingOf(args)),
);
