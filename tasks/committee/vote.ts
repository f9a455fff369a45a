import { vote } from "../../lib/committee/vote.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";
import { type SupportFlags, supportOf } from "./support.ts";

interface Arguments extends ActingArguments, SupportFlags {
  readonly proposal: number;
  readonly reason: string | undefined;
}

export default actingAction<Arguments>("Seat", (desk, seat, args) =>
  vote(desk, seat, {
    proposal: args.proposal,
    support: supportOf(args),
    ...(args.reason === undefined ? {} : { reason: args.reason }),
  }),
);
