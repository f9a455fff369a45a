import type { Desk } from "../../desk.ts";
import type { Subject } from "./subject.ts";

/** How a recovery was started. */
export interface Start {
  readonly block: number;
  /** Seconds since 1970. */
  readonly at: number;
  readonly successor: string;
  /** Who sent the transaction that started it. */
  readonly by: string;
}

/** The starts of recoveries of an account, oldest first. */
export async function startsOf({ suite: { recovery } }: Desk, account: string): Promise<Start[]> {
  const events = await recovery.queryFilter(recovery.filters.RecoveryStarted(account));
  return Promise.all(
    events.map(async (event) => {
      const [block, transaction] = await Promise.all([event.getBlock(), event.getTransaction()]);
      const { successor } = event.args;
      return { block: event.blockNumber, at: block.timestamp, successor, by: transaction.from };
    }),
  );
}

/**
 * The guardians who supported a recovery to a key and count: since the guardians were named, and since the last recovery
 * started.
 * @param started the start that they brought about; left out, they have not yet
 */
export async function supportersOf(
  { suite: { recovery } }: Desk,
  { account, organization }: Pick<Subject, "account" | "organization">,
  starts: readonly Start[],
  started?: Start,
): Promise<{ readonly successor: string; readonly guardian: string }[]> {
  const end = started?.block;
  const before = starts.filter(({ block }) => end === undefined || block < end).at(-1)?.block ?? 0;
  const named = (await recovery.queryFilter(recovery.filters.GuardiansNamed(organization), 0, end)).at(-1);
  const first = Math.max(before, named?.blockNumber ?? 0);
  const events = await recovery.queryFilter(recovery.filters.RecoverySupported(account), first, end);
  const found = events.map(({ args }) => ({ successor: args.successor, guardian: args.guardian }));
  return started === undefined ? found : found.filter(({ successor }) => successor === started.successor);
}

/** Who consented to the recovery under way; undefined for the committee, or while nobody did. */
export async function consenterOf(
  { suite: { recovery } }: Desk,
  account: string,
  since?: number,
): Promise<string | undefined> {
  const last = (await recovery.queryFilter(recovery.filters.RecoveryConsented(account), since)).at(-1);
  return last === undefined || BigInt(last.args.by) === 0n ? undefined : last.args.by;
}

/** The consents of regulators to the recovery under way, each about the orders that were there in its block. */
export async function regulatorsConsents({ suite: { recovery } }: Desk, account: string, since?: number) {
  const events = await recovery.queryFilter(recovery.filters.RecoveryConsentedByRegulator(account), since);
  return events.map(({ args, blockNumber }) => ({ regulator: Number(args.regulator), block: blockNumber }));
}

/** The block in which an order was placed; 0 when the node no longer knows. */
export async function placedIn({ suite: { freezeOrders } }: Desk, order: bigint): Promise<number> {
  return (await freezeOrders.queryFilter(freezeOrders.filters.FreezePlaced(order)))[0]?.blockNumber ?? 0;
}
