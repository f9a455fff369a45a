import { accept } from "../../lib/account/accept.ts";
import { readRotationTerms, readTerms } from "../../lib/account/acceptance/terms.ts";
import type { Desk } from "../../lib/desk.ts";
import { Refusal } from "../../lib/refusal.ts";
import { action } from "../shared/action.ts";
import { secretsOf } from "../shared/keys.ts";
import { required } from "../shared/required.ts";
import { type KeyOptions, keyFor } from "./keyFor.ts";
import { type KnownNetwork, type NetworkArguments, withReachable } from "./reachable.ts";

interface Arguments extends NetworkArguments, KeyOptions {
  readonly organization: string | undefined;
  readonly office: string | undefined;
  readonly deadline: string;
}

export default action<Arguments>(async (args, hre) => {
  return withReachable(args, hre, async (network, desk) => {
    const request = await requestOf(args, network, desk);
    const key = await keyFor(args, network, desk, secretsOf(hre));
    return accept(key, network.on, request, args.out);
  });
});

/** What the account, or the new key of an account, is asked to accept. */
function requestOf(args: Arguments, network: KnownNetwork, desk: Desk | undefined) {
  const { account, deadline, organization, office } = args;
  if (!args.rotate) {
    const known = network.accounts.find(({ name }) => name === account);
    return readTerms(network, desk, {
      name: account,
      organization: organization ?? required("organization", known?.organization),
      office: office ?? required("office", known?.office),
      deadline,
    });
  }
  if (organization === undefined && office === undefined)
    return readRotationTerms(network, desk, { account, deadline });
  throw new Refusal(
    `With --rotate organization and office are those of ${account}: leave out --organization and --office.`,
  );
}
