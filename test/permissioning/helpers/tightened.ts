import { expectRefusal } from "../../fixtures/expectations.ts";
import { Office } from "../../fixtures/enums.ts";
import { founded } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { POST, managed, opening, tighten } from "../../fixtures/methods.ts";
import { noticeOf } from "../../fixtures/question.ts";

/** Whom bank-a's OrgAdmin left {@link POST} open to. */
export const LEFT = [Office.participant] as const;

/** bank-a's OrgAdmin left the sample's target open to participants only, of participants, issuers and maybe its list. */
export async function tightened({ listed = false } = {}): Promise<Founded> {
  const network = await founded();
  await managed(network, opening([Office.participant, Office.issuer], { listed }));
  await tighten(network, LEFT);
  return network;
}

/** The attempt finds nothing of {@link POST} to confirm. */
export async function expectNothingToConfirm(network: Founded, attempt: Promise<unknown>): Promise<void> {
  await expectRefusal(attempt, network.suite.methodLists, "MethodNothingToConfirm", [noticeOf(network), POST]);
}
