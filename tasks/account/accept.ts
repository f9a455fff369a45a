import { accept } from "../../lib/account/accept.ts";
import { readTerms } from "../../lib/account/acceptance/terms.ts";
import { action } from "../shared/action.ts";
import { secretsOf } from "../shared/keys.ts";
import { required } from "../shared/required.ts";
import { type KeyOptions, keyFor } from "./keyFor.ts";
import { type NetworkArguments, withReachable } from "./reachable.ts";

interface Arguments extends NetworkArguments, KeyOptions {
  readonly organization: string | undefined;
  readonly office: string | undefined;
  readonly deadline: string;
}

export default action<Arguments>(async (args, hre) => {
  return withReachable(args, hre, async (network, desk) => {
    const known = network.accounts.find(({ name }) => name === args.account);
    const request = await readTerms(network, desk, {
      name: args.account,
      organization: args.organization ?? required("organization", known?.organization),
      office: args.office ?? required("office", known?.office),
      deadline: args.deadline,
    });
    const key = await keyFor(args, network, desk, secretsOf(hre));
    return accept(key, network.on, request, args.out);
  });
});
