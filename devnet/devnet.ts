import type { Refusal } from "../lib/refusal.ts";
import { bindingTo } from "./gateway/binding.ts";
import type { Chain } from "./chain/chain.ts";
import { holdsChain, removeChain } from "./chain/chainFile.ts";
import { openControl } from "./folder/control.ts";
import type { DevnetStatus, Endpoint } from "./folder/controlProtocol.ts";
import { claimFolder } from "./folder/dataFolder.ts";
import type { DevnetOptions } from "./devnetOptions.ts";
import { Ending } from "./ending.ts";
import { Endpoints } from "./endpoints.ts";
import { inProcess } from "./gateway/inProcess.ts";
import { Intake } from "./chain/intake.ts";
import { checkBlockTime } from "./chain/interval.ts";
import { LIMITS } from "./limits.ts";
import { dispatchOver, handlersFor } from "./gateway/methods/handlers.ts";
import { NodeGate } from "./judging/nodeGate.ts";
import { Observation } from "./observe/observation.ts";
import { openChain } from "./chain/openChain.ts";
import { type NodeOptions, checkPorts } from "./gateway/ports.ts";
import { writeRecord } from "./folder/record.ts";
import type { Eip1193 } from "./rpc.ts";

/** A running devnet. */
export interface Devnet {
  readonly endpoints: readonly Endpoint[];
  /** A node of its own without a port, judged like every other. */
  readonly provider: Eip1193;
  readonly chain: Chain;
  /** Hashes of the transactions that waited and were dropped when it started. */
  readonly dropped: readonly string[];
  /** Resolves when the devnet has stopped, whoever stopped it; with the reason when it stopped by itself. */
  readonly stopped: Promise<Refusal | undefined>;
  /** Moves the clock forward by exactly `seconds` and seals a block at the new time. */
  advance(seconds: number): Promise<void>;
  /** Also which endpoints are open, by the state at the head. */
  status(): Promise<DevnetStatus>;
  /** Ends everything that was started; the chain stays in the data folder. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts one chain, one judged endpoint per node, and the control socket of the data folder.
 * @throws Refusal when the folder is held by a running devnet, a port is taken, its chain cannot be opened, or founding
 * fails; nothing is left behind that was not there
 */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const ending = new Ending();
  try {
    return await start(options, ending);
  } catch (thrown) {
    await ending.run().catch(() => undefined);
    ending.wish.throwIfAborted();
    throw thrown;
  }
}

async function start(options: DevnetOptions, ending: Ending): Promise<Devnet> {
  const { chainId, dataFolder, nodes, known, blockTime, prepare, found, clear, signal, metricsPort } = options;
  const limits = { ...LIMITS, ...options.limits };
  const binding = bindingTo(options.host, options.allowRemoteClients);
  if (blockTime !== undefined) checkBlockTime(blockTime);
  const stop = (): void => void ending.stop().catch(() => undefined);
  if (signal?.aborted === true) stop();
  signal?.addEventListener("abort", stop);
  ending.add(() => signal?.removeEventListener("abort", stop));
  ending.wish.throwIfAborted();
  const { folder, control } = await holdFolder(dataFolder, chainId, ending, stop);
  const isNew = !holdsChain(dataFolder);
  let isKept = !isNew;
  const seen = new Observation(dataFolder);
  ending.add(() => seen.close(isKept));
  ending.wish.addEventListener("abort", () => seen.stopping());
  ending.add(async () => {
    if (isKept) return;
    await removeChain(dataFolder);
    await clear?.();
  });
  ending.wish.throwIfAborted();
  if (metricsPort !== undefined) await seen.serve(metricsPort);
  await checkPorts(nodes, binding.host);
  if (isNew) await prepare?.();
  const { onReplay, onTorn } = options;
  const listener = seen.hearing({ onReplay, onTorn, signal: ending.wish });
  const period = blockTime === undefined ? {} : { blockPeriod: blockTime };
  const opened = await openChain({ ...options, ...period }, dataFolder, listener);
  const { chain, waiting, dropped, transactions, broken } = opened;
  ending.add(() => chain.close());
  let failure: Refusal | undefined;
  void broken.then((reason) => {
    failure = reason;
    seen.log.error("journal broken", { reason: reason.message });
    stop();
  });
  const intake = new Intake(chain, known);
  seen.opened({ chain, intake }, dropped);
  await intake.restore(waiting);
  ending.add(() => intake.close());
  ending.wish.addEventListener("abort", () => void intake.close());
  ending.wish.throwIfAborted();

  const nodeOf = (node: Pick<NodeOptions, "name" | "enode" | "traces">) => {
    const gate = new NodeGate(chain, node, intake.known, seen.of(node.name, { chain, intake }));
    return { ...node, chain, intake, limits, network: nodes, gate };
  };
  const provider = inProcess(dispatchOver(handlersFor(nodeOf({ name: "in-process" }))), () => intake.synced());
  if (found !== undefined) intake.known = { ...known, ...(await found(provider, isNew, seen.log)) };
  chain.eras.watch(intake.known.steady);
  if (blockTime !== undefined) intake.startInterval(blockTime);

  const most = { mostGas: limits.gas, mostMilliseconds: limits.callMilliseconds };
  const endpoints = new Endpoints();
  ending.add(() => endpoints.close());
  for (const { port, ...named } of nodes) await endpoints.open({ ...nodeOf(named), ...most }, port, binding);
  await writeRecord(dataFolder, { ...folder.record, endpoints: endpoints.places });

  const devnet: Devnet = {
    endpoints: endpoints.places,
    provider,
    chain,
    dropped,
    stopped: ending.done.then(() => failure),
    async advance(seconds) {
      await intake.advance(seconds);
      await intake.synced();
      seen.log.info("clock advanced", { seconds, now: chain.clock.now() });
    },
    async status() {
      await intake.synced().catch(() => undefined);
      return {
        chainId,
        endpoints: await endpoints.states(),
        head: chain.syncedHead,
        now: chain.clock.now(),
        waiting: intake.waiting,
        blockTime: blockTime ?? null,
        ...seen.status(),
      };
    },
    stop: () => ending.stop(),
  };
  await intake.synced();
  ending.started();
  isKept = true;
  seen.ready({ isNew, transactions, endpoints: endpoints.served });
  control.serve(devnet);
  return devnet;
}

/** Takes the data folder for this process, and listens on its control socket, until the end. */
async function holdFolder(dataFolder: string, chainId: number, ending: Ending, stop: () => void) {
  const folder = await claimFolder(dataFolder, chainId);
  const control = await openControl(dataFolder, stop).catch(async (thrown: unknown) => {
    await folder.release();
    await folder.remove();
    throw thrown;
  });
  ending.add(() => control.hangUp());
  ending.add(() => folder.remove());
  ending.add(() => control.unlisten());
  ending.add(() => folder.release());
  return { folder, control };
}
