import type { Eras } from "./eras.ts";

/** A chain by whose head and eras answers are kept. */
interface KeepingChain {
  readonly head: { readonly number: number };
  readonly eras: Eras;
}

/** An answer that is asked for once in an era of the rules where it is known to hold that long, and else at each head. */
export class KeptAnswer<T> {
  readonly #chain: KeepingChain;
  readonly #ask: () => Promise<T>;
  readonly #mayOutlastHead: (answer: T) => boolean;
  #asked: { head: number; readonly era: number; readonly answer: Promise<T>; outlasts: boolean } | undefined;

  /**
   * @param ask asks at the head
   * @param mayOutlastHead whether an answer says nothing but what the rules do
   */
  constructor(chain: KeepingChain, ask: () => Promise<T>, mayOutlastHead: (answer: T) => boolean) {
    this.#chain = chain;
    this.#ask = ask;
    this.#mayOutlastHead = mayOutlastHead;
  }

  /** What asking at the head gives. */
  get(): Promise<T> {
    const { head, eras } = this.#chain;
    const asked = this.#asked;
    const isOfEra = asked?.era === eras.now && asked.outlasts && eras.areSteady;
    if (asked !== undefined && (asked.head === head.number || isOfEra)) {
      asked.head = head.number;
      return asked.answer;
    }
    return this.#askNow();
  }

  #askNow(): Promise<T> {
    const { head, eras } = this.#chain;
    const asked = { head: head.number, era: eras.now, answer: this.#ask(), outlasts: false };
    asked.answer.then(
      (answer) => (asked.outlasts = this.#mayOutlastHead(answer)),
      () => undefined,
    );
    this.#asked = asked;
    return asked.answer;
  }
}
