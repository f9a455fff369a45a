import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { listGuardians } from "../../lib/account/recovery/guardians.ts";
import { nameGuardians } from "../../lib/account/recovery/nameGuardians.ts";
import { actingAction, readingAction } from "../shared/session.ts";
import { type SendingArguments, sendingOf } from "./sending.ts";

interface Arguments extends SendingArguments {
  readonly org: string | undefined;
  readonly set: string | undefined;
  readonly quorum: number;
}

const list = readingAction<Arguments>((desk, { org }) => listGuardians(desk, org));

const name = actingAction<Arguments>("OrgAdmin", (desk, actor, args) => {
  const named = (args.set ?? "").split(",").map((text) => text.trim());
  const guardians = args.set?.toLowerCase() === "none" ? [] : named;
  const { org: organization, quorum } = args;
  return nameGuardians(desk, actor, { guardians, quorum, organization }, sendingOf(args));
});

/** Lists guardians, or names those of the own organization. */
export default (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  (args.set === undefined ? list : name)(args, hre);
