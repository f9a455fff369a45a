import { stageOf } from "../../committee/stage.ts";
import { callsTo } from "../../decode.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { openProposals } from "../../proposals.ts";
import type { UnderRecovery } from "../underRecovery.ts";

/** An open proposal by which the committee would consent. */
export interface ProposedConsent {
  readonly proposal: number;
  /** Where it stands and what comes next, in words. */
  readonly stage: string;
}

/** The open proposals that would consent to a recovery as it stands: to this key, and knowing of its objection. */
export async function proposedConsents(
  desk: Desk,
  account: string,
  { successor, objectedAt = 0 }: Pick<UnderRecovery, "successor" | "objectedAt">,
): Promise<ProposedConsent[]> {
  const now = await nowOf(desk);
  const wanted = [account, successor, objectedAt].join();
  const consents = await Promise.all(
    (await openProposals(desk.suite)).map(async (proposal) => {
      const calls = await callsTo(desk.suite.recovery, proposal.calls);
      const isMeant = calls.some(({ name, args }) => name === "consentByDecision" && args.join() === wanted);
      return isMeant ? [{ proposal: Number(proposal.id), stage: (await stageOf(desk, proposal, now)).words }] : [];
    }),
  );
  return consents.flat();
}
