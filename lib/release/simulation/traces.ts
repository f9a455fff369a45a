import { dataLength, getAddress } from "ethers";
import { z } from "zod";

const textField = z.string().optional();

/** A call as the `callTracer` tells it, with those that it made. */
export interface Frame {
  readonly type: string;
  readonly from: string;
  readonly to?: string | undefined;
  readonly gasUsed: string;
  /** What it returned, the reason of a revert, or the code of a created contract. */
  readonly output?: string | undefined;
  /** Why it failed; what it did then is undone. */
  readonly error?: string | undefined;
  readonly calls?: readonly Frame[] | undefined;
}

/** A trace of `callTracer`. */
export const frameSchema: z.ZodType<Frame> = z.lazy(() =>
  z.object({
    type: z.string(),
    from: z.string(),
    to: textField,
    gasUsed: z.string(),
    output: textField,
    error: textField,
    calls: z.array(frameSchema).optional(),
  }),
);

const stateSchema = z.record(z.string(), z.object({ storage: z.record(z.string(), z.string()).optional() }));

/** A trace of `prestateTracer` in its `diffMode`: what was and is, only where they differ; zeros are left out after. */
export const stateDiffSchema = z.object({ pre: stateSchema, post: stateSchema });

export type StateDiff = z.output<typeof stateDiffSchema>;

/** A contract that a call created and that stayed. */
export interface CreatedContract {
  readonly address: string;
  /** The contract that created it. */
  readonly by: string;
  /** Bytes of its code. */
  readonly size: number;
}

/** The contracts that were created, in order; not those of calls that failed. */
export function createdIn(frame: Frame): CreatedContract[] {
  if (frame.error !== undefined) return [];
  const inner = (frame.calls ?? []).flatMap(createdIn);
  const { type, to, from: by, output = "0x" } = frame;
  const isCreation = type === "CREATE" || type === "CREATE2";
  return isCreation && to !== undefined
    ? [{ address: getAddress(to), by: getAddress(by), size: dataLength(output) }, ...inner]
    : inner;
}

/** A slot that differs, in 32 bytes. */
export interface SlotChange {
  readonly address: string;
  readonly slot: string;
  readonly before: string;
  readonly after: string;
}

const ZERO = `0x${"0".repeat(64)}`;

/** The slots that differ, by contract in the order of addresses and slots. */
export function slotChangesIn({ pre, post }: StateDiff): SlotChange[] {
  const addresses = [...new Set([...Object.keys(pre), ...Object.keys(post)])].sort();
  return addresses.flatMap((address) => {
    const [was, is] = [pre[address]?.storage ?? {}, post[address]?.storage ?? {}];
    const slots = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return slots.map((slot) => ({
      address: getAddress(address),
      slot,
      before: was[slot] ?? ZERO,
      after: is[slot] ?? ZERO,
    }));
  });
}
