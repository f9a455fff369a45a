import { readAcceptance } from "../../lib/account/acceptance/files.ts";
import { developmentAcceptance } from "../../lib/account/recovery/developmentKey.ts";
import { rotate } from "../../lib/account/recovery/rotate.ts";
import { Refusal } from "../../lib/refusal.ts";
import { actingAction } from "../shared/session.ts";
import { type SendingArguments, sendingOf } from "./sending.ts";

interface Arguments extends SendingArguments {
  readonly account: string;
  readonly acceptance: string | undefined;
  readonly to: string | undefined;
  readonly devKeys: boolean;
}

export default actingAction<Arguments>("OrgAdmin", async (desk, actor, args, place) => {
  const { account, to } = args;
  if (args.devKeys && !place.isDevnet) {
    throw new Refusal("Development keys guard nothing: --dev-keys is for the bundled devnet alone.");
  }
  if (args.devKeys === (args.acceptance !== undefined)) {
    throw new Refusal(
      `Give the new key's --acceptance FILE, which it signs with \`account accept ${account} --rotate\`, or on the bundled devnet --dev-keys.`,
    );
  }
  const acceptance =
    args.acceptance === undefined
      ? await developmentAcceptance(desk, account, to)
      : await readAcceptance(args.acceptance);
  return rotate(desk, actor, { account, acceptance, to }, sendingOf(args));
});
