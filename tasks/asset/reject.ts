import { rejectAsset } from "../../lib/asset/reject.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly asset: string;
  readonly reason: string | undefined;
  readonly evidence: string | undefined;
}

export default actingAction<Arguments>(
  () => Promise.resolve(["Inspector", "Regulator"]),
  (desk, inspector, { asset, reason, evidence }) =>
    rejectAsset(desk, inspector, asset, {
      reason: required("reason", reason),
      evidence: required("evidence", evidence),
    }),
);
