import type { ContractTransaction } from "ethers";
import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { date } from "../format.ts";
import type { Report } from "../report.ts";
import type { Accounts } from "../../types/ethers-contracts/index.ts";
import { type Subject, type Verb, subjectOf } from "./subject.ts";
import { type How, howFor } from "./ways.ts";

/** What is done about an enrolled account. */
export type AccountAct =
  | { readonly verb: Exclude<Verb, "renew"> }
  | {
      readonly verb: "renew";
      /** Seconds since 1970; 0 when it never ends. */
      readonly validUntil: number;
      /** keccak256 of the KYC record and its salt. */
      readonly kyc: string;
    };

/** What was done about an account. */
export interface ActedOn {
  readonly account: string;
  readonly name: string;
  readonly organization: string;
  readonly did: "suspended" | "reinstated" | "revoked" | "renewed" | "requested" | "proposed";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

const DONE = { suspend: "suspended", reinstate: "reinstated", revoke: "revoked", renew: "renewed" } as const;

/**
 * Suspends, reinstates, revokes or renews an account: at once where the actor's office allows it, else by a proposal. A
 * revocation within the organization takes two accounts: an OrgAdmin asks, another confirms.
 * @throws Refusal when the account or the actor's office does not fit, saying who can
 */
export async function actOnAccount(
  desk: Desk,
  actor: Actor,
  text: string,
  act: AccountAct,
  proposing: Proposing = {},
): Promise<Report<ActedOn>> {
  const subject = await subjectOf(desk, text, act.verb);
  const how = await howFor(desk, actor, act.verb, subject);
  const call = await callOf(desk.suite.accounts, act, how, subject);
  const whose = desk.book.organizationLabel(subject.organization);
  const base = { account: subject.account, name: subject.label, organization: whose };
  if (how === "decision") {
    const { proposal, transaction, text } = await proposeInstead(desk, actor, [proposedCall(call)], proposing);
    return { data: { ...base, did: "proposed", proposal, transaction }, text };
  }
  await proposing.confirm?.(
    `${actor.name} ${ASKED[how]} ${act.verb} ${subject.label} (${subject.office} of ${whose}).`,
  );
  const { hash } = await actor.act(call);
  const did = how === "request" ? "requested" : DONE[act.verb];
  return {
    data: { ...base, did, proposal: undefined, transaction: hash },
    text: wordsOf(actor, act, how, subject, whose),
  };
}

const ASKED = { own: "is to", request: "is to ask to", confirm: "is to confirm, for ever, to" } as const;

async function callOf(accounts: Accounts, act: AccountAct, how: How, subject: Subject): Promise<ContractTransaction> {
  const { account } = subject;
  const byDecision = how === "decision";
  switch (act.verb) {
    case "suspend":
      return (byDecision ? accounts.suspend : accounts.suspendOwn).populateTransaction(account);
    case "reinstate":
      return (byDecision ? accounts.reinstate : accounts.reinstateOwn).populateTransaction(account);
    case "renew":
      return (byDecision ? accounts.renew : accounts.renewOwn).populateTransaction(account, act.validUntil, act.kyc);
    case "revoke":
      if (how === "request") return accounts.requestRevocation.populateTransaction(account);
      if (how === "confirm") return accounts.confirmRevocation.populateTransaction(account);
      return (subject.office === "Seat" ? accounts.revokeSeat : accounts.revoke).populateTransaction(account);
  }
}

/** What was done, by which path, and what comes next. */
function wordsOf(
  actor: Actor,
  act: AccountAct,
  how: Exclude<How, "decision">,
  { label }: Subject,
  whose: string,
): string {
  if (how === "request") {
    return `${actor.name} asks to revoke ${label}.\nnext  a second account of ${whose} confirms within 90d: \`account revoke ${label} --as NAME\``;
  }
  switch (act.verb) {
    case "suspend":
      return `${label} is suspended, at once, by its OrgAdmin ${actor.name}.\nnext  \`account reinstate ${label} --as ${actor.name}\` ends it`;
    case "reinstate":
      return `${label} is reinstated, at once, by its OrgAdmin ${actor.name}.`;
    case "revoke":
      return `${label} is revoked for ever: ${whose} asked for it and ${actor.name} confirmed.`;
    case "renew": {
      const until = act.validUntil === 0 ? "without end" : `until ${date(act.validUntil)}`;
      return `${label} is valid ${until}, at once, by its OrgAdmin ${actor.name}.`;
    }
  }
}
