import { join } from "node:path";
import { signed } from "../../lib/ballots/ballot.ts";
import { deliver } from "../../lib/ballots/deliver.ts";
import { openOffline } from "../../lib/ballots/offline.ts";
import { writeProposalFile } from "../../lib/ballots/proposalFile.ts";
import { signBallot } from "../../lib/ballots/sign.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { approveRelease } from "../../lib/release/approve.ts";
import { releaseOf } from "../../lib/release/entries.ts";
import { publishRelease } from "../../lib/release/publish.ts";
import { submitRelease } from "../../lib/release/submit.ts";
import { Decision } from "./decision.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import type { Stage } from "./stage.ts";

/** Contracts of `contracts/samples`, by the names of their releases. */
const CONTRACTS = { "price-board": "PriceBoard", "letter-of-credit": "LetterOfCredit" } as const;
const RELEASES = Object.keys(CONTRACTS);
const VOTERS = ["bank-a.seat", "csd.seat", "bank-c.seat"];

/** Code comes onto the chain: submitted by one group, approved by the committee, published by another group. */
export async function releasing(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("bank-b's Developer creates no contract either, and submits two as releases", () =>
    submit(stage),
  );
  await narrator.step(
    "Three seats sign ballots off line; one delivery carries both approvals, which wait their day",
    () => approve(stage),
  );
  await narrator.step("An Operator of another group publishes them, where it was known before the vote", () =>
    publish(stage),
  );
}

async function submit(stage: Stage): Promise<string[]> {
  const direct = () => stage.key("bank-b.developer").sendTransaction({ data: "0x6000600055", gasLimit: 100_000n });
  const lines = [await refused(stage, direct, /creating a contract/i)];
  for (const contract of Object.values(CONTRACTS)) {
    const request = { contract, args: '["Standing"]', version: "1.0.0" };
    const { data } = await submitRelease(stage.desk, stage.actor("bank-b.developer"), stage.home, request);
    lines.push(`release ${data.release}: ${data.name} ${data.version} by bank-b, to be at ${data.target}`);
  }
  return lines;
}

async function approve(stage: Stage): Promise<string[]> {
  const decisions: Decision[] = [];
  for (const name of RELEASES) {
    const { data } = await approveRelease(stage.desk, stage.actor("bank-a.seat"), name);
    if (data.did !== "proposed") throw new Error(`${name} was approved without the committee`);
    decisions.push(await Decision.opened(stage, data.proposal));
    await signOffLine(stage, data.proposal);
  }
  const { data } = await deliver(stage.desk, stage.actor("auditor.inspector"), [ballotFolder(stage)]);
  const told = `auditor.inspector delivered ${data.counted} ballots of ${VOTERS.join(", ")}`;
  let delay = 0;
  for (const decision of decisions) delay = await decision.queue();
  await stage.advance(delay);
  for (const decision of decisions) await decision.execute();
  return [told, `proposals ${decisions.map(({ id }) => id).join(" and ")} approve what the ballots named`];
}

/** Each voter reads the proposal from its file, without any node. */
async function signOffLine(stage: Stage, number: number): Promise<void> {
  const { desk, home } = stage;
  const path = join(home, `proposal-${number}.json`);
  await writeProposalFile(desk, await proposalOf(desk.suite, number), path);
  const offline = openOffline(desk.record, desk.book.accounts);
  for (const name of VOTERS) {
    const voter = { name, address: stage.key(name).address };
    const sign = (ballot: Parameters<typeof signed>[1]) => signed(stage.key(name), ballot);
    await signBallot(offline, path, { support: "for", voter, out: ballotFolder(stage), sign });
  }
}

function ballotFolder({ home }: Stage): string {
  return join(home, "ballots");
}

async function publish(stage: Stage): Promise<string[]> {
  const lines: string[] = [];
  for (const name of RELEASES) {
    const known = await releaseOf(stage.desk, name);
    const { data } = await publishRelease(stage.desk, stage.actor("bank-a.operator"), stage.home, name);
    if ((await stage.desk.provider.getCode(known.target)) === "0x") throw new Error(`no code is at ${known.target}`);
    lines.push(`bank-a.operator published ${data.name} ${data.version} at ${data.target}`);
  }
  await stage.refresh();
  return lines;
}
