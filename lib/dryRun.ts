import { keccak256, toBeHex, AbiCoder, zeroPadValue } from "ethers";
import { type Desk, nowOf } from "./desk.ts";
import { explain } from "./errors.ts";
import type { ProposedCall } from "./proposals.ts";
import type { Refusal } from "./refusal.ts";

/** AccessManager's slot of the mapping from operations to schedules; what is found there is checked before it is used. */
const SCHEDULES_SLOT = 2;

/** How calls of the Committee end on the current state. */
export type DryRun =
  | { readonly result: "passes" }
  /** `call` counts from 1. */
  | { readonly result: "fails"; readonly call: number; readonly refusal: Refusal }
  | { readonly result: "impossible"; readonly why: string };

/** Storage that one `eth_call` sees changed: slots and words by contract. */
type StateOverride = Readonly<Record<string, { readonly stateDiff: Readonly<Record<string, string>> }>>;

/**
 * Makes the calls in order on the current state as the Committee through the Authority, as if their delays had just
 * ended: each delayed call is put on the Authority's schedule by a state override of `eth_call`. Changes nothing.
 */
export async function dryRun(desk: Desk, calls: readonly ProposedCall[]): Promise<DryRun> {
  const override = await scheduled(desk, calls);
  if (override === undefined) {
    return { result: "impossible", why: "this node's eth_call takes no state override, so delays cannot be left out" };
  }
  const refused = await attempt(desk, calls, override);
  if (refused === undefined) return { result: "passes" };
  for (let count = 1; count < calls.length; count += 1) {
    const refusal = await attempt(desk, calls.slice(0, count), override);
    if (refusal !== undefined) return { result: "fails", call: count, refusal };
  }
  return { result: "fails", call: calls.length, refusal: refused };
}

/** Makes the calls in one transaction; the refusal, if they are refused. */
async function attempt(
  desk: Desk,
  calls: readonly ProposedCall[],
  override: StateOverride,
): Promise<Refusal | undefined> {
  const { interface: abi } = desk.suite.authority;
  const steps = calls.map(({ target, data }) => abi.encodeFunctionData("execute", [target, data]));
  try {
    await ask(desk, abi.encodeFunctionData("multicall", [steps]), override);
    return undefined;
  } catch (thrown) {
    return explain(thrown, desk.contracts, desk.book);
  }
}

/** What puts every delayed call on the schedule, due now; undefined when the node does not take it. */
async function scheduled(desk: Desk, calls: readonly ProposedCall[]): Promise<StateOverride | undefined> {
  const { authority, committee } = desk.suite;
  const due = await nowOf(desk);
  const [at, from] = await Promise.all([authority.getAddress(), committee.getAddress()]);
  const waits = await Promise.all(
    calls.map(async ({ target, data }) => (await authority.canCall(from, target, data.slice(0, 10))).delay > 0n),
  );
  const delayed = calls.filter((_, i) => waits[i]);
  const operations = await Promise.all(delayed.map(({ target, data }) => authority.hashOperation(from, target, data)));
  if (operations.length === 0) return {};
  const word = zeroPadValue(toBeHex(due), 32);
  const override = { [at]: { stateDiff: Object.fromEntries(operations.map((id) => [scheduleSlot(id), word])) } };
  const isSeen = await Promise.all(operations.map((id) => isDue(desk, id, due, override)));
  return isSeen.every(Boolean) ? override : undefined;
}

/** Whether the Authority, asked with the override, says that the operation is due at this moment. */
async function isDue(desk: Desk, operation: string, due: number, override: StateOverride): Promise<boolean> {
  const data = desk.suite.authority.interface.encodeFunctionData("getSchedule", [operation]);
  return ask(desk, data, override).then(
    (answer) => typeof answer === "string" && BigInt(answer) === BigInt(due),
    () => false,
  );
}

/** Asks the Authority as the Committee. */
async function ask({ provider, suite }: Desk, data: string, override: StateOverride): Promise<unknown> {
  const [from, to] = await Promise.all([suite.committee.getAddress(), suite.authority.getAddress()]);
  const params = [{ from, to, data }, "latest"];
  return provider.send("eth_call", Object.keys(override).length === 0 ? params : [...params, override]);
}

function scheduleSlot(operation: string): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "uint256"], [operation, SCHEDULES_SLOT]));
}
