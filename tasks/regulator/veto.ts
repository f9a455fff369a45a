import { veto } from "../../lib/regulator/veto.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly proposal: number;
  readonly reason: string | undefined;
  readonly evidence: string | undefined;
}

export default actingAction<Arguments>("Regulator", (desk, officer, { proposal, reason, evidence }) =>
  veto(desk, officer, {
    proposal,
    reason: required("reason", reason),
    evidence: required("evidence", evidence),
  }),
);
