import { transferAsset } from "../../lib/asset/transfer.ts";
import { required } from "../shared/required.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";
import { holders } from "./holding.ts";

interface Arguments extends ActingArguments {
  readonly asset: string;
  readonly to: string | undefined;
  readonly amount: string | undefined;
}

export default actingAction<Arguments>(holders, (desk, actor, { asset, to, amount }) =>
  transferAsset(desk, actor, { asset, to: required("to", to), amount: required("amount", amount) }),
);
