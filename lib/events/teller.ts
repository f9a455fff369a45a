import { ZeroAddress, getAddress, isError } from "ethers";
import type { Desk } from "../desk.ts";
import { DIRECTIVE_KINDS, memberName } from "../enums.ts";
import { harmless } from "../format.ts";
import { contentsOf } from "../proposals/content.ts";
import { subjectWords, toldSubject } from "../regulator/subject.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import { inWords, textOfBytes32 } from "../wording.ts";
import { type SuiteEvent, leafAt } from "./suiteEvent.ts";

/** Characters of a description that are told; whoever proposes decides how long it is. */
const LONGEST = 120;

/** The committee, where a contract tells of nobody who acted. */
const COMMITTEE = "the committee";

/** What was learned from earlier events: descriptions of proposals by their number. */
export type Memory = Map<number, string>;

/** What a sentence about an event is made of: its values in words, by their paths, and what they are about. */
export class Teller {
  readonly #desk: Desk;
  readonly #event: SuiteEvent;
  readonly #memory: Memory;

  constructor(desk: Desk, event: SuiteEvent, memory: Memory) {
    this.#desk = desk;
    this.#event = event;
    this.#memory = memory;
  }

  /** Name of the contract that tells it. */
  get contract(): string {
    return this.#event.contract;
  }

  /** A value as it is. */
  raw(path: string): unknown {
    return leafAt(this.#event, path)?.value;
  }

  number(path: string): number {
    return Number(this.raw(path) ?? 0);
  }

  is(path: string): boolean {
    return this.raw(path) === true;
  }

  /** A value in words: names, dates, text. */
  say(path: string): string {
    const leaf = leafAt(this.#event, path);
    if (leaf === undefined) return "";
    if (leaf.param.type === "address") return this.who(path, "nobody");
    return inWords(leaf.param, leaf.value, this.#desk.book);
  }

  /** A text that somebody packed into 32 bytes. */
  code(path: string): string {
    return harmless(textOfBytes32(String(this.raw(path))));
  }

  /** The name of an account or contract; `nobody` where there is none, which mostly means the committee. */
  who(path: string, nobody = COMMITTEE): string {
    const address = String(this.raw(path));
    return address === ZeroAddress ? nobody : this.#desk.book.label(address);
  }

  /** The elements of a list of numbers or structs, as paths. */
  elements(path: string): string[] {
    const places = this.#event.leaves.flatMap((leaf) =>
      leaf.path.startsWith(`${path}.`) ? [leaf.path.slice(path.length + 1).split(".")[0] ?? ""] : [],
    );
    return [...new Set(places)].map((place) => `${path}.${place}`);
  }

  /** A function of a contract, by its signature where it is known. */
  method(target: string, selector: string): string {
    const address = getAddress(String(this.raw(target)));
    const called = this.#desk.contracts.find((known) => getAddress(known.address) === address);
    const written = String(this.raw(selector));
    return `${called?.interface.getFunction(written)?.format("sighash") ?? `function ${written}`} of ${this.who(target)}`;
  }

  /** What a freeze order is about, as its placing tells. */
  placed(): string {
    const [kind, id, asset] = ["kind", "id", "asset"].map((part) => this.raw(`placement.subject.${part}`));
    const { book } = this.#desk;
    return subjectWords(book, toldSubject(book, { kind: BigInt(String(kind)), id: String(id), asset: String(asset) }));
  }

  /** `order 3 on bank-c.issuer`; without whom it is on where the node knows that block's state no more. */
  async order(): Promise<string> {
    const order = this.number("order");
    const { suite, book } = this.#desk;
    const found = await asked(suite.freezeOrders.orderOf(order, { blockTag: this.#event.block }));
    const about = found === undefined ? "" : ` on ${subjectWords(book, toldSubject(book, found.subject))}`;
    return `order ${order}${about}`;
  }

  /** `directive 4 (seizure from bank-c.issuer)`. */
  async directive(): Promise<string> {
    const directive = this.number("directive");
    const found = await asked(this.#desk.suite.directives.directiveOf(directive, { blockTag: this.#event.block }));
    if (found === undefined) return `directive ${directive}`;
    const kind = memberName(DIRECTIVE_KINDS, found.draft.kind).toLowerCase();
    return `directive ${directive} (${kind} from ${this.#desk.book.label(found.draft.from)})`;
  }

  /** `proposal 7 "Suspend bank-c"`. */
  async proposal(): Promise<string> {
    const id = this.number("proposalId");
    const known = this.#memory.get(id) ?? (await this.#described(id));
    if (known === undefined) return `proposal ${id}`;
    this.#memory.set(id, known);
    return `proposal ${id} ${quoted(known)}`;
  }

  /** `, class Emergency` of a proposal that is made. */
  async classWords(): Promise<string> {
    const id = this.number("proposalId");
    const tally = await asked(this.#desk.suite.committee.tallyOf(id, { blockTag: this.#event.block }));
    return tally === undefined ? "" : `, class ${memberName(ACTION_CLASSES, tally.class)}`;
  }

  async #described(id: number): Promise<string | undefined> {
    const written = this.raw("description");
    if (typeof written === "string") return written;
    return (await asked(contentsOf(this.#desk.suite, [id])))?.[0]?.description;
  }
}

/** In quotation marks that it cannot end itself, and on one line with others. */
function quoted(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return JSON.stringify(harmless(shown));
}

/** What a node answers; undefined where it no longer has that block's state, or does not search so many blocks. */
async function asked<T>(question: Promise<T>): Promise<T | undefined> {
  return question.catch((thrown: unknown) => {
    if (isError(thrown, "CALL_EXCEPTION") || isError(thrown, "UNKNOWN_ERROR")) return undefined;
    throw thrown;
  });
}
