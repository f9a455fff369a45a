/** What an error's words are made of. */
export interface ArgumentWords {
  /** One argument in words, by its name; `members` names an enumeration that the name alone does not tell. */
  (name: string, members?: readonly string[]): string;
  /** Whether an argument reads so: where what happened or what to do turns on it. */
  is(name: string, words: string, members?: readonly string[]): boolean;
}

/** `what happened, to what: what to do next`, per error; the last colon parts them; without capital and full stop. */
export type ErrorWords = Readonly<Record<string, (of: ArgumentWords) => string>>;
