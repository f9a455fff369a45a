import { type Denial, denyingOffices } from "../../lib/methods/denial.ts";
import { denyMethod } from "../../lib/methods/deny.ts";
import { targetOf } from "../../lib/methods/entries.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly contract: string;
  readonly function: string;
  readonly offices: string | undefined;
  readonly accounts: string | undefined;
  readonly list: boolean;
  readonly confirm: boolean;
}

/** What is to be closed; a confirmation closes nothing more. */
function denialOf({ confirm, ...args }: Arguments): Denial {
  if (!confirm) return args;
  if (args.offices === undefined && args.accounts === undefined && !args.list) return { ...args, offices: "nobody" };
  throw new Refusal("Confirm what is closed, or close more: --confirm takes no --offices, --accounts or --list.");
}

export default actingAction<Arguments>(
  async (desk, { contract }, organization) => denyingOffices(await targetOf(desk, contract), organization),
  (desk, actor, args) => denyMethod(desk, actor, args.contract, denialOf(args), proposingOf(args)),
);
