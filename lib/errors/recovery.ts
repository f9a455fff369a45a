import { NOBODY } from "../wording.ts";
import type { ErrorWords } from "./words.ts";

/** What Recovery refuses, and what to do next. */
export const RECOVERY_ERRORS: ErrorWords = {
  RecoveryAccountUnfit: (of) =>
    `${of("account")} cannot be recovered, being not enrolled, revoked or a regulator's: see \`account show\`; a regulator rotates its officers with \`regulator change\``,
  RecoveryNotOwn: (of) =>
    `${of("account")} belongs to ${of("organization")}, for which ${of("caller")} does not act: its own OrgAdmin does`,
  RecoveryUnexpected: (of) =>
    of.is("startedAt", "never")
      ? `no recovery of ${of("account")} is under way: see \`account recover\``
      : `the last recovery of ${of("account")} started ${of("startedAt")}: another one starts 30 days after that at the soonest, and one that ended is not acted on; see \`account recover\``,
  RecoveryToAnother: (of) =>
    of.is("successor", NOBODY)
      ? `the recovery of ${of("account")} was cancelled: see \`account recover\``
      : `the recovery of ${of("account")} is to the key ${of("successor")}, not to the one named: see \`account recover\`, then name that one`,
  RecoveryGuardiansUnfit: (of) =>
    of.is("guardian", NOBODY)
      ? `these guardians do not fit a quorum of ${of("quorum")}: it is at least 2, they are at most 8, and from at least as many groups`
      : `${of("guardian")} cannot be a guardian: it must be an account in force of another group`,
  RecoveryNotGuardian: (of) =>
    `${of("caller")} is no guardian of ${of("organization")}, or its group supports this recovery already: see \`account guardians\``,
  RecoveryConsentUnfit: (of) =>
    `${of("caller")} may not consent to the recovery of ${of("account")}: an OrgAdmin or Seat account of another group does, once, none of a supporter's group, and of a Seat account or after an objection the committee alone`,
  RecoveryObjectionUnfit: (of) =>
    `this is no objection that ${of("account")} signed to the recovery under way, or it objected already: sign it anew with the old key`,
  RecoveryObjectedSince: (of) =>
    of.is("objectedAt", "never")
      ? `the old key of ${of("account")} has not objected, as the decision says: see \`account recover\`, then consent anew`
      : `the old key of ${of("account")} objected at ${of("objectedAt")}, which the decision does not say: see \`account recover\`, then consent anew`,
  RecoveryUnfinished: (of) =>
    of.is("consentedAt", "never")
      ? `nobody has consented to the recovery of ${of("account")}: another group's OrgAdmin or Seat account, or the committee, does first`
      : `the window to object to the recovery of ${of("account")} ends at ${of("windowEnd")}: finish it then`,
  RecoveryUnderOrder: (of) =>
    `freeze order ${of("order")} is on ${of("account")}, so the recovery waits: let an officer of its regulator consent that it follows to the new key, with \`account recover\``,
  RecoveryNothingToMove: (of) =>
    `${of("account")} has no successor, or what it held of ${of("asset")} followed already: nothing is left to move`,
};
