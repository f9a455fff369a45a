import { denyingOffices } from "../../lib/methods/denial.ts";
import { denyMethod } from "../../lib/methods/deny.ts";
import { targetOf } from "../../lib/methods/entries.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly contract: string;
  readonly function: string;
  readonly offices: string | undefined;
  readonly accounts: string | undefined;
  readonly list: boolean;
}

export default actingAction<Arguments>(
  async (desk, { contract }, organization) => denyingOffices(await targetOf(desk, contract), organization),
  (desk, actor, args) => denyMethod(desk, actor, args.contract, args, proposingOf(args)),
);
