import type { Alloc } from "./alloc.ts";
import type { Clock } from "./clock.ts";
import type { Journal } from "../journal/journal.ts";
import { HandOver, isSureToBeTaken } from "./handOver.ts";
import { Eras } from "../judging/eras.ts";
import { askValidators } from "../judging/judge.ts";
import { KeptAnswer } from "../judging/keptAnswer.ts";
import { Listeners } from "../listeners.ts";
import { type MadeBlock, type NextBlock, type SignedBytes, hold, mine, release } from "./mining.ts";
import { nextProposer } from "./proposer.ts";
import type { Rpc } from "../rpc.ts";
import type { SignedTransaction } from "./signedTransaction.ts";
import type { Request, Simulator } from "./simulator.ts";
import { Turns } from "../turns.ts";

const BY_HASH = "eth_getTransactionByHash";

/** How a chain begins. */
export interface ChainOptions {
  readonly chainId: number;
  /** The chain's time when it begins, ISO 8601; the real time when left out. */
  readonly initialDate?: string;
  readonly alloc: Alloc;
  /** Seconds after which the head is too old to answer a question about the latest state; 1 when left out. */
  readonly blockPeriod?: number;
}

/** The newest block. */
export interface Head {
  readonly number: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** A transaction that waited and was dropped. */
export interface Dropped {
  readonly transaction: SignedTransaction;
  /** In words. */
  readonly reason: string;
}

/** What a chain goes on from. */
export interface ChainState {
  readonly head: Head;
  /** Proposer of the head; the zero address when no validators were named yet. */
  readonly proposer: string;
}

/** What a chain stands on. */
export interface ChainParts {
  readonly chainId: number;
  readonly blockPeriod?: number | undefined;
  readonly simulator: Simulator;
  readonly journal: Journal;
  readonly clock: Clock;
}

/**
 * The one chain behind all nodes. It judges nothing: whoever may call it may do everything. All that changes it goes into
 * the journal, of which {@link synced} tells that it is on disk.
 * Every block has base fee 0, for ever, the proposer whose turn it is, and a timestamp that never goes back. Callers of
 * `hold`, `drop` and `seal` take turns.
 */
export class Chain implements Rpc {
  readonly chainId: number;
  readonly clock: Clock;
  /**
   * Where calls that are tried for callers wait for each other: each may need gigabytes while it runs. The simulator runs
   * one at a time; the second is on its way to it meanwhile.
   */
  readonly trials = new Turns(2);
  /** Through which blocks the answers about nodes and validators stay the same. */
  readonly eras: Eras = new Eras(this);
  readonly #simulator: Simulator;
  readonly #handOver: HandOver;
  readonly #journal: Journal;
  readonly #blockPeriod: number;
  readonly #heads = new Listeners<Head>();
  /** What the simulator may show already and the journal does not hold yet. */
  readonly #changes = new Set<Promise<unknown>>();
  readonly #dropped = new Listeners<Dropped>();
  #head: Head;
  #syncedHead: Head;
  #proposer: string;
  /** Asked for as soon as the head is there, while its answers go out; none are as good as an ingress that fails. */
  readonly #validators = new KeptAnswer(
    this,
    () => askValidators(this).catch((): string[] => []),
    () => true,
  );

  /** Takes a simulator that is at `state`; see `openChain`. */
  constructor({ chainId, blockPeriod = 1, simulator, journal, clock }: ChainParts, state: ChainState) {
    this.chainId = chainId;
    this.clock = clock;
    this.#simulator = simulator;
    this.#handOver = new HandOver(this);
    this.#journal = journal;
    this.#blockPeriod = blockPeriod;
    this.#head = state.head;
    this.#syncedHead = state.head;
    this.#proposer = state.proposer;
  }

  get head(): Head {
    return this.#head;
  }

  /** Whether the head is a block period old or more, so that its state no longer tells the present. */
  get isStale(): boolean {
    return this.clock.now() - this.#head.timestamp >= this.#blockPeriod;
  }

  /**
   * Calls `listener` after every block that is sealed from now on, when the block can be asked for.
   * @returns what ends it
   */
  onHead(listener: (head: Head) => void): () => void {
    return this.#heads.add(listener);
  }

  /**
   * Calls `listener` with each transaction that waited and is dropped from now on.
   * @returns what ends it
   */
  onDropped(listener: (dropped: Dropped) => void): () => void {
    return this.#dropped.add(listener);
  }

  /** Passes a method to the simulator as it is. */
  async request(method: string, params: readonly unknown[]): Promise<unknown> {
    const isOnItsWay = method === BY_HASH && this.#handOver.has(String(params[0]).toLowerCase());
    if (isOnItsWay) await this.#handOver.ended();
    return this.#simulator.request(method, params);
  }

