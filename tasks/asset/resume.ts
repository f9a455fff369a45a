import { resumeAsset } from "../../lib/asset/resume.ts";
import { AUTHORITIES } from "../regulator/authorities.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly asset: string;
}

export default actingAction<Arguments>(AUTHORITIES, (desk, actor, args) =>
  resumeAsset(desk, actor, args.asset, proposingOf(args)),
);
