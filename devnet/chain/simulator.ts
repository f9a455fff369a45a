import { createRequire } from "node:module";
import {
  ContractDecoder,
  EdrContext,
  GasEstimationMode,
  IncludeTraces,
  L1_CHAIN_TYPE,
  MineOrdering,
  type Provider,
  type ProviderConfig,
  l1GenesisState,
  l1HardforkFromString,
  l1ProviderFactory,
} from "@nomicfoundation/edr";
import { z } from "zod";
import type { Rpc } from "../rpc.ts";
import { resultOf } from "./simulatorAnswer.ts";

const { version } = z.object({ version: z.string() }).parse(createRequire(import.meta.url)("hardhat/package.json"));

/** What makes the blocks: another version of it may make others of the same transactions. */
export const SIMULATOR = `hardhat ${version}`;

/** Most gas that the transactions of one block use together. */
export const BLOCK_GAS_LIMIT = 100_000_000n;

const HARDFORK = "cancun";

/** A method and its parameters. */
export type Request = readonly [method: string, ...params: readonly unknown[]];

/** A running EVM in this process: every method of it is open to the caller. */
export interface Evm extends Rpc {
  close(): Promise<void>;
}

/** The EVM that makes the blocks of a chain. */
export interface Simulator extends Evm {
  /**
   * Carries out requests in their order, with nothing between them and in one step of its thread.
   * @returns what each gives
   * @throws the simulator's error of the first that fails; those before it are done, those behind it are not
   */
  requestAll(requests: readonly Request[]): Promise<readonly unknown[]>;
}

/** Hardhat's EVM, made once in a process, when it is first wanted: where Hardhat has made its own, it says so on the output. */
let context: Promise<EdrContext> | undefined;

async function makeContext(): Promise<EdrContext> {
  const edr = new EdrContext();
  await edr.registerProviderFactory(L1_CHAIN_TYPE, l1ProviderFactory());
  return edr;
}

/**
 * Starts Hardhat's EVM (rules of Cancun) without accounts or fees, which seals a block when it is told to. It is asked
 * without what Hardhat puts around it: several requests go to it at a time.
 */
export async function startSimulator(chainId: number, genesisSeconds: number): Promise<Simulator> {
  const logger = { enable: false, decodeConsoleLogInputsCallback: () => [], printLineCallback: () => undefined };
  const subscriber = { subscriptionCallback: () => undefined };
  const edr = await (context ??= makeContext());
  let provider: Provider | undefined = await edr.createProvider(
    L1_CHAIN_TYPE,
    configOf(chainId, genesisSeconds),
    logger,
    subscriber,
    new ContractDecoder(),
  );
  const send = async (message: object): Promise<unknown> => {
    if (provider === undefined) throw new Error("The simulator is closed.");
    return resultOf((await provider.handleRequest(JSON.stringify(message))).data);
  };
  return {
    request: (method, params) => send(messageOf([method, ...params])),
    requestAll: async (requests) => z.array(z.unknown()).parse(await send(requests.map(messageOf))),
    close: () => {
      provider = undefined;
      return Promise.resolve();
    },
  };
}

function messageOf([method, ...params]: Request): object {
  return { jsonrpc: "2.0", id: 1, method, params };
}

function configOf(chainId: number, genesisSeconds: number): ProviderConfig {
  return {
    allowBlocksWithSameTimestamp: true,
    allowUnlimitedContractSize: false,
    bailOnCallFailure: true,
    bailOnTransactionFailure: false,
    chainId: BigInt(chainId),
    coinbase: Buffer.from("c014ba5e".repeat(5), "hex"),
    defaultTransactionGasLimit: BLOCK_GAS_LIMIT,
    gasEstimationMode: GasEstimationMode.NoInternalOutOfGas,
    genesisState: l1GenesisState(l1HardforkFromString(HARDFORK)),
    hardfork: HARDFORK,
    initialBaseFeePerGas: 0n,
    minGasPrice: 0n,
    mining: { autoMine: false, blockGasLimit: BLOCK_GAS_LIMIT, memPool: { order: MineOrdering.Fifo } },
    network: { genesisBlockGasLimit: BLOCK_GAS_LIMIT, genesisBlockTime: BigInt(genesisSeconds) },
    networkId: BigInt(chainId),
    observability: { includeCallTraces: IncludeTraces.None },
    ownedAccounts: [],
    precompileOverrides: [],
  };
}
