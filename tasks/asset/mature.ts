import { matureAsset } from "../../lib/asset/mature.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly asset: string;
}

export default actingAction<Arguments>("Seat", (desk, actor, args) =>
  matureAsset(desk, actor, args.asset, proposingOf(args)),
);
