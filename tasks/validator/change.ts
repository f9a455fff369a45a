import { type Change, changeValidator, changingOffices } from "../../lib/validators/change.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly node: string;
}

/** A task that changes the validator set. */
export function changeAction(change: Change) {
  return actingAction<Arguments>(
    (desk, { node }) => changingOffices(desk, node, change),
    (desk, actor, args) => changeValidator(desk, actor, args.node, change, proposingOf(args)),
  );
}
