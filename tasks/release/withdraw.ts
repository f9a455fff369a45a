import { checkWithdrawer, withdrawRelease } from "../../lib/release/withdraw.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly release: string;
}

export default actingAction<Arguments>(
  async (desk, { release }, organization) => {
    await checkWithdrawer(desk, release, organization);
    return ["Developer"];
  },
  (desk, developer, { release }) => withdrawRelease(desk, developer, release),
);
