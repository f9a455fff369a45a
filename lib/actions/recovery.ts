import { Refusal } from "../refusal.ts";
import { ACCOUNT, type Action, type ActionContext, type Given, type Parameter } from "./action.ts";

const SUCCESSOR: Parameter = {
  name: "successor",
  description: "The new key: name or address; left out, the one that the recovery under way is to",
  isOptional: true,
};

/** What the committee decides about recoveries. */
export const RECOVERY_ACTIONS: readonly Action[] = [
  {
    name: "recovery.consent",
    call: "Recovery.consentByDecision",
    description:
      "Consents that an account is recovered to the new key, which nobody but the committee may for a seat's",
    example: "--account bank-c.seat",
    parameters: [ACCOUNT, SUCCESSOR],
    args: consent,
    words: (of) =>
      `Consent to the recovery of ${of("account")} to ${of("successor")}${of("objectedAt") === "never" ? "" : `, to which the old key objected at ${of("objectedAt")}`}`,
  },
  {
    name: "recovery.cancel",
    call: "Recovery.cancelByDecision",
    description: "Ends a recovery under way without a new key",
    example: "--account bank-c.seat",
    parameters: [ACCOUNT, SUCCESSOR],
    args: accountAndSuccessor,
    words: (of) => `Cancel the recovery of ${of("account")} to ${of("successor")}`,
  },
];

/** With when the old key objected: a decision taken before it does not hold against it. */
async function consent(given: Given, context: ActionContext): Promise<readonly unknown[]> {
  const { suite, book } = context.desk;
  const { objectedAt } = await suite.recovery.caseOf(book.address(given["account"] ?? ""));
  return [...(await accountAndSuccessor(given, context)), Number(objectedAt)];
}

/** The account and the key that its recovery is to: a decision about one holds for no other. */
async function accountAndSuccessor(
  { account = "", successor }: Given,
  { desk: { suite, book } }: ActionContext,
): Promise<readonly unknown[]> {
  const address = book.address(account);
  if (successor !== undefined) return [address, successor];
  const found = await suite.recovery.caseOf(address);
  if (found.startedAt !== 0n) return [address, found.successor];
  throw new Refusal(`No recovery of ${book.label(address)} is under way: see \`account show ${account}\`.`);
}
