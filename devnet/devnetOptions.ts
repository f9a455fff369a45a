import type { ChainOptions } from "./chain/chain.ts";
import type { Known } from "./judging/known.ts";
import type { Limits } from "./limits.ts";
import type { Log } from "./observe/log.ts";
import type { OpeningListener } from "./chain/openChain.ts";
import type { NodeOptions } from "./gateway/ports.ts";
import type { Eip1193 } from "./rpc.ts";

/** How a devnet begins. */
export interface DevnetOptions extends ChainOptions, Pick<OpeningListener, "onReplay" | "onTorn"> {
  readonly nodes: readonly NodeOptions[];
  /** Holds the chain, and `devnet.json` and the control socket while the devnet runs; made when missing. */
  readonly dataFolder: string;
  /** What the words of a refusal can name. */
  readonly known?: Known;
  /** The address on which the nodes listen; left out, they serve this machine alone. */
  readonly host?: string | undefined;
  /** Lets the nodes listen where other machines reach them. */
  readonly allowRemoteClients?: boolean | undefined;
  /** What callers may ask for and hold on to, where it is not {@link LIMITS}. */
  readonly limits?: Partial<Limits>;
  /**
   * Seconds between two blocks, each with all transactions that came meanwhile; left out, transactions are sealed at once,
   * those that come together in one block. The founding never waits.
   */
  readonly blockTime?: number | undefined;
  /** Writes into the data folder what belongs beside the chain, when it is held and before a new chain begins. */
  readonly prepare?: () => Promise<void>;
  /**
   * Founds the network through a provider that is judged like any node, before the first endpoint opens.
   * @param isNew whether the chain begins now; else it goes on, and may have been founded before
   * @returns what a refusal can name from then on
   */
  readonly found?: (provider: Eip1193, isNew: boolean, log: Log) => Promise<Known>;
  /** Begins without the transactions that waited for a block: each is dropped, in the journal too. */
  readonly dropWaiting?: boolean | undefined;
  /** Port of health and metrics, 0 for any free one; left out, they are not served. */
  readonly metricsPort?: number | undefined;
  /** Removes what the founding wrote into the data folder, when the start of a new chain fails. */
  readonly clear?: () => Promise<void>;
  /** Stops the devnet, also while it is starting. */
  readonly signal?: AbortSignal | undefined;
}
