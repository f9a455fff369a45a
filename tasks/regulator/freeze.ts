import { freeze } from "../../lib/regulator/freeze.ts";
import { type FreezingArguments, termsOf } from "../shared/freezing.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";
import { AUTHORITIES } from "./authorities.ts";

interface Arguments extends ProposingArguments, FreezingArguments {
  readonly asset: string | undefined;
  readonly amount: string | undefined;
}

export default actingAction<Arguments>(AUTHORITIES, (desk, actor, args) =>
  freeze(desk, actor, termsOf(args), proposingOf(args)),
);
