import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { nodeId } from "../enode.ts";
import { findNode } from "../nodes/find.ts";
import { enodeOf } from "../nodes/status.ts";
import { organizationStanding } from "../org/status.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { Office } from "../suite/words.ts";
import { unfitBecause } from "./fitness.ts";

/** What is done about a validator. */
export type Change = "promote" | "demote";

/** What became of a change of the validator set. */
export interface Changed {
  /** Identity of the node. */
  readonly node: string;
  readonly name: string;
  readonly organization: string;
  readonly did: "demoted" | "proposed";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/** Who demotes at once when the organization is suspended: anybody who may transact; a Seat account first. */
const ANYBODY: readonly Office[] = ["Seat", "Operator", "OrgAdmin", "Regulator", "Sentinel"];

/**
 * Takes a node into the validator set, or out of it: by a proposal; out of it at once, by anybody, when its organization is
 * suspended.
 * @throws Refusal when the node was never admitted, or the set refuses the change
 */
export async function changeValidator(
  desk: Desk,
  actor: Actor,
  text: string,
  change: Change,
  proposing: Proposing = {},
): Promise<Report<Changed>> {
  const { validatorSet } = desk.suite;
  const entry = await findNode(desk, text);
  const id = nodeId(enodeOf(entry));
  const name = desk.book.nodeLabel(id);
  const organization = desk.book.organizationLabel(Number(entry.organization));
  const base = { node: id, name, organization };
  if (change === "demote" && (await isOfSuspended(desk, text))) {
    await proposing.confirm?.(`${actor.name} is to take ${name} out of the validator set, at once.`);
    const { hash } = await actor.act(await validatorSet.demoteSuspended.populateTransaction(id));
    const done = `${name} is out of the validator set, at once: ${organization} is suspended, so anybody may do it.\nnext  it is disconnected in the block after; \`validator sync\` refreshes the list that the ingress keeps`;
    return { data: { ...base, did: "demoted", proposal: undefined, transaction: hash }, text: done };
  }
  const unfit = change === "promote" ? await unfitBecause(desk, entry, name) : undefined;
  if (unfit !== undefined && proposing.force !== true) {
    throw new Refusal(`Not proposed: ${unfit}.`, { error: "ValidatorUnfit" });
  }
  const call = proposedCall(await validatorSet[change].populateTransaction(id));
  const { proposal, transaction, text: proposed } = await proposeInstead(desk, actor, [call], proposing);
  return { data: { ...base, did: "proposed", proposal, transaction }, text: proposed };
}

/** The offices of an organization that may do it, preferred first. */
export async function changingOffices(desk: Desk, text: string, change: Change): Promise<readonly Office[]> {
  return change === "demote" && (await isOfSuspended(desk, text)) ? ANYBODY : ["Seat"];
}

async function isOfSuspended(desk: Desk, text: string): Promise<boolean> {
  const { organization } = await findNode(desk, text);
  return (await organizationStanding(desk, Number(organization))).status === "Suspended";
}
