import { id } from "ethers";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { signAcceptance } from "../../lib/account/acceptance/acceptance.ts";
import { nowOf } from "../../lib/desk.ts";
import { organizationId } from "../../lib/suite/plan.ts";
import { OFFICES } from "../../lib/suite/words.ts";
import { Decision } from "./decision.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import { post } from "./post.ts";
import type { Stage } from "./stage.ts";

const YEAR = 365 * 86_400;

/** An outsider is refused, voted in, transacts, and still creates no contract. */
export async function joining(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("An outsider posts a notice", () =>
    refused(stage, () => post(stage, stage.newcomer, "from outside"), /not enrolled/),
  );
  await narrator.step("The committee votes the outsider in, as a participant of bank-a, with its own acceptance", () =>
    enrolNewcomer(stage),
  );
  await narrator.step("The newcomer posts a notice", () => post(stage, stage.newcomer, "first notice"));
  await narrator.step("The newcomer tries to create a contract", () =>
    refused(
      stage,
      () => stage.newcomer.sendTransaction({ data: "0x6000600055", gasLimit: 100_000n }),
      /creating a contract/i,
    ),
  );
}

async function enrolNewcomer(stage: Stage): Promise<string[]> {
  const now = await nowOf(stage.desk);
  const organization = organizationId(stage.file, "bank-a");
  const { address } = stage.newcomer;
  const { deadline, signature } = await signAcceptance(stage.newcomer, foundingDomain(stage.file), {
    account: address,
    organization,
    office: "Participant",
    deadline: now + YEAR,
  });
  const { accounts } = stage.as("bank-a.seat");
  const enrolment = {
    account: address,
    organization,
    office: OFFICES.indexOf("Participant"),
    validUntil: now + YEAR,
    kyc: id("a record and its salt, kept at bank-a"),
  };
  const decision = await Decision.propose(
    stage,
    { target: accounts, method: "enrol", args: [enrolment, { deadline, signature }] },
    "Enrol a trader of bank-a",
  );
  return [await decision.complete(), `${address} is enrolled`];
}
