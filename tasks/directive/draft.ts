import { draftDirective } from "../../lib/directive/draft.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly kind: string | undefined;
  readonly asset: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly amount: string | undefined;
  readonly corrects: string | undefined;
  readonly case: string | undefined;
  readonly arbiter: string | undefined;
  readonly delay: string;
  readonly reference: string | undefined;
  readonly evidence: string | undefined;
}

export default actingAction<Arguments>("Regulator", (desk, officer, args) =>
  draftDirective(desk, officer, {
    kind: required("kind", args.kind),
    asset: required("asset", args.asset),
    from: required("from", args.from),
    to: args.to,
    amount: args.amount,
    corrects: args.corrects,
    case: args.case,
    arbiter: args.arbiter,
    delay: args.delay,
    reference: required("reference", args.reference),
    evidence: required("evidence", args.evidence),
  }),
);
