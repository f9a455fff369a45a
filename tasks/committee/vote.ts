import { vote } from "../../lib/committee/vote.ts";
import { SUPPORTS } from "../../lib/enums.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly proposal: number;
  readonly for: boolean;
  readonly against: boolean;
  readonly abstain: boolean;
  readonly reason: string | undefined;
}

export default actingAction<Arguments>("Seat", (desk, seat, args) => {
  const [support, second] = SUPPORTS.filter((name) => args[name]);
  if (support === undefined || second !== undefined) throw new Refusal("Say one of --for, --against and --abstain.");
  return vote(desk, seat, {
    proposal: args.proposal,
    support,
    ...(args.reason === undefined ? {} : { reason: args.reason }),
  });
});
