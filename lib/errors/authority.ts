import { DELAY } from "../bounds.ts";
import { formatDuration } from "../duration.ts";
import { probeWords } from "../rules/probeWords.ts";
import { NOBODY } from "../wording.ts";
import type { ArgumentWords, ErrorWords } from "./words.ts";

/** What the Authority, the ingress and Standing refuse, and what to do next. */
export const AUTHORITY_ERRORS: ErrorWords = {
  AuthorityFenced: () =>
    "the constitution closes this function of the Authority to everyone: propose `committee.succeed`, `delays.set` or an entry of the class table instead",
  AuthorityOnlyCommittee: (of) =>
    `only the Committee schedules, executes and cancels, not ${of("caller")}: open a proposal`,
  AuthorityRoleNotGrantable: (of) =>
    `role ${of("role")} is neither granted nor revoked by hand: enrol or revoke an account in the office, or replace the Committee`,
  AuthorityEntryLocked: (of) =>
    `the table entry of ${of("target")}, selector ${of("selector")}, is locked: leave it, only a class entry outside Constitution moves, and to another class`,
  AuthorityDelaysOutOfOrder: (of) =>
    `a milder class would wait longer than a stricter one at ${of("moment")}: change the delays in steps`,
  AuthorityDelayOutOfBounds: (of) =>
    `a delay of ${of("delay")} is out of bounds for class ${of("class")}: choose ${formatDuration(DELAY.min)} (Emergency 0) to ${formatDuration(DELAY.max)}`,
  AuthorityUnfitCommittee: (of) =>
    `${of("candidate")} cannot serve as Committee: it fails probe ${of("probe")}: name a contract that passes`,
  GovernedAuthorityIsFinal: () => "the Authority of a contract is final: change who may call what in the Authority",
  AccessManagedUnauthorized: (of) =>
    `${of("caller")} may not call this: act in the office that may, or propose it to the committee`,
  AccessManagerUnauthorizedAccount: (of) =>
    `${of("msgsender")} lacks role ${of("roleId")}: propose it to the committee`,
  AccessManagerAlreadyScheduled: () => "the same call is scheduled by another proposal: execute that one first",
  IngressUnauthorized: (of) =>
    `${of("caller")} may not set the ingress: after the founding only the committee does, so propose it`,
  IngressKeyLocked: (of) => `there is no key ${of("key")} to set, or it is final: set the key of the rules, or none`,
  IngressCandidateUnfit: (of) =>
    `${of("candidate")} cannot serve as rules: it fails the probe "${of("probe")}"${wrong(of("probe"))}${concerning(of)}: name a contract that passes, see \`rules probe\``,
  IngressFoundingIncomplete: (of) =>
    `the founding is incomplete: not so is that ${of("check")}: finish it, see \`consortium check\``,
  IngressHandedOver: () => "the hand-over took place already: nothing is left to do, see `consortium check`",
  StandingNotWriter: (of) =>
    `${of("caller")} does not own the field ${of("field")}: act through the registry that does`,
  StandingTargetIsProtected: (of) => `${of("target")} belongs to the suite and stays as it is: name another contract`,
  StandingNotTargetWriter: (of) =>
    `${of("caller")} is not the registry that answers for ${of("target")}: act through that registry`,
  StandingBitsOutside: (of) =>
    `the bits reach outside the field ${of("field")}: a registry writes its own field only, so correct the registry`,
  StandingWriterUnfit: (of) =>
    `${of("writer")} cannot record targets, being no contract or the Authority: name the registry that does`,
};

function wrong(probe: string): string {
  const words = probeWords(probe);
  return words === undefined ? "" : `: ${words}`;
}

/** Most probes concern nobody. */
function concerning(of: ArgumentWords): string {
  return of.is("subject", NOBODY) ? "" : ` (concerning ${of("subject")})`;
}
