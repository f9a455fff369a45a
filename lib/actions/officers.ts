import { Refusal } from "../refusal.ts";
import { ACCEPTANCE, KYC, VALID_UNTIL } from "./accounts.ts";
import type { Action, ActionContext, ArgumentWords, Given } from "./action.ts";

const NOBODY = "0x0000000000000000000000000000000000000000";
const NO_HASH = `0x${"00".repeat(32)}`;

const CHANGE = [
  { name: "regulator", description: "The regulator: name or number" },
  { name: "remove", description: "Account to revoke; with --acceptance it is replaced", isOptional: true },
  { ...ACCEPTANCE, isOptional: true },
  { name: "renew", description: "Account to renew, in place of --acceptance", isOptional: true },
  { ...VALID_UNTIL, isOptional: true },
  { ...KYC, isOptional: true },
] as const;

const EXAMPLE = "--regulator regulator --remove regulator.officer-1 --acceptance new.acceptance.json";
const VALIDITY = "--valid-until 2028-12-31 --kyc record.bin";

/** What the committee decides about a regulator's own accounts. */
export const OFFICER_ACTIONS: readonly Action[] = [
  {
    name: "officers.change",
    call: "Accounts.changeOfficersByDecision",
    description: "Changes a regulator's accounts while fewer than two of its officers count",
    example: `${EXAMPLE} ${VALIDITY}`,
    parameters: CHANGE,
    args: (given, context) => [officerChange(given, context)],
    words: (of) => changeWords(of, "Change"),
  },
  {
    name: "officers.approve",
    call: "Accounts.approveOfficerChangeByDecision",
    description: "Approves the change of a regulator's accounts that one officer requested, in the same terms",
    example: `${EXAMPLE} ${VALIDITY}`,
    parameters: CHANGE,
    args: (given, context) => [officerChange(given, context)],
    words: (of) => changeWords(of, "Approve the change of"),
  },
  {
    name: "officers.summon",
    call: "Accounts.summon",
    description: "Summons an officer, who counts on only if he presents himself within 30 days",
    example: "--officer regulator.officer-1",
    parameters: [{ name: "officer", description: "Officer: name or address" }],
    args: ({ officer }) => [officer],
    words: (of) => `Summon ${of("officer")}`,
  },
];

/**
 * A change among a regulator's accounts as the contract takes it: remove, add, both (a rotation), or renew.
 * A request and its approval must be equal to the last bit, so both are built here.
 * @throws Refusal when it is none of them
 */
export function officerChange(given: Given, { acceptance }: Pick<ActionContext, "acceptance">) {
  checkChange(given, acceptance !== undefined);
  const { regulator, remove = NOBODY, renew = NOBODY, validUntil = "never", kyc = NO_HASH } = given;
  const renewed = { account: renew, organization: regulator, office: "None", deadline: 0, signature: "0x" };
  const { account, organization, office, deadline, signature } = acceptance ?? renewed;
  return {
    regulator,
    remove,
    add: { account, organization, office, validUntil, kyc },
    acceptance: { deadline, signature },
  };
}

function checkChange({ remove, renew, validUntil, kyc }: Given, isAccepted: boolean): void {
  if (isAccepted && renew !== undefined) throw new Refusal("Give an acceptance or whom to renew, not both.");
  const adds = isAccepted || renew !== undefined;
  if (!adds && remove === undefined) throw new Refusal("Say whom to remove, to renew, or to add by an acceptance.");
  if (adds && (validUntil === undefined || kyc === undefined)) {
    throw new Refusal("Whoever is added or renewed needs a validity and a KYC record: --valid-until and --kyc.");
  }
}

function changeWords(of: ArgumentWords, verb: string): string {
  const [removed, added] = [of("change.remove"), of("change.add.account")];
  const parts = [removed === "nobody" ? [] : [`without ${removed}`], added === "nobody" ? [] : [`with ${added}`]];
  return `${verb} the accounts of ${of("change.regulator")}: ${parts.flat().join(", ")}`;
}
