import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { proposeMinimum, showPlans } from "../../lib/asset/plans.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { Refusal } from "../../lib/refusal.ts";
import { actingAction, readingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly kind: string | undefined;
  readonly items: string | undefined;
  readonly groups: string | undefined;
}

const show = readingAction<Arguments>((desk, { kind }) => showPlans(desk, kind));

const propose = actingAction<Arguments>("Seat", (desk, seat, { kind, items, groups, ...args }) =>
  proposeMinimum(desk, seat, named(kind), { items, groups }, proposingOf(args)),
);

/** What is proposed is of one kind. */
function named(kind: string | undefined): string {
  if (kind !== undefined) return kind;
  throw new Refusal("Say of which kind: `asset plans KIND --items … --groups N`.");
}

export default (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
  const changes = args.items !== undefined || args.groups !== undefined;
  return changes ? propose(args, hre) : show(args, hre);
};