  /** Passes requests to the simulator as they are, see {@link Simulator.requestAll}. */
  requestAll(requests: readonly Request[]): Promise<readonly unknown[]> {
    return this.#simulator.requestAll(requests);
  }

  /**
   * Resolves when all that has happened so far is on disk; nobody is told of anything before.
   * @throws Refusal while the disk takes nothing
   */
  async synced(): Promise<void> {
    if (this.#changes.size > 0) await Promise.allSettled(this.#changes);
    const head = this.#head;
    await this.#journal.synced();
    if (head.number > this.#syncedHead.number) this.#syncedHead = head;
  }

  /** The newest block that somebody may be told of: all of it was on disk when {@link synced} resolved last. */
  get syncedHead(): Head {
    return this.#syncedHead;
  }

  /** Why the journal takes nothing now, so that nothing may happen; undefined when it does. */
  get stalled(): string | undefined {
    return this.#journal.stalled;
  }

  /** Bytes of the journal. */
  get journalSize(): number {
    return this.#journal.size;
  }

  /**
   * Lets a transaction wait for a block.
   * @throws the simulator's error when it could not be in one
   */
  async hold(transaction: SignedTransaction): Promise<void> {
    const accepted = { accepted: transaction.raw };
    if (isSureToBeTaken(transaction)) {
      this.#journal.add(accepted);
      return this.#handOver.addSure(transaction);
    }
    await this.#change(async () => {
      await this.#handOver.add(transaction);
      this.#journal.add(accepted);
    });
  }

  /**
   * Drops a transaction that waits.
   * @param reason why, in words
   */
  async drop(transaction: SignedTransaction, reason: string): Promise<void> {
    await this.#handOver.ended();
    await this.#change(async () => {
      await release(this, [transaction]);
      this.#journal.add({ dropped: transaction.hash });
    });
    this.#dropped.tell({ transaction, reason });
  }

  /** Whether a transaction waits still: the simulator forgets one that its sender cannot pay any more. */
  async holds({ hash }: SignedBytes): Promise<boolean> {
    return (await this.request(BY_HASH, [hash])) !== null;
  }

  /** Keeps transactions that wait out of the next block. */
  async takeBack(transactions: readonly SignedBytes[]): Promise<void> {
    await this.#handOver.ended();
    return release(this, transactions);
  }

  /**
   * Lets one that was taken back wait again.
   * @throws the simulator's error when it could not be in a block any more
   */
  giveAgain(transaction: SignedBytes): Promise<void> {
    return hold(this, transaction);
  }

  /**
   * Seals one block at the clock's time with what waits and has its turn, reverted or not, as much as it has room for.
   * @param allowed all that may be in the block; with anything else in it the chain ends
   * @returns the hashes of what it holds
   * @throws the simulator's error, and seals nothing, when it fails on them together
   */
  seal(allowed: readonly SignedBytes[]): Promise<ReadonlySet<string>> {
    return this.#change(() => this.#sealNow(allowed));
  }

  /** Moves the clock forward by exactly `seconds`. Throws Refusal when that is no step that it takes. */
  advance(seconds: number): void {
    this.clock.advance(seconds);
    this.#journal.add({ clock: this.clock.offset });
  }

  /** Ends the journal, with all that happened in it, and the simulator. */
  async close(): Promise<void> {
    await this.#handOver.ended();
    await this.#journal.close();
    await this.#simulator.close();
  }

  async #sealNow(allowed: readonly SignedBytes[]): Promise<ReadonlySet<string>> {
    const number = this.#head.number + 1;
    const timestamp = Math.max(this.#head.timestamp, this.clock.now());
    const proposer = nextProposer(await this.#validators.get(), this.#proposer);
    const { hash, transactions } = await this.eras.through(() => this.#make({ number, timestamp, proposer }));
    const known = new Set(allowed.map((transaction) => transaction.hash));
    const stranger = transactions.find((sealed) => !known.has(sealed));
    if (stranger !== undefined) return this.#journal.abandon(`block ${number} holds ${stranger}, which nobody allowed`);
    this.#journal.add({ block: { number, timestamp, proposer, hash, transactions } });
    this.#head = { number, timestamp };
    this.#proposer = proposer ?? this.#proposer;
    void this.#validators.get();
    this.#heads.tell(this.#head);
    return new Set(transactions);
  }

  /** Where one of those that are still on their way cannot be handed over together with all, it is left out. */
  async #make(plan: NextBlock): Promise<MadeBlock> {
    const few = await this.#handOver.takeFew();
    try {
      return await mine(this, plan, few);
    } catch (thrown) {
      if (few.length === 0) throw thrown;
      await Promise.allSettled(few.map((transaction) => hold(this, transaction)));
      return mine(this, plan);
    }
  }

  async #change<T>(change: () => Promise<T>): Promise<T> {
    const running = change();
    this.#changes.add(running);
    try {
      return await running;
    } finally {
      this.#changes.delete(running);
    }
  }
}
