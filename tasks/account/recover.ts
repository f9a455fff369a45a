import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { readAcceptance } from "../../lib/account/acceptance/files.ts";
import { cancel, cancellingOffices, finish } from "../../lib/account/recovery/end.ts";
import { consent, consentingOffices } from "../../lib/account/recovery/consent.ts";
import { followedNames } from "../../lib/account/recovery/keys.ts";
import { moveHolding } from "../../lib/account/recovery/move.ts";
import { showRecovery } from "../../lib/account/recovery/overview.ts";
import { guardingOffices, support } from "../../lib/account/recovery/support.ts";
import { writeAddressBook } from "../../lib/addressBook.ts";
import { Refusal } from "../../lib/refusal.ts";
import { MOVERS } from "../committee/movers.ts";
import { action } from "../shared/action.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { actingAction, readingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly account: string;
  readonly support: boolean;
  readonly consent: boolean;
  readonly finish: boolean;
  readonly cancel: boolean;
  readonly holding: string | undefined;
  readonly acceptance: string | undefined;
  readonly to: string | undefined;
}

const show = readingAction<Arguments>((desk, { account }) => showRecovery(desk, account));

const ACTS = {
  support: actingAction<Arguments>(
    (desk, { account }, organization) => guardingOffices(desk, account, organization),
    async (desk, actor, args) => {
      const acceptance = await readAcceptance(required("acceptance", args.acceptance));
      return support(desk, actor, { account: args.account, acceptance, to: args.to }, proposingOf(args));
    },
  ),
  consent: actingAction<Arguments>(
    (desk, { account }, organization) => consentingOffices(desk, account, organization),
    (desk, actor, args) => consent(desk, actor, args.account, { ...proposingOf(args), to: args.to }),
  ),
  finish: actingAction<Arguments>(MOVERS, async (desk, actor, args, { home, names }) => {
    const report = await finish(desk, actor, args.account, proposingOf(args));
    await writeAddressBook(home, { ...names, accounts: await followedNames(desk.suite, names.accounts) });
    return report;
  }),
  cancel: actingAction<Arguments>(
    (desk, { account }, organization) => cancellingOffices(desk, account, organization),
    (desk, actor, args) => cancel(desk, actor, args.account, proposingOf(args)),
  ),
  holding: actingAction<Arguments>(MOVERS, (desk, actor, args) =>
    moveHolding(desk, actor, args.account, args.holding ?? "", proposingOf(args)),
  ),
} as const;

const VERBS = ["support", "consent", "finish", "cancel", "holding"] as const;

const unclear = action<Arguments>(() =>
  Promise.reject(
    new Refusal(
      "Say one of --support, --consent, --finish, --cancel and --holding ASSET, with --as; or none to see what it needs.",
    ),
  ),
);

/** Shows a recovery, or does the one thing that the command line says. */
export default (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  const [verb, second] = VERBS.filter((name) => args[name] !== undefined && args[name] !== false);
  if (second !== undefined || (verb === undefined && args.as !== undefined)) return unclear(args, hre);
  return (verb === undefined ? show : ACTS[verb])(args, hre);
};
