import { type Log, dataLength, dataSlice } from "ethers";
import { explain } from "../../errors.ts";
import { type ExplainedEvent, explainEvent } from "../../explain/events.ts";
import { Refusal } from "../../refusal.ts";
import { builtContract } from "../built.ts";
import type { StorageLayout } from "../storageLayout.ts";
import { constructorDoubt } from "../verification/compared.ts";
import type { Copy, Ran } from "./copy.ts";
import type { Meaning } from "./meaning.ts";
import { type CreatedContract, type Frame, createdIn, slotChangesIn } from "./traces.ts";
import { warningsOf } from "./warnings.ts";
import { type StorageWrite, namedWrites } from "./writes.ts";

/** What a publication did on a copy. */
export interface Effects {
  readonly gas: number;
  readonly created: readonly CreatedContract[];
  readonly events: readonly ExplainedEvent[];
  readonly writes: readonly StorageWrite[];
  /** What voters should look at. */
  readonly warnings: readonly string[];
}

/** What is published: its layout, its creation code, and why names may not be believed. */
export interface Published extends Pick<Meaning, "storageLayout" | "doubts" | "runtime"> {
  readonly initCode: string;
}

/** Bytes at the end of creation code in which its arguments are looked for. */
const ARGUMENTS = 1_024;

/** What came of a publication, which was not refused. */
export async function effectsOf(
  { desk, made: { address: at } }: Copy,
  { hash, frame, diff }: Ran,
  published: Published,
): Promise<Effects> {
  const logs = (await desk.provider.getTransactionReceipt(hash))?.logs ?? [];
  const created = createdIn(frame);
  const { runtime } = published;
  const left = runtime === undefined ? [] : constructorDoubt(await desk.provider.getCode(at), runtime);
  const writes = namedWrites(slotChangesIn(diff), {
    book: desk.book,
    contracts: desk.contracts,
    layoutOf: ({ name, address }) => (address === at ? published.storageLayout : builtLayout(name)),
    hints: [...logs.flatMap(wordsOf), tail(published.initCode)],
  });
  return {
    gas: Number(frame.gasUsed),
    created,
    events: logs.map((log) => explainEvent(log, desk)),
    writes,
    warnings: [...published.doubts, ...left, ...(await warningsOf(desk, created, writes))],
  };
}

/** Why a call was refused; undefined when it was not. */
export function refusalOf({ desk: { contracts, book } }: Copy, { frame }: Ran): Refusal | undefined {
  const { error, output } = frame;
  if (error === undefined) return undefined;
  if (ranOut(frame)) return new Refusal("It needs more gas than a transaction may have.");
  return explain({ message: error, data: output }, contracts, book);
}

/** Whether a call failed because it, or the last that it made, had no gas left. */
function ranOut({ error, calls = [] }: Frame): boolean {
  if (error === undefined) return false;
  const last = calls.at(-1);
  return /out ?of ?gas/i.test(error) || (last !== undefined && ranOut(last));
}

/** The suite's own contracts, as they are built here. */
function builtLayout(name: string): StorageLayout | undefined {
  try {
    return builtContract(name).storageLayout;
  } catch (thrown) {
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  }
}

function wordsOf({ topics, data }: Log): string[] {
  return [...topics, data];
}

function tail(code: string): string {
  return dataSlice(code, Math.max(0, dataLength(code) - ARGUMENTS));
}
