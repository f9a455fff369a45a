import { DELAY } from "../bounds.ts";
import { formatDuration } from "../duration.ts";
import { probeWords } from "../rules/probeWords.ts";
import type { ErrorWords } from "./words.ts";

/** What the Authority, the ingress and Standing refuse, and what to do next. */
export const AUTHORITY_ERRORS: ErrorWords = {
  AuthorityFenced: () => "the constitution closes this function of the Authority to everyone",
  AuthorityOnlyCommittee: (of) =>
    `only the Committee schedules, executes and cancels, not ${of("caller")}: open a proposal`,
  AuthorityRoleNotGrantable: (of) => `role ${of("role")} is neither granted nor revoked by hand`,
  AuthorityEntryLocked: (of) => `the table entry of ${of("target")}, selector ${of("selector")}, is locked`,
  AuthorityDelaysOutOfOrder: (of) =>
    `a milder class would wait longer than a stricter one at ${of("moment")}: change the delays in steps`,
  AuthorityDelayOutOfBounds: (of) =>
    `a delay of ${of("delay")} is out of bounds for class ${of("class")}: ${formatDuration(DELAY.min)} (Emergency 0) to ${formatDuration(DELAY.max)}`,
  AuthorityUnfitCommittee: (of) => `${of("candidate")} cannot serve as Committee: it fails probe ${of("probe")}`,
  GovernedAuthorityIsFinal: () => "the Authority of a contract is final",
  AccessManagedUnauthorized: (of) =>
    `${of("caller")} may not call this: act in the office that may, or propose it to the committee`,
  AccessManagerUnauthorizedAccount: (of) =>
    `${of("msgsender")} lacks role ${of("roleId")}: propose it to the committee`,
  AccessManagerAlreadyScheduled: () => "the same call is scheduled by another proposal: execute that one first",
  AccessManagerNotReady: () => "the delay has not passed yet",
  AccessManagerExpired: () => "the call was not executed in time after its delay: propose it again",
  AccessManagerNotScheduled: () => "the call is not scheduled: queue the proposal first",
  IngressUnauthorized: (of) => `${of("caller")} may not set the ingress: after the founding only the committee does`,
  IngressKeyLocked: (of) => `there is no key ${of("key")} to set, or it is final`,
  IngressCandidateUnfit: (of) =>
    `${of("candidate")} cannot serve as rules: it fails the probe "${of("probe")}"${wrong(of("probe"))}${concerning(of("subject"))}`,
  IngressFoundingIncomplete: (of) => `the founding is incomplete: not so is that ${of("check")}`,
  IngressHandedOver: () => "the hand-over took place already",
  StandingNotWriter: (of) => `${of("caller")} does not own the field ${of("field")}`,
  StandingWriterIsFinal: (of) => `the field ${of("field")} has a writer, which is final`,
  StandingTargetIsProtected: (of) => `${of("target")} belongs to the suite and stays as it is`,
  StandingNotTargetWriter: (of) => `${of("caller")} is not the registry that answers for ${of("target")}`,
  StandingBitsOutside: (of) => `the bits reach outside the field ${of("field")}`,
  StandingWriterUnfit: (of) => `${of("writer")} cannot be a writer: it is no contract, or it is the Authority`,
};

function wrong(probe: string): string {
  const words = probeWords(probe);
  return words === undefined ? "" : `: ${words}`;
}

/** Most probes concern nobody. */
function concerning(subject: string): string {
  return subject.startsWith("nobody") ? "" : ` (concerning ${subject})`;
}
