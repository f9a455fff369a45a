import { type Action, type ActionContext, ACCOUNT, type Given, type Parameter } from "./action.ts";

/** The file in which an account accepted its office. */
export const ACCEPTANCE: Parameter = {
  name: "acceptance",
  description: "File of the account's acceptance, as `account accept` writes it",
  file: "acceptance",
};

/** Until when an account is valid. */
export const VALID_UNTIL: Parameter = {
  name: "validUntil",
  description: "Date on which the account expires, or never",
};

/** The know-your-customer record behind an account. */
export const KYC: Parameter = {
  name: "kyc",
  description: "File with the KYC record followed by its random salt of 32 bytes, or its keccak256 hash",
  file: "kyc",
};

const ENROLMENT = [ACCEPTANCE, VALID_UNTIL, KYC] as const;
const ENROLMENT_EXAMPLE = "--acceptance bank-a.desk.acceptance.json --valid-until 2028-12-31 --kyc record.bin";

/** What the committee decides about accounts. */
export const ACCOUNT_ACTIONS: readonly Action[] = [
  {
    name: "account.enrol",
    call: "Accounts.enrol",
    description: "Enrols an account of a member or service organization that accepted its office, any but Seat",
    example: ENROLMENT_EXAMPLE,
    parameters: ENROLMENT,
    args: enrolment,
    words: (of) => `Enrol ${of("enrolment.account")} as ${of("enrolment.office")} of ${of("enrolment.organization")}`,
  },
  {
    name: "account.renew",
    call: "Accounts.renew",
    description: "Gives an account of a member or service organization a new validity and KYC record",
    example: "--account bank-a.operator --valid-until 2030-12-31 --kyc record.bin",
    parameters: [ACCOUNT, VALID_UNTIL, KYC],
    args: ({ account, validUntil, kyc }) => [account, validUntil, kyc],
    words: (of) => `Renew ${of("account")} until ${of("validUntil")}`,
  },
  {
    name: "account.suspend",
    call: "Accounts.suspend",
    description: "Suspends an account, never a Seat's or a regulator's",
    example: "--account bank-a.operator",
    parameters: [ACCOUNT],
    args: ({ account }) => [account],
    words: (of) => `Suspend ${of("account")}`,
  },
  {
    name: "account.reinstate",
    call: "Accounts.reinstate",
    description: "Ends the suspension of an account",
    example: "--account bank-a.operator",
    parameters: [ACCOUNT],
    args: ({ account }) => [account],
    words: (of) => `Reinstate ${of("account")}`,
  },
  {
    name: "account.revoke",
    call: "Accounts.revoke",
    description: "Revokes an account for ever, never a Seat's or a regulator's",
    example: "--account bank-a.operator",
    parameters: [ACCOUNT],
    args: ({ account }) => [account],
    words: (of) => `Revoke ${of("account")} for ever`,
  },
  {
    name: "seat.enrol",
    call: "Accounts.enrolSeat",
    description: "Enrols the Seat account of a member and revokes the one that it had",
    example: ENROLMENT_EXAMPLE,
    parameters: ENROLMENT,
    args: enrolment,
    words: (of) => `Enrol ${of("enrolment.account")} as the Seat account of ${of("enrolment.organization")}`,
  },
  {
    name: "seat.revoke",
    call: "Accounts.revokeSeat",
    description: "Revokes the Seat account of an organization without live seat",
    example: "--account bank-d.seat",
    parameters: [ACCOUNT],
    args: ({ account }) => [account],
    words: (of) => `Revoke the Seat account ${of("account")} for ever`,
  },
];

function enrolment({ validUntil, kyc }: Given, { acceptance }: ActionContext) {
  return [
    {
      account: acceptance?.account,
      organization: acceptance?.organization,
      office: acceptance?.office,
      validUntil,
      kyc,
    },
    { deadline: acceptance?.deadline, signature: acceptance?.signature },
  ];
}
