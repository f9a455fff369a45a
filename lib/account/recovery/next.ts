import { date } from "../../format.ts";
import type { RecoveryCase } from "./case.ts";
import type { Subject } from "./subject.ts";

/** What a recovery under way needs next, and what may stop it: who does it, and how. */
export function nextSteps(subject: Subject, found: RecoveryCase, now: number): string[] {
  const { label, whose } = subject;
  const stop = `an OrgAdmin of ${whose} ends it, or a Seat account proposes that: \`account recover ${label} --cancel --as NAME\``;
  if (found.spoilt) return [`the new key was enrolled meanwhile, so this recovery is never finished: ${stop}`];
  if (found.ready) return [`any active account finishes it: \`account recover ${label} --finish --as NAME\``];
  const waits = [...consentStep(subject, found), ...orderSteps(subject, found)];
  const steps = now < found.windowEnd ? [...waits, windowStep(subject, found)] : waits;
  const objection = found.disputed ? [] : [`the old key objects: \`account object ${label}\``];
  return [...steps, ...objection, stop];
}

function consentStep({ label, whose }: Subject, { consentedAt, consentOf, byGuardians }: RecoveryCase): string[] {
  if (consentedAt !== undefined) return [];
  const command = `\`account recover ${label} --consent --as NAME\``;
  if (consentOf === "committee") return [`only the committee consents, a Seat account proposes it: ${command}`];
  const supporters = byGuardians ? ` and the supporters'` : "";
  return [
    `an OrgAdmin or Seat account of another group than ${whose}'s${supporters} consents, or the committee when a Seat account of those proposes it: ${command}`,
  ];
}

function orderSteps({ label }: Subject, { orders }: RecoveryCase): string[] {
  return orders
    .filter(({ consented }) => !consented)
    .map(
      ({ order, organization }) =>
        `an officer of ${organization} consents that order ${order} follows: \`account recover ${label} --consent --as OFFICER\``,
    );
}

function windowStep({ label }: Subject, { windowEnd }: RecoveryCase): string {
  return `once that is done, any active account finishes it from ${date(windowEnd)} on: \`account recover ${label} --finish --as NAME\``;
}
