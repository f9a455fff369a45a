import { isError } from "ethers";
import { countOf } from "../asset/units.ts";
import type { Desk } from "../desk.ts";
import { DIRECTIVE_KINDS, memberName } from "../enums.ts";
import { harmless } from "../format.ts";
import { contentsOf } from "../proposals/content.ts";
import { subjectWords, toldSubject } from "../regulator/subject.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import { type SuiteEvent, leafAt } from "./suiteEvent.ts";

/** Characters of a description that are told; whoever proposes decides how long it is. */
const LONGEST = 120;

/** The descriptions of proposals as they were made. A Committee that succeeds numbers its own. */
export class Memory {
  readonly #descriptions = new Map<string, string>();

  /** Remembers a proposal that is made; of other events it takes nothing. */
  take(event: SuiteEvent): void {
    if (event.event === "ProposalCreated") this.keep(event, String(leafAt(event, "description")?.value));
  }

  /** Remembers the description of the proposal that an event is about. */
  keep(event: SuiteEvent, description: string): void {
    this.#descriptions.set(keyOf(event), description);
  }

  /** The description of the proposal that an event is about, as far as it is known. */
  of(event: SuiteEvent): string | undefined {
    return this.#descriptions.get(keyOf(event));
  }
}

/** `order 3 on bank-c.issuer`; without whom it is on where the node knows that block's state no more. */
export async function orderAbout({ suite, book }: Desk, order: number, block: number): Promise<string> {
  const found = await asked(suite.freezeOrders.orderOf(order, { blockTag: block }));
  return found === undefined
    ? `order ${order}`
    : `order ${order} on ${subjectWords(book, toldSubject(book, found.subject))}`;
}

/** An amount of what an order is about, as people read it, as far as the node knows that block's state. */
export async function countAbout({ suite, book }: Desk, order: number, amount: bigint, block: number): Promise<string> {
  const found = await asked(suite.freezeOrders.orderOf(order, { blockTag: block }));
  return found === undefined ? `${amount} units` : countOf(book, found.subject.asset, amount);
}

/** `directive 4 (seizure from bank-c.issuer)`, `directive 5 (annulment of asset 7 (BC27))`, as far as the node knows that block's state. */
export async function directiveAbout({ suite, book }: Desk, directive: number, block: number): Promise<string> {
  const found = await asked(suite.directives.directiveOf(directive, { blockTag: block }));
  if (found === undefined) return `directive ${directive}`;
  const kind = memberName(DIRECTIVE_KINDS, found.draft.kind).toLowerCase();
  const of = kind === "annulment" ? `of ${book.label(found.draft.target)}` : `from ${book.label(found.draft.from)}`;
  return `directive ${directive} (${kind} ${of})`;
}

/** `asset 7 (BC27)` of the token that tells an event; its number alone where the asset was drafted since. */
export async function tokenAbout({ suite, book }: Desk, { address, block }: SuiteEvent): Promise<string> {
  const known = book.nameOf(address);
  if (known !== undefined) return known;
  const found = await asked(suite.assetRegister.idOf(address, { blockTag: block }));
  return found === undefined ? address : book.assetLabel(Number(found));
}

/** `proposal 7 "Suspend bank-c"`, as far as it is known what it is for. */
export async function proposalAbout(desk: Desk, event: SuiteEvent, memory: Memory): Promise<string> {
  const id = Number(leafAt(event, "proposalId")?.value);
  memory.take(event);
  const known = memory.of(event) ?? (await describedAt(desk, event, id));
  if (known === undefined) return `proposal ${id}`;
  memory.keep(event, known);
  return `proposal ${id} ${quoted(known)}`;
}

/** `, class Emergency` of a proposal that is made, as far as the node knows that block's state. */
export async function classOf(desk: Desk, event: SuiteEvent): Promise<string> {
  if (!isOfRecord(desk, event)) return "";
  const id = Number(leafAt(event, "proposalId")?.value);
  const tally = await asked(desk.suite.committee.tallyOf(id, { blockTag: event.block }));
  return tally === undefined ? "" : `, class ${memberName(ACTION_CLASSES, tally.class)}`;
}

async function describedAt(desk: Desk, event: SuiteEvent, id: number): Promise<string | undefined> {
  if (!isOfRecord(desk, event)) return undefined;
  return (await asked(contentsOf(desk.suite, [id])))?.[0]?.description;
}

/** Whether the Committee that the network was founded with tells it, not one that succeeded. */
function isOfRecord({ suite }: Desk, { address }: SuiteEvent): boolean {
  return suite.committee.target === address;
}

function keyOf(event: SuiteEvent): string {
  return `${event.address} ${String(leafAt(event, "proposalId")?.value)}`;
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
