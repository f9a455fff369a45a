import type { EventLog } from "ethers";
import type { Directives } from "../../../../types/ethers-contracts/index.ts";
import { EXECUTION_LIFE, LIFE } from "../../../fixtures/directives.ts";
import { DirectiveStatus } from "../../../fixtures/enums.ts";
import type { DirectiveRecord } from "./record.ts";

/** What an event says of a directive. */
interface Step {
  readonly log: Pick<EventLog, "blockNumber" | "index" | "getBlock">;
  readonly directive: bigint;
  readonly what: Partial<DirectiveRecord>;
}

const FRESH = { since: 0n, eta: 0n, attested: false, isFinal: false };

/** Rebuilds every directive, as of a second, from the logs of Directives and nothing else. */
export async function replay(directives: Directives, second: bigint): Promise<DirectiveRecord[]> {
  const records = new Map<bigint, DirectiveRecord>();
  for (const { directive, record } of await drafts(directives)) records.set(directive, record);
  for (const { log, directive, what } of await steps(directives)) {
    const record = records.get(directive);
    if (record === undefined) throw new Error(`directive ${directive} was never drafted`);
    const since = what.status === undefined ? record.since : BigInt((await log.getBlock()).timestamp);
    Object.assign(record, what, { since });
  }
  return [...records.values()].map((record) => ({ ...record, status: asOf(record, second) }));
}

async function drafts(directives: Directives) {
  const logs = await directives.queryFilter(directives.filters.DirectiveDrafted());
  return logs.map(({ args: { directive, draft, drafter, regulator, affected } }) => {
    const record = { draft: [...draft], status: DirectiveStatus.drafted, regulator, affected, drafter, ...FRESH };
    return { directive, record };
  });
}

async function steps(directives: Directives): Promise<Step[]> {
  const { filters } = directives;
  const found: Step[] = [];
  const take = (logs: readonly (Step["log"] & { args: { directive: bigint } })[], what: Step["what"]) => {
    for (const log of logs) found.push({ log, directive: log.args.directive, what });
  };
  take(await directives.queryFilter(filters.DirectiveDrafted()), { status: DirectiveStatus.drafted });
  take(await directives.queryFilter(filters.DirectiveEndorsed()), { status: DirectiveStatus.endorsed });
  take(await directives.queryFilter(filters.DirectiveAttested()), { attested: true });
  take(await directives.queryFilter(filters.DirectiveObjected()), { status: DirectiveStatus.objected, eta: 0n });
  take(await directives.queryFilter(filters.DirectiveWithdrawn()), { status: DirectiveStatus.withdrawn });
  take(await directives.queryFilter(filters.DirectiveExecuted()), { status: DirectiveStatus.executed });
  for (const log of await directives.queryFilter(filters.DirectiveApproved())) {
    const { eta, isFinal } = log.args;
    take([log], { status: DirectiveStatus.approved, eta, isFinal });
  }
  return found.sort(({ log: a }, { log: b }) => a.blockNumber - b.blockNumber || a.index - b.index);
}

function asOf({ status, since, eta }: DirectiveRecord, second: bigint): bigint {
  const waits =
    status === DirectiveStatus.drafted || status === DirectiveStatus.endorsed || status === DirectiveStatus.objected;
  const lapsed = waits && second >= since + BigInt(LIFE);
  const missed = status === DirectiveStatus.approved && second >= eta + BigInt(EXECUTION_LIFE);
  return lapsed || missed ? DirectiveStatus.lapsed : status;
}
