import { type Fragment, Interface, type InterfaceAbi } from "ethers";

const KINDS = ["constructor", "receive", "fallback", "function", "event", "error"] as const;

/** What a caller, or a reader of events, notices between two versions. */
export interface AbiChange {
  readonly change: "added" | "removed" | "changed";
  readonly kind: (typeof KINDS)[number];
  /** Name and types of a function, event or error, `set(uint256)`; of the others the kind alone. */
  readonly signature: string;
  /** One line: `new: function set(uint256) returns (bool)`. */
  readonly words: string;
}

interface Entry extends Pick<AbiChange, "kind" | "signature"> {
  /** With mutability, results and indexed parameters; no names of parameters, which change nothing. */
  readonly whole: string;
}

/** What differs between the ABIs of two versions, ordered by kind and signature. */
export function abiDiff(before: InterfaceAbi, after: InterfaceAbi): AbiChange[] {
  const [old, current] = [entriesOf(before), entriesOf(after)];
  const removed = [...old.values()].filter((entry) => !current.has(keyOf(entry))).map((entry) => removal(entry));
  const others = [...current.values()].flatMap((entry) => differences(entry, old.get(keyOf(entry))));
  return [...removed, ...others].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function removal({ kind, signature, whole }: Entry): AbiChange {
  return { change: "removed", kind, signature, words: `gone: ${whole}` };
}

function differences({ kind, signature, whole }: Entry, was: Entry | undefined): AbiChange[] {
  if (was === undefined) return [{ change: "added", kind, signature, words: `new: ${whole}` }];
  if (was.whole === whole) return [];
  return [{ change: "changed", kind, signature, words: `changed: ${whole}, before: ${was.whole}` }];
}

function entriesOf(abi: InterfaceAbi): Map<string, Entry> {
  const entries = new Interface(abi).fragments.flatMap((fragment) => entryOf(fragment) ?? []);
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

function entryOf(fragment: Fragment): Entry | undefined {
  const whole = fragment.format("minimal");
  const kind = KINDS.find((name) => whole.startsWith(name));
  if (kind === undefined) return undefined;
  const isNamed = kind === "function" || kind === "event" || kind === "error";
  return { kind, signature: isNamed ? fragment.format("sighash") : kind, whole };
}

/** One entry of each constructor, receive and fallback; names in the order of the alphabet. */
function keyOf({ kind, signature }: Pick<Entry, "kind" | "signature">): string {
  return `${KINDS.indexOf(kind)} ${signature}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
