import { approve } from "../../lib/regulator/approve.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";
import { AUTHORITIES } from "./authorities.ts";

interface Arguments extends ProposingArguments {
  readonly request: string;
}

export default actingAction<Arguments>(AUTHORITIES, (desk, actor, args) =>
  approve(desk, actor, args.request === "" ? undefined : args.request, proposingOf(args)),
);
