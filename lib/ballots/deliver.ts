import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { grouped } from "../grouped.ts";
import type { Report } from "../report.ts";
import { castBallots } from "./cast.ts";
import { collectBallots } from "./collect.ts";
import { type Delivery, reportOf } from "./delivery.ts";
import { judgeBallots } from "./judge.ts";

/**
 * Delivers ballots signed off line, of one or many proposals. What cannot be counted is found before anything is sent and
 * stops no other ballot.
 * @param paths ballot files, and folders of them
 * @throws Refusal when a path holds nothing to deliver
 */
export async function deliver(desk: Desk, actor: Actor, paths: readonly string[]): Promise<Report<Delivery>> {
  const files = await collectBallots(paths);
  const { ready, verdicts } = await judgeBallots(desk, files);
  for (const ballots of grouped(ready, ({ proposal }) => proposal.id)) {
    verdicts.push(...(await castBallots(desk, actor, ballots)));
  }
  return reportOf(desk, files, verdicts);
}
