import { formatDuration } from "../../lib/duration.ts";
import { RULES_KEY } from "../../lib/rules/handles.ts";
import { organizationId } from "../../lib/suite/plan.ts";
import { listValidators } from "../../lib/validators/list.ts";
import { Decision } from "./decision.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import { post } from "./post.ts";
import type { Stage } from "./stage.ts";

const EMERGENCY = 3;

/** Rates change slowly, a veto stops a decision, a suspended organization stops, and bad rules stay out. */
export async function governing(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("A change of rates passes as Constitution and waits its delay", () => changeRates(stage));
  await narrator.step("The regulator vetoes a second change while it waits", () => vetoRates(stage));
  await narrator.step("The committee suspends bank-d at once; its node is closed and its accounts are refused", () =>
    suspend(stage),
  );
  await narrator.step("bank-d's seat still votes, through another node: suspending an organization takes no vote", () =>
    stillVotes(stage),
  );
  await narrator.step("Rules that do not answer as rules must are refused by the ingress, even after a vote", () =>
    badRules(stage),
  );
}

async function changeRates(stage: Stage): Promise<string[]> {
  const decision = await proposeEmergencyParticipation(stage, 5_500n, "Raise Emergency participation to 55 %");
  await decision.carry();
  const delay = await decision.queue();
  const early = await refused(stage, () => decision.execute(), /CommitteeUnmetDelay/);
  await stage.advance(delay);
  await decision.execute();
  const { participation } = await stage.as("bank-a.seat").charter.termsOf(EMERGENCY);
  return [
    `queued for ${formatDuration(delay)}; executed early: ${early}`,
    `after the delay: Emergency participation is ${Number(participation) / 100} %`,
  ];
}

async function vetoRates(stage: Stage): Promise<string> {
  const decision = await proposeEmergencyParticipation(stage, 5_000n, "Lower Emergency participation to 50 %");
  await decision.carry();
  const delay = await decision.queue();
  await decision.veto("weakens the safeguards agreed at admission");
  await stage.advance(delay);
  return refused(stage, () => decision.execute(), /GovernorUnexpectedProposalState/);
}

async function proposeEmergencyParticipation(stage: Stage, participation: bigint, why: string): Promise<Decision> {
  const { charter } = stage.as("bank-a.seat");
  const terms = (await charter.allTerms()).map((each) => ({
    participation: each.participation,
    approval: each.approval,
    period: each.period,
  }));
  const args = [terms.map((each, index) => (index === EMERGENCY ? { ...each, participation } : each))];
  return Decision.propose(stage, { target: charter, method: "set", args }, why);
}

async function suspend(stage: Stage): Promise<string[]> {
  const { organizations } = stage.as("bank-a.seat");
  const call = { target: organizations, method: "suspend", args: [organizationId(stage.file, "bank-d")] };
  const decision = await Decision.propose(stage, call, "Suspend bank-d");
  const told = await decision.complete();
  const postAt = (at: string) => post(stage, stage.key("bank-d.admin", at), "from bank-d");
  return [
    told,
    await refused(stage, () => postAt("bank-d"), /Node not permitted/),
    `through bank-a's node: ${await refused(stage, () => postAt("bank-a"), /suspended/)}`,
    await stillValidates(stage),
  ];
}

/** No suspension halts consensus: a validator leaves the set first. */
async function stillValidates({ desk }: Stage): Promise<string> {
  const { validators } = (await listValidators(desk)).data;
  if (!validators.some(({ name }) => name === "bank-d.node")) throw new Error("bank-d's node has left the set");
  return "bank-d's node seals blocks all the same, until it leaves the validator set: `validator demote bank-d.node`";
}

async function stillVotes(stage: Stage): Promise<string[]> {
  const { organizations } = stage.as("bank-a.seat");
  const call = { target: organizations, method: "reinstate", args: [organizationId(stage.file, "bank-d")] };
  const decision = await Decision.propose(stage, call, "Reinstate bank-d");
  const { committee } = stage.as("bank-d.seat", "bank-a");
  await (await committee.castVote(decision.id, 1)).wait();
  return [
    "bank-d.seat voted through bank-a's node",
    await decision.complete(),
    await post(stage, stage.key("bank-d.admin"), "back again"),
  ];
}

async function badRules(stage: Stage): Promise<string[]> {
  const { accountIngress, named } = stage.as("bank-a.seat");
  const candidate = await named.Notice?.getAddress();
  const args = [RULES_KEY, candidate];
  const call = { target: accountIngress, method: "setContractAddress", args };
  const decision = await Decision.propose(stage, call, "Point the ingress at the notice board");
  await decision.carry();
  await stage.advance(await decision.queue());
  const told = await refused(stage, () => decision.execute(), /IngressCandidateUnfit/);
  if (!(await decision.isQueued())) throw new Error("the decision did not stay in the queue");
  return [told, "the old rules stay in force; the decision stays in the queue until it lapses"];
}
