/** What the rules in force do not explain. */
export const UNEXPLAINED = "the rules in force refused it";

/** The account rules' `Rule`, in its order (`contracts/permissioning/IAccountRules.sol`). */
export const RULES = [
  "None",
  "UnknownAccount",
  "AccountSuspended",
  "AccountRevoked",
  "AccountExpired",
  "OrganizationSuspended",
  "AccountFrozen",
  "AccountRecovering",
  "OrganizationFrozen",
  "ValueRefused",
  "CreationRefused",
  "UnknownTarget",
  "TargetSuspended",
  "TargetFrozen",
  "MethodRefused",
] as const;

/** A rule's name. */
export type Rule = (typeof RULES)[number];

/** Who called what, where that is known. */
export interface Called {
  readonly method: string;
  readonly account: string;
}

const UNNAMED: Called = { method: "this function", account: "the account" };

const WORDS: Readonly<Record<Rule, (subject: string, called: Called) => string>> = {
  None: () => UNEXPLAINED,
  UnknownAccount: (account) => `account ${account} is not enrolled; its organization or the committee can enrol it`,
  AccountSuspended: (account) => `account ${account} is suspended; its organization or the committee can reinstate it`,
  AccountRevoked: (account) => `account ${account} is revoked for good; enrol another address`,
  AccountExpired: (account) => `account ${account} has expired; its organization or the committee can renew it`,
  OrganizationSuspended: (organization) =>
    `organization ${organization} of the account is suspended; the committee can reinstate it`,
  AccountFrozen: (account) => `account ${account} is frozen for sending`,
  AccountRecovering: (account) =>
    `account ${account} is being recovered to another key, so it sends nothing; whoever holds it objects with \`account object\``,
  OrganizationFrozen: (organization) => `organization ${organization} of the account is frozen for sending`,
  ValueRefused: () => "a transaction may not carry value: the network has no native token",
  CreationRefused: () => "creating a contract is refused: no account may create contracts",
  UnknownTarget: (target) =>
    `target ${target} is not known to the network; only contracts that Standing records can be called`,
  TargetSuspended: (target) => `target ${target} is suspended or retired`,
  TargetFrozen: (target) => `target ${target} is frozen`,
  MethodRefused: (target, { method, account }) =>
    `${method} of target ${target} is not open to ${account}; \`method list\` shows to whom it is, and the committee can open it`,
};

/** The name of a rule's number; undefined when these rules are not the project's. */
export function ruleOf(number: number): Rule | undefined {
  return RULES[number];
}

/** Whether the subject of a rule is an organization's number; that of every other is an address. */
export function isOfOrganization(rule: Rule): boolean {
  return rule === "OrganizationSuspended" || rule === "OrganizationFrozen";
}

/**
 * Why a rule refuses, and what helps.
 * @param subject the account, target or organization in words
 * @param called what was called by whom, for the rule that is about both
 */
export function ruleWords(rule: Rule, subject: string, called = UNNAMED): string {
  return WORDS[rule](subject, called);
}
