import { repointRules } from "../../lib/rules/repoint.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly ingress: string;
  readonly candidate: string;
}

export default actingAction<Arguments>("Seat", (desk, seat, args) =>
  repointRules(desk, seat, args.ingress, args.candidate, proposingOf(args)),
);
