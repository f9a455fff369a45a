import { accept } from "../../lib/account/accept.ts";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { readTerms } from "../../lib/account/acceptance/terms.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import { action } from "../shared/action.ts";
import { secretsOf } from "../shared/keys.ts";
import { required } from "../shared/required.ts";
import type { ReadingArguments } from "../shared/session.ts";
import { type KeyOptions, keyFor } from "./keyFor.ts";
import { withReachable } from "./reachable.ts";

interface Arguments extends ReadingArguments, KeyOptions {
  readonly organization: string | undefined;
  readonly office: string | undefined;
  readonly deadline: string;
  readonly consortium: string;
}

export default action<Arguments>(async (args, hre) => {
  const file = await loadConsortium(args.consortium);
  const known = file.accounts.find(({ name }) => name === args.account);
  return withReachable(args, hre, file, async (desk) => {
    const request = await readTerms(file, desk, {
      name: args.account,
      organization: args.organization ?? required("organization", known?.organization),
      office: args.office ?? required("office", known?.office),
      deadline: args.deadline,
    });
    const key = await keyFor(args, file, desk, secretsOf(hre));
    return accept(key, foundingDomain(file), request, args.out);
  });
});
