import type { Actor } from "../actor.ts";
import { proposedCall } from "../committee/instead.ts";
import { type Opened, type Proposing, openProposal } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { RULES_KEY, handleOf } from "./handles.ts";
import type { IngressWord } from "./ingresses.ts";
import { ingressNamed } from "./named.ts";
import { isInForce, probe } from "./probe.ts";

/** A proposal to point an ingress at other rules. */
export interface Repointed extends Opened {
  readonly ingress: IngressWord;
  /** Address of the rules to come. */
  readonly candidate: string;
}

/**
 * Probes a contract and proposes that an ingress points at it.
 * @throws Refusal naming the probe that it fails, or saying that it is in force already; nothing is sent then
 */
export async function repointRules(
  desk: Desk,
  seat: Actor,
  ingress: string,
  candidate: string,
  proposing: Proposing = {},
): Promise<Report<Repointed>> {
  const probed = await probe(desk, ingressNamed(ingress), desk.book.address(candidate));
  if (probed.reason !== undefined) throw new Refusal(`Not proposed. ${probed.reason}`);
  if (proposing.force !== true && (await isInForce(desk, probed))) {
    const name = desk.book.label(probed.candidate);
    throw new Refusal(
      `Not proposed: the ${probed.ingress} ingress points at ${name} already. Say --force if an open proposal will change that.`,
    );
  }
  const repoint = handleOf(desk, probed.ingress).setContractAddress;
  const call = proposedCall(await repoint.populateTransaction(RULES_KEY, probed.candidate));
  const opened = await openProposal(desk, seat, [call], proposing);
  return {
    data: { ...opened.data, ingress: probed.ingress, candidate: probed.candidate },
    text: `It passes every probe.\n${opened.text}`,
  };
}
