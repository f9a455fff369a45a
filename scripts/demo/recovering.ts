import { signAcceptance } from "../../lib/account/acceptance/acceptance.ts";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { nowOf } from "../../lib/desk.ts";
import { organizationId } from "../../lib/suite/plan.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import { post } from "./post.ts";
import type { Stage } from "./stage.ts";

const DAY = 86_400;

/** A key is lost: the account gets another one, which nobody gives it alone. */
export async function recovering(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("The newcomer's key is lost: bank-a's OrgAdmin starts its recovery, to a key that accepted", () =>
    start(stage),
  );
  await narrator.step("Nobody finishes it early, or without the consent of an organization of another group", () =>
    refused(stage, () => finish(stage), /72 hours|consent/),
  );
  await narrator.step("bank-b consents, the 72 hours pass, and whoever likes gives the new key the account", () =>
    complete(stage),
  );
}

async function start(stage: Stage): Promise<string[]> {
  const { recovery } = stage.desk.suite;
  const [account, successor] = [stage.newcomer.address, stage.newKey.address];
  const { deadline, signature } = await signAcceptance(stage.newKey, foundingDomain(stage.file), {
    account: successor,
    organization: organizationId(stage.file, "bank-a"),
    office: "Participant",
    deadline: (await nowOf(stage.desk)) + 30 * DAY,
  });
  await stage
    .actor("bank-a.admin")
    .act(await recovery.start.populateTransaction(account, successor, { deadline, signature }));
  return [
    `from ${account} to ${successor}`,
    `the lost key: ${await refused(stage, () => post(stage, stage.newcomer, "by the finder"), /recover/)}`,
  ];
}

async function complete(stage: Stage): Promise<string[]> {
  const { recovery } = stage.desk.suite;
  const [account, successor] = [stage.newcomer.address, stage.newKey.address];
  await stage.actor("bank-b.seat").act(await recovery.consent.populateTransaction(account, successor));
  await stage.advance(3 * DAY);
  await finish(stage);
  return [
    await post(stage, stage.newKey, "with the new key"),
    `the lost key: ${await refused(stage, () => post(stage, stage.newcomer, "too late"), /revoked/)}`,
  ];
}

async function finish(stage: Stage): Promise<void> {
  const { recovery } = stage.desk.suite;
  await stage.actor("csd.operator").act(await recovery.finish.populateTransaction(stage.newcomer.address));
}
