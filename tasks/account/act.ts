import { type AccountAct, actOnAccount } from "../../lib/account/acts.ts";
import { type Verb, subjectOf } from "../../lib/account/subject.ts";
import { waysOf } from "../../lib/account/ways.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

/** What every task takes that does something about an enrolled account. */
export interface AccountActArguments extends ProposingArguments {
  readonly account: string;
}

/** A task that does something about an enrolled account; an organization acts in the office that takes the shortest way. */
export function accountAction<Arguments extends AccountActArguments>(
  verb: Verb,
  read: (args: Arguments) => Promise<AccountAct>,
) {
  return actingAction<Arguments>(
    async (desk, { account }, organization) =>
      waysOf(verb, await subjectOf(desk, account, verb), organization).flatMap(({ offices }) => offices),
    async (desk, actor, args) => actOnAccount(desk, actor, args.account, await read(args), proposingOf(args)),
  );
}
