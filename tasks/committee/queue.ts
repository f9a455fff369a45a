import { queue } from "../../lib/committee/execute.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";
import { MOVERS } from "./movers.ts";

interface Arguments extends ActingArguments {
  readonly proposal: number;
}

export default actingAction<Arguments>(MOVERS, (desk, actor, { proposal }) => queue(desk, actor, proposal));
