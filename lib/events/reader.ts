import { type Log, type Provider, isError } from "ethers";
import type { KnownContract } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { INGRESSES, SUITE } from "../suite/types.ts";
import { SENTENCES } from "./sentences.ts";
import { type SuiteEvent, leafAt, suiteEventIn } from "./suiteEvent.ts";

/** Most blocks that a node is asked about at once; Besu's own limit unless its `--rpc-max-logs-range` says otherwise. */
const MOST_BLOCKS = 5_000;

/** Blocks, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The blocks in parts that a node answers about. */
export function* partsOf({ from, to }: Range): Generator<Range> {
  for (let first = from; first <= to; first += MOST_BLOCKS) {
    yield { from: first, to: Math.min(to, first + MOST_BLOCKS - 1) };
  }
}

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
    const logs = await this.#logsIn(range);
    const events = logs.flatMap((log) => this.#eventIn(log) ?? []);
    for (const event of events) this.#learn(event);
    return this.#contracts.length === known ? events : this.read(range);
  }

  /** Asks about half as many blocks at a time where the node says that it would be too much. */
  async #logsIn({ from, to }: Range): Promise<Log[]> {
    const address = this.#contracts.map((contract) => contract.address);
    try {
      return await this.#provider.getLogs({ address, topics: [this.#topics()], fromBlock: from, toBlock: to });
    } catch (thrown) {
      if (from === to || !isAnswer(thrown)) throw thrown;
      const middle = Math.floor((from + to) / 2);
      return [...(await this.#logsIn({ from, to: middle })), ...(await this.#logsIn({ from: middle + 1, to }))];
    }
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

/** Whether a node answered that it does not do what it was asked. */
function isAnswer(thrown: unknown): boolean {
  return isError(thrown, "UNKNOWN_ERROR");
}
