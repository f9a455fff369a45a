import { suspendAsset } from "../../lib/asset/suspend.ts";
import { AUTHORITIES } from "../regulator/authorities.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { durationIn } from "../shared/freezing.ts";
import { required } from "../shared/required.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly asset: string;
  readonly for: string | undefined;
  readonly reason: string | undefined;
  readonly evidence: string | undefined;
}

export default actingAction<Arguments>(AUTHORITIES, (desk, actor, args) => {
  const { asset, for: lasting } = args;
  const duration = lasting === undefined || lasting === "good" ? lasting : durationIn(lasting);
  const [reason, evidence] = [required("reason", args.reason), required("evidence", args.evidence)];
  return suspendAsset(desk, actor, { asset, duration, reason, evidence }, proposingOf(args));
});
