import { ZeroAddress, getAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { harmless } from "../format.ts";
import { subjectWords, toldSubject } from "../regulator/subject.ts";
import { countOf, unitsOf } from "../asset/units.ts";
import { COMMITTEE } from "../names.ts";
import { inWords, textOfBytes32 } from "../wording.ts";
import { type Memory, classOf, countAbout, directiveAbout, orderAbout, proposalAbout, tokenAbout } from "./about.ts";
import { type SuiteEvent, leafAt } from "./suiteEvent.ts";

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
    const about = toldSubject(book, { kind: BigInt(String(kind)), id: String(id), asset: String(asset) });
    const amount = String(this.raw("placement.amount"));
    return subjectWords(book, { ...about, amount: amount === "0" ? undefined : amount });
  }

  /** `order 3 on bank-c.issuer`. */
  order(): Promise<string> {
    return orderAbout(this.#desk, this.number("order"), this.#event.block);
  }

  /** `directive 4 (seizure from bank-c.issuer)`. */
  directive(): Promise<string> {
    return directiveAbout(this.#desk, this.number("directive"), this.#event.block);
  }

  /** An amount of the asset that `asset` numbers, or else whose token tells the event: `4.00`. */
  units(path: string): string {
    const { book } = this.#desk;
    const id = this.raw("asset");
    const token = book.assets.find((asset) => BigInt(asset.id) === id)?.token ?? this.#event.address;
    return unitsOf(book, token, BigInt(String(this.raw(path))));
  }

  /** An amount of what the token at another path keeps, beside whose name it stands. */
  count(path: string, token: string): string {
    return countOf(this.#desk.book, String(this.raw(token)), BigInt(String(this.raw(path))));
  }

  /** An amount of what the order is about. */
  ordered(path: string): Promise<string> {
    return countAbout(this.#desk, this.number("order"), BigInt(String(this.raw(path))), this.#event.block);
  }

  /** The asset whose token tells it: `asset 7 (BC27)`. */
  token(): Promise<string> {
    return tokenAbout(this.#desk, this.#event);
  }

  /** `proposal 7 "Suspend bank-c"`. */
  proposal(): Promise<string> {
    return proposalAbout(this.#desk, this.#event, this.#memory);
  }

  /** `, class Emergency` of a proposal that is made. */
  classWords(): Promise<string> {
    return classOf(this.#desk, this.#event);
  }
}
