import { id as hashOfText } from "ethers";
import type { Actor } from "../actor.ts";
import { callLine, decodeCall } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { nowOf } from "../desk.ts";
import { explain } from "../errors.ts";
import { pairs } from "../format.ts";
import { type Proposal, type ProposedCall, contentOf, proposalOf } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { encodeCall } from "./calls.ts";
import type { WrittenProposal } from "./proposalFile.ts";
import { stageOf } from "./stage.ts";

/** A proposal that was opened. */
export interface Opened {
  readonly proposal: number;
  readonly class: string;
  readonly description: string;
  readonly deadline: number;
  readonly needs: string;
  readonly transaction: string;
}

/** How a proposal is opened. */
export interface Proposing {
  /** Left out, the calls say it. */
  readonly description?: string | undefined;
  /** Propose although the dry run against the current state fails. */
  readonly force?: boolean;
  /** Shown the class, the threshold and what is needed before anything is sent; throws to stop it. */
  readonly confirm?: (summary: string) => Promise<void>;
}

/**
 * Opens a proposal from calls as people write them.
 * @throws Refusal when a call does not fit, is not the committee's to make, or the same proposal was made before
 */
export function propose(
  desk: Desk,
  seat: Actor,
  written: WrittenProposal,
  proposing: Proposing = {},
): Promise<Report<Opened>> {
  const calls = written.calls.map((call) => encodeCall(desk, call));
  return openProposal(desk, seat, calls, { ...proposing, description: proposing.description ?? written.description });
}

/** Opens a proposal from encoded calls; without description it is described by its calls. */
export async function openProposal(
  desk: Desk,
  seat: Actor,
  calls: readonly ProposedCall[],
  { description: given, confirm }: Proposing = {},
): Promise<Report<Opened>> {
  const { committee } = desk.suite;
  const description = given ?? calls.map(({ target, data }) => lineOf(desk, target, data)).join("; ");
  await checkNew(desk, calls, description);
  await confirm?.(description);
  const request = await committee.propose.populateTransaction(...contentOf({ calls }), description);
  const receipt = await seat.act(request);
  const created = receipt.logs.flatMap((log) => {
    const event = committee.interface.parseLog(log);
    return event?.name === "ProposalClassified" ? [Number(event.args[0])] : [];
  });
  const proposal = await proposalOf(desk.suite, created[0] ?? 0);
  return opened(desk, proposal, receipt.hash);
}

async function opened(desk: Desk, proposal: Proposal, transaction: string): Promise<Report<Opened>> {
  const { id, description, deadline } = proposal;
  const { words } = await stageOf(desk, proposal, await nowOf(desk));
  const data = { proposal: id, class: proposal.class, description, deadline, needs: words, transaction };
  const next = `\`committee vote ${id} --for --as SEAT\``;
  const lines = [
    ["class", proposal.class],
    ["calls", proposal.calls.map(({ target, data }) => lineOf(desk, target, data)).join("\n       ")],
    ["next", `${words}; each seat votes with ${next}`],
  ] as const;
  return { data, text: `Proposal ${id} is open: ${description}\n${pairs(lines)}` };
}

function lineOf({ contracts, book }: Desk, target: string, data: string): string {
  return callLine(decodeCall(target, data, contracts, book));
}

/** The same calls under the same description are one proposal for ever. */
async function checkNew(desk: Desk, calls: readonly ProposedCall[], description: string): Promise<void> {
  const { committee } = desk.suite;
  await committee.classify(...contentOf({ calls })).catch((thrown: unknown) => {
    throw explain(thrown, desk.contracts, desk.book);
  });
  const known = await committee.getProposalId(...contentOf({ calls }), hashOfText(description)).catch(() => undefined);
  if (known === undefined) return;
  const { state } = await proposalOf(desk.suite, Number(known));
  throw new Refusal(
    `Proposal ${known} has the same calls and description and is ${state}: give another --description.`,
  );
}
