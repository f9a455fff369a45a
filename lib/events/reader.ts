import type { Log, Provider } from "ethers";
import type { KnownContract } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { INGRESSES, SUITE } from "../suite/types.ts";
import { type Range, logsIn } from "./logs.ts";
import { SENTENCES } from "./sentences.ts";
import { type SuiteEvent, suiteEventIn } from "./suiteEvent.ts";

/** Reads what the contracts of a network told in its blocks: those of the suite, and every Committee that succeeded. */
export class EventReader {
  readonly #provider: Pick<Provider, "getLogs">;
  readonly #contracts: KnownContract[];

  /** @param committee address of the Committee in force */
  constructor(provider: Pick<Provider, "getLogs">, contracts: readonly KnownContract[], committee: string) {
    this.#provider = provider;
    this.#contracts = [...contracts];
    this.#follow(committee);
  }

  /** The events that have words, in their order. */
  async read(range: Range): Promise<SuiteEvent[]> {
    const known = this.#contracts.length;
    const address = this.#contracts.map((contract) => contract.address);
    const logs = await logsIn(this.#provider, { address, topics: [this.#topics()] }, range);
    const events = logs.flatMap((log) => this.#eventIn(log) ?? []);
    for (const { event, values } of events) if (event === "CommitteeSucceeded") this.#follow(String(values[0]));
    return this.#contracts.length === known ? events : this.read(range);
  }

  #topics(): string[] {
    const topics = this.#contracts.flatMap(({ name, interface: declared }) =>
      Object.keys(SENTENCES[name] ?? {}).map((event) => declared.getEvent(event)?.topicHash ?? []),
    );
    return [...new Set(topics.flat())];
  }

  #eventIn(log: Log): SuiteEvent | undefined {
    const contract = this.#contracts.find(({ address }) => address.toLowerCase() === log.address.toLowerCase());
    const event = contract === undefined ? undefined : suiteEventIn(log, contract);
    return event !== undefined && SENTENCES[event.contract]?.[event.event] !== undefined ? event : undefined;
  }

  /** A Committee that succeeded speaks as the former one did. */
  #follow(address: string): void {
    const committee = this.#contracts.find(({ name }) => name === "Committee");
    if (committee === undefined || this.#contracts.some((known) => known.address === address)) return;
    this.#contracts.push({ ...committee, address });
  }
}

/** A reader for a network as it is now. */
export async function openReader({ provider, suite, contracts }: Desk): Promise<EventReader> {
  const names = new Set<string>([...SUITE, ...Object.keys(INGRESSES)]);
  const own = contracts.filter(({ name }) => names.has(name));
  return new EventReader(provider, own, await suite.authority.committee());
}
