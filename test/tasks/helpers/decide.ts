import { execute } from "../../../lib/committee/execute.ts";
import { vote } from "../../../lib/committee/vote.ts";
import { proposalOf } from "../../../lib/proposals.ts";
import type { LiveDevnet } from "./live.ts";

/** Where seats act, on a devnet or in the test's own process. */
type Decider = Pick<LiveDevnet, "desk" | "actor" | "advance">;

/** Seats that carry every class of the sample. */
const CARRY = ["bank-a.seat", "bank-b.seat", "csd.seat"];

/** Votes a proposal through, and executes it once its delay has passed. */
export async function decide(live: Decider, proposal: number): Promise<void> {
  for (const seat of CARRY) await vote(live.desk, live.actor(seat), { proposal, support: "for" });
  const { eta = 0 } = await carryOn(live, proposal);
  if (eta === 0) return;
  const now = (await live.desk.provider.getBlock("latest"))?.timestamp ?? 0;
  await live.advance(eta - now + 1);
  await carryOn(live, proposal);
}

async function carryOn(live: Decider, proposal: number) {
  await execute(live.desk, live.actor("bank-a.seat"), proposal);
  return proposalOf(live.desk.suite, proposal);
}
