import type { Teller } from "../teller.ts";

/** An event in people's words, without a full stop. */
export type Sentence = (e: Teller) => string | Promise<string>;

/** Sentences of one contract, by event. */
export type Sentences = Readonly<Record<string, Sentence>>;
