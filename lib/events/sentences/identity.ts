import { date } from "../../format.ts";
import type { Teller } from "../teller.ts";
import type { Sentences } from "./sentence.ts";

/** Organizations and their seats. */
export const ORGANIZATIONS: Sentences = {
  OrganizationRegistered: (e) =>
    `organization ${e.code("name")} is registered: ${e.say("kind")} of group ${e.code("group")}, ${e.say("accountCap")} accounts of its own`,
  OrganizationSuspended: (e) => `organization ${e.say("organization")} is suspended`,
  OrganizationReinstated: (e) => `organization ${e.say("organization")} is reinstated`,
  AccountCapSet: (e) => `organization ${e.say("organization")} may enrol ${e.say("accountCap")} accounts of its own`,
};

/** Accounts, their offices, and how a regulator keeps its own. */
export const ACCOUNTS: Sentences = {
  AccountEnrolled: (e) =>
    `${e.say("account")} of ${e.say("organization")} is enrolled as ${e.say("office")} ${validity(e)}${e.is("own") ? ", by its own organization" : ""}`,
  AccountRenewed: (e) => `${e.say("account")} is renewed ${validity(e)}`,
  AccountSuspended: (e) =>
    `${e.say("account")} is suspended by ${e.is("byDecision") ? "decision" : "its own organization"}`,
  AccountReinstated: (e) => `${e.say("account")} is reinstated`,
  AccountRevoked: (e) => `${e.say("account")} is revoked for ever`,
  RevocationRequested: (e) => `${e.say("orgAdmin")} asks to revoke ${e.say("account")}`,
  RevocationConfirmed: (e) => `${e.say("confirmer")} confirms the revocation of ${e.say("account")}`,
  OfficerChangeRequested: (e) =>
    `${e.say("officer")} asks for a change among the accounts of ${e.say("regulator")}, request ${String(e.raw("request"))}`,
  OfficersChanged: (e) =>
    `${e.say("regulator")} changes its accounts: ${e.say("removed")} removed, ${e.say("added")} added`,
  OfficerSummoned: (e) => `officer ${e.say("officer")} is summoned`,
  OfficerPresented: (e) => `officer ${e.say("officer")} presents himself`,
};

/** Guardians, and keys that follow keys. */
export const RECOVERY: Sentences = {
  GuardiansNamed: (e) => {
    const guardians = e.elements("guardians").map((guardian) => e.say(guardian));
    return `${e.say("organization")} names its guardians, ${e.say("quorum")} groups together: ${guardians.join(", ") || "nobody"}`;
  },
  RecoverySupported: (e) =>
    `guardian ${e.say("guardian")} supports the recovery of ${e.say("account")} to ${e.say("successor")}`,
  RecoveryStarted: (e) =>
    `the recovery of ${e.say("account")} to ${e.say("successor")} starts, by ${e.is("byGuardians") ? "guardians" : "its OrgAdmin"}: the old key sends nothing any more`,
  RecoveryConsented: (e) => `${e.who("by")} consents to the recovery of ${e.say("account")}`,
  RecoveryConsentedByRegulator: (e) =>
    `${e.say("officer")} of ${e.say("regulator")} consents that its orders on ${e.say("account")} follow`,
  RecoveryDisputed: (e) => `${e.say("account")} objects to its recovery: only the committee consents now`,
  RecoveryCancelled: (e) => `${e.who("by")} ends the recovery of ${e.say("account")}`,
  RecoveryFinished: (e) => `${e.say("successor")} takes the place of ${e.say("account")}`,
  HoldingRecovered: (e) => `what ${e.say("account")} held of ${e.say("asset")} follows to ${e.say("successor")}`,
};

function validity(e: Teller): string {
  const until = e.number("validUntil");
  return until === 0 ? "without end" : `until ${date(until)}`;
}
