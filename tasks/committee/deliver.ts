import { deliver } from "../../lib/ballots/deliver.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly ballots: string[];
}

export default actingAction<Arguments>("Seat", (desk, actor, { ballots }) => deliver(desk, actor, ballots));
