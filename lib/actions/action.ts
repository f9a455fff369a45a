import type { NamedAcceptance } from "../account/acceptance/files.ts";
import type { Desk } from "../desk.ts";

/** A named argument of an action. */
export interface Parameter {
  /** As a calls file writes it; a command line writes `validUntil` as `--valid-until`. */
  readonly name: string;
  readonly description: string;
  readonly isOptional?: true;
  /** What the text stands for: a document, or a KYC record and its salt, whose hash is recorded, or an acceptance. */
  readonly file?: "document" | "kyc" | "acceptance";
}

/** The arguments of an action as people wrote them; documents are hashes already. */
export type Given = Readonly<Record<string, string | undefined>>;

/** What an action may look at besides its arguments. */
export interface ActionContext {
  readonly desk: Desk;
  /** What the acceptance file holds, when one was given. */
  readonly acceptance: NamedAcceptance | undefined;
}

/** A decoded argument of the call in words, by its name; `change.remove` is a member of a struct. */
export type ArgumentWords = (path: string) => string;

/** Something the committee decides, under the name that people use for it. */
export interface Action {
  /** `org.suspend`. */
  readonly name: string;
  /** The one function that it calls: `Organizations.suspend`. */
  readonly call: string;
  /** Functions of which it calls one where `call` is not for the subject, such as a regulator's. */
  readonly others?: readonly string[];
  readonly description: string;
  /** Arguments of an example, as a command line writes them. */
  readonly example: string;
  readonly parameters: readonly Parameter[];
  /** It writes a whole list, and keeps what is not named as it stands when the proposal is made. */
  readonly writesAll?: true;
  /** Which of its functions these arguments need; left out, `call`. */
  choose?(given: Given, context: ActionContext): string | Promise<string>;
  /**
   * The function's arguments in order, as people write them.
   * @throws Refusal when the arguments do not fit together
   */
  args(given: Given, context: ActionContext): readonly unknown[] | Promise<readonly unknown[]>;
  /** What it comes to, where its call alone does not say it: what it changes of a whole list, what a number stands for. */
  title?(given: Given, context: ActionContext): string | Promise<string>;
  /** What it does in one line, for people: `Suspend bank-c`; `call` tells which of its functions it calls. */
  words(of: ArgumentWords, call: string): string;
}

/** A member organization, by name or number. */
export const ORG: Parameter = { name: "org", description: "Organization: name or number" };

/** An account, by name or address. */
export const ACCOUNT: Parameter = { name: "account", description: "Account: name or address" };
