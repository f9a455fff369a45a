import { parseDuration } from "../../lib/duration.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly subject: string;
  readonly direction: string;
  readonly for: string;
  readonly reason: string | undefined;
  readonly evidence: string | undefined;
}

export default actingAction<Arguments>("Regulator", (desk, officer, args) =>
  freeze(desk, officer, {
    subject: args.subject,
    direction: args.direction,
    duration: parseDuration(args.for),
    reason: required("reason", args.reason),
    evidence: required("evidence", args.evidence),
  }),
);
