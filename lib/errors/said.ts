import type { ErrorDescription, ErrorFragment } from "ethers";
import { PROPOSAL_STATES, memberName } from "../enums.ts";
import type { NameBook } from "../names.ts";
import { inWords } from "../wording.ts";
import { ASSET_ERRORS, TOKEN_ERRORS } from "./asset.ts";
import { AUTHORITY_ERRORS } from "./authority.ts";
import { GOVERNANCE_ERRORS } from "./governance.ts";
import { METHOD_ERRORS } from "./methods.ts";
import { NETWORK_ERRORS } from "./network.ts";
import { OPENZEPPELIN_ERRORS } from "./openzeppelin.ts";
import { RECOVERY_ERRORS } from "./recovery.ts";
import { REGISTRY_ERRORS } from "./registries.ts";
import { RELEASE_ERRORS } from "./release.ts";
import { SAMPLE_ERRORS } from "./samples.ts";
import { DIRECTIVE_ERRORS, FREEZE_ERRORS } from "./supervision.ts";
import type { ArgumentWords, ErrorWords } from "./words.ts";

/** The words of every error that has some. */
export const ERROR_WORDS: ErrorWords = {
  ...GOVERNANCE_ERRORS,
  ...AUTHORITY_ERRORS,
  ...REGISTRY_ERRORS,
  ...NETWORK_ERRORS,
  ...METHOD_ERRORS,
  ...RELEASE_ERRORS,
  ...FREEZE_ERRORS,
  ...DIRECTIVE_ERRORS,
  ...RECOVERY_ERRORS,
  ...ASSET_ERRORS,
  ...TOKEN_ERRORS,
  ...SAMPLE_ERRORS,
  ...OPENZEPPELIN_ERRORS,
};

/** Stands for the colon of a value, which does not end what happened. */
const SEALED = "\u{e000}";

/** An error in words, without capital and full stop. */
export interface Said {
  readonly what: string;
  /** What to do next; undefined of an error that is not ours. */
  readonly next: string | undefined;
}

/** What an error with its values says. */
export function saidWith(error: ErrorDescription, book: NameBook): Said {
  const { inputs } = error.fragment;
  const argument = (name: string, members?: readonly string[]): string => {
    const index = inputs.findIndex((input) => input.name === name);
    const param = inputs[index];
    const value: unknown = error.args[index];
    const enumeration =
      members ?? (error.name.startsWith("Governor") && name === "current" ? PROPOSAL_STATES : undefined);
    if (param === undefined) return name;
    return enumeration !== undefined && typeof value === "bigint"
      ? memberName(enumeration, value)
      : inWords(param, value, book);
  };
  const told = wordsFor(error.name);
  if (told !== undefined) return parted(told, argument, (name, words, members) => argument(name, members) === words);
  return {
    what: `${error.name}(${inputs.map(({ name }) => `${name}: ${argument(name)}`).join(", ")})`,
    next: undefined,
  };
}

/** What an error says in every way that its values may turn it, with their names in their place; the usual way first. */
export function waysOf({ name, inputs }: ErrorFragment): readonly [Said, ...Said[]] {
  const told = wordsFor(name);
  if (told === undefined)
    return [{ what: `${name}(${inputs.map((input) => input.name).join(", ")})`, next: undefined }];
  const way = (is: boolean) =>
    parted(
      told,
      (argument) => `<${argument}>`,
      () => is,
    );
  const [usual, other] = [way(false), way(true)];
  return usual.what === other.what && usual.next === other.next ? [usual] : [usual, other];
}

/** Both parts in one line. */
export function inOneLine({ what, next }: Said): string {
  return next === undefined ? what : `${what}: ${next}`;
}

/** Whoever deploys a contract names its errors, `toString` too. */
function wordsFor(name: string): ErrorWords[string] | undefined {
  return Object.hasOwn(ERROR_WORDS, name) ? ERROR_WORDS[name] : undefined;
}

function parted(
  told: (of: ArgumentWords) => string,
  argument: (name: string, members?: readonly string[]) => string,
  is: ArgumentWords["is"],
): Said {
  const sealed = (name: string, members?: readonly string[]) => argument(name, members).replaceAll(": ", `:${SEALED}`);
  const words = told(Object.assign(sealed, { is }));
  const end = words.lastIndexOf(": ");
  const part = (from: number, to: number) => words.slice(from, to).replaceAll(SEALED, " ");
  if (end < 0) return { what: part(0, words.length), next: undefined };
  return { what: part(0, end), next: part(end + 2, words.length) };
}
