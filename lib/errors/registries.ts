import { ACCOUNT_STATUSES, ORDER_STATUSES, ORG_STATUSES } from "../enums.ts";
import type { ErrorWords } from "./words.ts";

/** What Organizations, Accounts and FreezeOrders refuse, and what to do next. */
export const REGISTRY_ERRORS: ErrorWords = {
  OrganizationUnknown: (of) => `${of("organization")} is not registered: see \`consortium status\``,
  OrganizationNameUnfit: (of) => `the name ${of("name")} is empty or taken by ${of("holder")}`,
  OrganizationWrongKind: (of) =>
    `this function is not for an organization of kind ${of("kind")}: a regulator has functions of its own, of Constitution class`,
  OrganizationUnexpectedStatus: (of) => `${of("organization")} is ${of("status", ORG_STATUSES)} already`,
  AccountUnfit: (of) => `${of("account")} was enrolled before or is a known contract: choose a fresh address`,
  AccountUnknown: (of) => `${of("account")} is not enrolled: see \`account list\``,
  AccountUnexpectedStatus: (of) => `${of("account")} is ${of("status", ACCOUNT_STATUSES)}, which does not allow this`,
  AccountWrongOffice: (of) =>
    `this function is not for office ${of("office")} at an organization of kind ${of("kind")} (${of("account")})`,
  AccountNotOwn: (of) =>
    `${of("account")} belongs to ${of("organization")}, not to the organization of ${of("caller")}`,
  AccountValidityUnfit: (of) =>
    `${of("account")} needs a KYC reference and a validity in the future, not ${of("validUntil")}`,
  AcceptanceInvalid: (of) =>
    `${of("account")} did not accept to be ${of("office")} of ${of("organization")} on this chain: make a new acceptance with \`account accept\``,
  AcceptanceExpired: (of) => `the acceptance of ${of("account")} ended at ${of("deadline")}: make a new one`,
  AccountCapReached: (of) =>
    `${of("organization")} has enrolled the ${of("accountCap")} accounts it may enrol alone: propose the enrolment to the committee`,
  AccountSuspendedByDecision: (of) => `the committee suspended ${of("account")}: only the committee reinstates it`,
  AccountNoRequest: () =>
    "nobody who still holds the office requested this in the last 90 days: make the request first",
  AccountSecondNeeded: (of) => `a second account of the organization must confirm, not ${of("caller")}`,
  AccountSeatIsLive: (of) => `the seat of ${of("organization")} is live: replace its account with Accounts.enrolSeat`,
  OfficersKeepThemselves: (of) =>
    `${of("counting")} officers of ${of("regulator")} count, so only they change its accounts`,
  OfficersTooMany: (of) => `${of("officers")} officers are more than one regulator may have: revoke one first`,
  FreezeSubjectUnfit: (of) => `${of("subject")} cannot be frozen: it is not enrolled, or a regulator's`,
  FreezeIncomplete: () => "direction, reason code and evidence are required",
  FreezeDurationOutOfBounds: (of) => `an officer freezes for 1s to 3d, not ${of("duration")}`,
  FreezeOrderExists: (of) =>
    `order ${of("order")} of the same placer is live on this subject and shares a direction: confirm or lift it`,
  FreezeTooManyOnSubject: (of) => `${of("subject")} has as many live orders as are kept at once`,
  FreezeTooManyOfOfficer: (of) => `${of("officer")} has as many unconfirmed orders as one officer may have`,
  FreezeOrderNotOpen: (of) =>
    `order ${of("order")} is not open (${of("status", ORDER_STATUSES)}, until ${of("until")}): see \`regulator orders\``,
  FreezeOrderOfAnother: (of) => `order ${of("order")} is not your regulator's but that of ${of("organization")}`,
  FreezeSecondOfficerNeeded: (of) => `order ${of("order")} needs a second officer, another than ${of("officer")}`,
};
