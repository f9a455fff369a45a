import { OFFICERS } from "../bounds.ts";
import { ACCOUNT_STATUSES, ORG_STATUSES } from "../enums.ts";
import type { ArgumentWords, ErrorWords } from "./words.ts";

/** How a name book calls organization 0, which in the registers is none. */
const NONE = "the committee";

/** What Organizations and Accounts refuse, and what to do next. */
export const REGISTRY_ERRORS: ErrorWords = {
  OrganizationUnknown: (of) =>
    of.is("organization", NONE)
      ? "number 0 is no organization: name one of `org list`"
      : `${of("organization")} is not registered: see \`org list\``,
  OrganizationNameUnfit: (of) =>
    of.is("holder", NONE)
      ? "an organization needs a name and a group: give both"
      : `the name ${of("name")} is taken by ${of("holder")}: choose another`,
  OrganizationWrongKind: (of) =>
    `this function is not for an organization of kind ${of("kind")}: \`org add\`, \`org suspend\` and \`org reinstate\` choose the one that is`,
  OrganizationUnexpectedStatus: (of) =>
    `${of("organization")} is ${of("status", ORG_STATUSES)} already: nothing is left to do, see \`org show\``,
  AccountUnfit: (of) =>
    `${of("account")} was enrolled before or is a known contract: let a fresh address accept with \`account accept\``,
  AccountUnknown: (of) => `${of("account")} is not enrolled: see \`account list\``,
  AccountUnexpectedStatus: (of) =>
    `${of("account")} is ${of("status", ACCOUNT_STATUSES)}, which does not allow this: see \`account show\``,
  AccountWrongOffice: (of) =>
    `this function is not for office ${of("office")} at an organization of kind ${of("kind")} (${of("account")}): \`account enrol\`, \`account revoke\` and \`regulator change\` choose the one that is`,
  AccountNotOwn: (of) =>
    of.is("account", of("caller"))
      ? `${of("caller")} acts for ${organization(of)} and may not do this for another organization: let that one's own account, or a decision`
      : `${of("account")} belongs to ${organization(of)}, not to the organization that this is about: check the account`,
  AccountValidityUnfit: (of) =>
    `${of("account")} needs a KYC reference and a validity in the future, not one that ends ${of("validUntil")}: give another --valid-until`,
  AcceptanceInvalid: (of) =>
    `${of("account")} did not accept to be ${of("office")} of ${organization(of)} on this chain: make a new acceptance with \`account accept\``,
  AcceptanceExpired: (of) =>
    `the acceptance of ${of("account")} ended at ${of("deadline")}: make a new one with \`account accept\``,
  AccountCapReached: (of) =>
    `${of("organization")} has enrolled the ${of("accountCap")} accounts that it may enrol alone: propose the enrolment as a seat, or a higher cap with \`committee propose org.cap\``,
  AccountSuspendedByDecision: (of) =>
    `the committee suspended ${of("account")}: only the committee reinstates it, propose it as a seat`,
  AccountNoRequest: () =>
    "nobody who still holds the office requested this in the last 90 days: make the request first",
  AccountSecondNeeded: (of) =>
    `${of("caller")} cannot be the second to consent: another account of the organization must, in an office that its OrgAdmin does not give`,
  AccountSeatIsLive: (of) =>
    `the seat of ${of("organization")} is live: replace its account with \`account enrol\`, or take the seat out of the vote with \`committee propose seats.suspend\` first`,
  OfficersKeepThemselves: (of) =>
    `${of("counting")} officers of ${of("regulator")} count, so only they change its accounts: an officer asks with \`regulator change\``,
  OfficersTooMany: (of) =>
    `${of("officers")} officers are more than the ${OFFICERS.max} that one regulator may have: remove one with \`regulator change\``,
  AccountsOnlyRecovery: (of) =>
    `only Recovery gives an account's office to another key, not ${of("caller")}: start one with \`account recover\``,
};

function organization(of: ArgumentWords): string {
  return of.is("organization", NONE) ? "no organization" : of("organization");
}
