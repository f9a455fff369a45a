/** One argument of an error in words, by its name; `members` names an enumeration that the name alone does not tell. */
export type ArgumentWords = (name: string, members?: readonly string[]) => string;

/** What happened, to what, and what to do next, per error; without capital and full stop. */
export type ErrorWords = Readonly<Record<string, (of: ArgumentWords) => string>>;
