import { disputeHolding } from "../../lib/asset/dispute.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";
import { parties } from "./holding.ts";

interface Arguments extends ActingArguments {
  readonly asset: string;
  readonly account: string;
  readonly case: string | undefined;
}

export default actingAction<Arguments>(parties, (desk, actor, { asset, account, case: id }) =>
  disputeHolding(desk, actor, { asset, account, case: required("case", id) }),
);
