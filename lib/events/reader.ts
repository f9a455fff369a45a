import type { Log, Provider } from "ethers";
import type { KnownContract } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { INGRESSES, SUITE } from "../suite/types.ts";
import { type Range, logsIn } from "./logs.ts";
import { SENTENCES } from "./sentences.ts";
import { type SuiteEvent, leafAt, suiteEventIn } from "./suiteEvent.ts";

/**
 * Reads what the contracts of a network told in its blocks: those of the suite, every Committee that succeeded, and the
 * tokens of assets.
 */
export class EventReader {
  readonly #provider: Pick<Provider, "getLogs">;
  readonly #contracts: KnownContract[];

  /**
   * @param committee address of the Committee in force
   * @param tokens addresses of the assets' tokens
   */
  constructor(
    provider: Pick<Provider, "getLogs">,
    contracts: readonly KnownContract[],
    committee: string,
    tokens: readonly string[] = [],
  ) {
    this.#provider = provider;
    this.#contracts = [...contracts];
    this.#follow("Committee", committee);
    for (const token of tokens) this.#follow("AssetToken", token);
  }

  /** The events that have words, in their order. */
  async read(range: Range): Promise<SuiteEvent[]> {
    const known = this.#contracts.length;
    const address = this.#contracts.map((contract) => contract.address);
    const logs = await logsIn(this.#provider, { address, topics: [this.#topics()] }, range);
    const events = logs.flatMap((log) => this.#eventIn(log) ?? []);
    for (const event of events) this.#learn(event);
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

  /** Whom else an event makes speak. */
  #learn(told: SuiteEvent): void {
    if (told.event === "CommitteeSucceeded") this.#follow("Committee", String(told.values[0]));
    if (told.event === "AssetDrafted") this.#follow("AssetToken", String(leafAt(told, "token")?.value));
  }

  /** A Committee that succeeded speaks as the former one did, a clone as what it is a clone of. */
  #follow(contract: string, address: string): void {
    const founded = this.#contracts.find(({ name }) => name === contract);
    if (founded === undefined || this.#contracts.some((known) => known.address === address)) return;
    this.#contracts.push({ ...founded, address });
  }
}

/** A reader for a network as it is now. */
export async function openReader({ provider, suite, contracts, book }: Desk): Promise<EventReader> {
  const names = new Set<string>([...SUITE, ...Object.keys(INGRESSES)]);
  const own = contracts.filter(({ name }) => names.has(name));
  const tokens = book.assets.map(({ token }) => token);
  return new EventReader(provider, own, await suite.authority.committee(), tokens);
}
