import { date } from "../../format.ts";
import type { RecoveryCase } from "./case.ts";
import type { Subject } from "./subject.ts";

/** What a recovery under way needs next: who does it, and how. */
export function nextSteps(subject: Subject, found: RecoveryCase, now: number): string[] {
  const { label } = subject;
  if (found.spoilt) return [`the new key was enrolled meanwhile, so this recovery is never finished: end it`];
  if (found.ready) return [`any active account finishes it: \`account recover ${label} --finish --as NAME\``];
  const waits = [...consentStep(subject, found), ...orderSteps(subject, found)];
  return now < found.windowEnd ? [...waits, windowStep(subject, found, waits.length > 0)] : waits;
}

/** What stops a recovery under way, or makes it the committee's: who does it, and how. */
export function stops({ label, whose }: Subject, { objectedAt }: RecoveryCase): string[] {
  const end = `an OrgAdmin of ${whose} ends it, or a Seat account proposes that: \`account recover ${label} --cancel --as NAME\``;
  return objectedAt !== undefined
    ? [end]
    : [`the old key objects, then only the committee consents: \`account object ${label}\``, end];
}

function consentStep({ label, whose }: Subject, found: RecoveryCase): string[] {
  const { consentedAt, consentOf, byGuardians, proposed } = found;
  if (consentedAt !== undefined) return [];
  if (proposed.length > 0) {
    return proposed.map(({ proposal, stage }) => `the committee consents by proposal ${proposal}: ${stage}`);
  }
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

function windowStep({ label }: Subject, { windowEnd }: RecoveryCase, isWaiting: boolean): string {
  const when = `${isWaiting ? "after that, " : ""}from ${date(windowEnd)} on`;
  return `${when}, any active account finishes it: \`account recover ${label} --finish --as NAME\``;
}
