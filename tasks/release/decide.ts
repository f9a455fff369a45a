import { type ReleaseVerb, decideOnRelease } from "../../lib/release/decide.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly release: string;
}

/** A task that proposes something about a release. */
export function decisionAction(verb: ReleaseVerb) {
  return actingAction<Arguments>("Seat", (desk, seat, args) =>
    decideOnRelease(desk, seat, args.release, verb, proposingOf(args)),
  );
}
