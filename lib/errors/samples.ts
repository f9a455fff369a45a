import { CREDIT_STATUSES } from "../enums.ts";
import type { ErrorWords } from "./words.ts";

/** What the business contracts in `contracts/samples/` refuse, and what to do next. */
export const SAMPLE_ERRORS: ErrorWords = {
  CreditUnknown: (of) => `there is no letter of credit ${of("id")}: read its number in the event of its issue`,
  CreditUnfit: (of) =>
    `the credit for ${of("beneficiary")} of ${of("amount")} (currency ${of("currency")}, until ${of("expiry")}) lacks something: name another active organization, a currency, an amount, terms and an expiry in the future`,
  CreditNotIssuer: (of) => `${of("caller")} is no Issuer in force: act as an Issuer of the bank`,
  CreditNotParty: (of) =>
    `${of("caller")} is no account of ${of("organization")}, whose turn it is with credit ${of("id")}: let one of its accounts act`,
  CreditUnexpectedStatus: (of) =>
    `credit ${of("id")} is ${of("status", CREDIT_STATUSES)}, which does not allow this: read its status first`,
  CreditWrongMoment: (of) =>
    `credit ${of("id")} runs until ${of("expiry")}: present documents until then, and let it expire after that`,
  CreditWrongDocuments: (of) =>
    `the documents presented for credit ${of("id")} have the hash ${of("presented")}, not ${of("given")}: judge those and name their hash`,
  PriceNotPublisher: (of) =>
    `${of("caller")} publishes no prices: let a seat open the function to it, with \`method allow\``,
  PriceUnfit: (of) =>
    `the series ${of("series")} has no name, or the moment ${of("at")} is in the future or not after ${of("last")}: give another`,
  PriceTooOld: (of) =>
    `the last price of ${of("series")} is of ${of("at")}: wait for a newer one, or ask for one that may be older`,
};
