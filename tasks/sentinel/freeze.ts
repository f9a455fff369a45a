import { freezeAsSentinel } from "../../lib/regulator/freeze.ts";
import { type FreezingArguments, termsOf } from "../shared/freezing.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

type Arguments = ActingArguments & FreezingArguments;

export default actingAction<Arguments>("Sentinel", (desk, sentinel, args) =>
  freezeAsSentinel(desk, sentinel, termsOf(args)),
);
