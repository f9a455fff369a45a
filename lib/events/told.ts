import type { Provider } from "ethers";
import type { Desk } from "../desk.ts";
import { date, short } from "../format.ts";
import { Refusal } from "../refusal.ts";
import { SENTENCES } from "./sentences.ts";
import { type SuiteEvent, leafAt } from "./suiteEvent.ts";
import type { Memory } from "./about.ts";
import { Teller } from "./teller.ts";
import { toldValues } from "./toldValue.ts";

/** An event in people's words. */
export interface ToldEvent {
  readonly block: number;
  /** Time of its block, seconds since 1970. */
  readonly at: number;
  readonly transaction: string;
  /** Its place among the logs of its block. */
  readonly index: number;
  readonly contract: string;
  readonly event: string;
  readonly words: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Tells events in people's words, in their order. */
export async function tellEvents(desk: Desk, events: readonly SuiteEvent[], memory: Memory): Promise<ToldEvent[]> {
  const times = new Map<number, number>();
  const told: ToldEvent[] = [];
  for (const event of withoutVetoed(events)) {
    const { block, transaction, index, contract } = event;
    const at = times.get(block) ?? (await timeOf(desk.provider, block));
    times.set(block, at);
    const words = (await SENTENCES[contract]?.[event.event]?.(new Teller(desk, event, memory))) ?? event.event;
    const said = { event: event.event, words, arguments: toldValues(event, desk.book) };
    told.push({ block, at, transaction, index, contract, ...said });
  }
  return told;
}

/** Without the cancellations that are vetoes: the event of the veto tells more. */
function withoutVetoed(events: readonly SuiteEvent[]): SuiteEvent[] {
  const keyOf = (event: SuiteEvent) => `${event.transaction} ${String(leafAt(event, "proposalId")?.value)}`;
  const vetoed = new Set(events.filter(({ event }) => event === "ProposalVetoed").map(keyOf));
  return events.filter((event) => event.event !== "ProposalCanceled" || !vetoed.has(keyOf(event)));
}

/** One line: when, in which block and transaction, what. */
export function eventLine({ at, block, transaction, words }: ToldEvent): string {
  return `${date(at)}  block ${block}  ${short(transaction)}  ${words}`;
}

/**
 * The time of a block, seconds since 1970.
 * @throws Refusal when the node does not have it
 */
export async function timeOf(provider: Provider, block: number): Promise<number> {
  const found = await provider.getBlock(block);
  if (found === null) throw new Refusal(`The node has no block ${block}.`);
  return found.timestamp;
}
