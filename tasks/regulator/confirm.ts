import { confirm } from "../../lib/regulator/act.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";
import { AUTHORITIES } from "./authorities.ts";

interface Arguments extends ProposingArguments {
  readonly order: number;
}

export default actingAction<Arguments>(AUTHORITIES, (desk, actor, args) =>
  confirm(desk, actor, args.order, proposingOf(args)),
);
