import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { listGuardians } from "../../lib/account/recovery/guardians.ts";
import { nameGuardians } from "../../lib/account/recovery/nameGuardians.ts";
import { actingAction, readingAction } from "../shared/session.ts";
import { type SendingArguments, sendingOf } from "./sending.ts";

interface Arguments extends SendingArguments {
  readonly organization: string | undefined;
  readonly set: string | undefined;
  readonly quorum: number;
}

const list = readingAction<Arguments>((desk, { organization }) => listGuardians(desk, organization));

const name = actingAction<Arguments>("OrgAdmin", (desk, actor, args) => {
  const named = (args.set ?? "").split(",").map((text) => text.trim());
  const guardians = args.set?.toLowerCase() === "none" ? [] : named;
  const { organization, quorum } = args;
  return nameGuardians(desk, actor, { guardians, quorum, organization }, sendingOf(args));
});

/** Lists guardians, or names those of the own organization. */
export default (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  (args.set === undefined ? list : name)(args, hre);
