import { BrowserProvider, toQuantity } from "ethers";
import { z } from "zod";
import { MOST_GAS } from "../../gas.ts";
import type { Desk } from "../../desk.ts";
import type { KnownContract } from "../../decode.ts";
import { explain } from "../../errors.ts";
import { NameBook, type NamedAddress } from "../../names.ts";
import { Refusal } from "../../refusal.ts";
import { connectSuite } from "../../suite/handles.ts";
import { type Frame, type StateDiff, frameSchema, stateDiffSchema } from "./traces.ts";

/** An EVM on a copy of a chain's state. */
export interface Evm {
  request(method: string, params: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts an EVM on a copy of the state at this block. */
export type StartEvm = (block: number) => Promise<Evm>;

/** A call that is made on a copy. */
export interface CopiedCall {
  readonly from: string;
  readonly to: string;
  readonly data: string;
  /** When: seconds since 1970, not before the copy's newest block. */
  readonly at: number;
}

/** What came of it. */
export interface Ran {
  readonly hash: string;
  readonly frame: Frame;
  readonly diff: StateDiff;
}

/** A question as ethers asks it: with a list of parameters. */
interface Asked {
  readonly method: string;
  readonly params?: Iterable<unknown>;
}

/** A network as it would be, where anybody may act as anybody, and nothing lasts. */
export class Copy {
  readonly desk: Desk;
  /** The contract that is going to be there. */
  readonly made: KnownContract;
  readonly #evm: Evm;

  /** @param made what the network's desk need not know yet */
  constructor(desk: Desk, evm: Evm, made: KnownContract) {
    const { record, book } = desk;
    const known = (at: NamedAddress) => at.address.toLowerCase() !== made.address.toLowerCase();
    const contracts = [...desk.contracts.filter(known), made];
    const eip1193 = { request: ({ method, params = [] }: Asked) => evm.request(method, [...params]) };
    const provider = new BrowserProvider(eip1193, record.chainId, { staticNetwork: true, cacheTimeout: -1 });
    this.desk = {
      record,
      provider,
      suite: connectSuite(record, provider),
      contracts,
      book: new NameBook({ ...book, contracts: [...book.contracts.filter(known), made] }),
    };
    this.made = made;
    this.#evm = evm;
  }

  /**
   * Makes a call in a block of its own, with as much gas as a transaction may have.
   * @throws Refusal when the copy cannot make it, as when the node behind it is gone
   */
  async run(call: CopiedCall): Promise<Ran> {
    try {
      return await this.#run(call);
    } catch (thrown) {
      const { message } = explain(thrown, this.desk.contracts, this.desk.book);
      throw new Refusal(`The copy of the network failed: ${message}`, { cause: thrown });
    }
  }

  async #run({ from, to, data, at }: CopiedCall): Promise<Ran> {
    const request = async (method: string, ...params: unknown[]) => this.#evm.request(method, params);
    await request("hardhat_impersonateAccount", from);
    const transaction = { from, to, data, gas: toQuantity(MOST_GAS), gasPrice: "0x0" };
    const hash = z.string().parse(await request("eth_sendTransaction", transaction));
    await request("hardhat_setNextBlockBaseFeePerGas", "0x0");
    await request("evm_setNextBlockTimestamp", toQuantity(at));
    await request("evm_mine");
    const trace = async (tracer: string, tracerConfig: object) =>
      request("debug_traceTransaction", hash, { tracer, tracerConfig });
    const frame = frameSchema.parse(await trace("callTracer", {}));
    const hasFailed = frame.error !== undefined;
    const diff = hasFailed ? { pre: {}, post: {} } : await trace("prestateTracer", { diffMode: true });
    return { hash, frame, diff: stateDiffSchema.parse(diff) };
  }
}
