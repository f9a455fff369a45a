import { executeDirective } from "../../lib/directive/execute.ts";
import { MOVERS } from "../committee/movers.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly directive: number;
}

export default actingAction<Arguments>(MOVERS, (desk, actor, { directive }) =>
  executeDirective(desk, actor, directive),
);
