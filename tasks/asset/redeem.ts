import { redeemAsset } from "../../lib/asset/redeem.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";
import { holders } from "./holding.ts";

interface Arguments extends ActingArguments {
  readonly asset: string;
  readonly amount: string | undefined;
  readonly receipt: string | undefined;
}

export default actingAction<Arguments>(holders, (desk, actor, { asset, amount, receipt }) =>
  redeemAsset(desk, actor, { asset, amount: required("amount", amount), receipt: required("receipt", receipt) }),
);
