import type { Desk } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { moment } from "../format.ts";
import { type Proposal, vetoOf } from "../proposals.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import { textOfBytes32 } from "../wording.ts";
import { defeatWords, needsLine, shortfallOf } from "./needs.ts";
import { overridableFrom } from "./override.ts";

/** What is due for a proposal. */
export interface Stage {
  /** What can be done now; `vote`, `queue` and `execute` are the committee's tasks. */
  readonly due: "vote" | "queue" | "execute" | "wait" | "nothing";
  /** When `due` becomes impossible, or waiting ends; seconds since 1970. */
  readonly until: number | undefined;
  /** In words, with what to do next. */
  readonly words: string;
}

/** Where a proposal stands at `now` (seconds since 1970), and what comes next. */
export async function stageOf(desk: Desk, proposal: Proposal, now: number): Promise<Stage> {
  switch (proposal.state) {
    case "Active":
      return { due: "vote", until: proposal.deadline, words: voting(proposal, now) };
    case "Succeeded":
      return succeeded(desk, proposal, now);
    case "Queued":
      return queued(desk, proposal, now);
    default:
      return { due: "nothing", until: undefined, words: await ending(desk, proposal, now) };
  }
}

function voting({ deadline, tally, overriding }: Proposal, now: number): string {
  const { cast, participation, approval } = shortfallOf({ tally, overriding });
  const ends = `voting ends ${moment(deadline, now)}`;
  if (participation > 0 || approval > 0)
    return `${ends}, earlier when decided; needs ${needsLine({ tally, overriding })}`;
  return `${ends}; it passes then unless the ${tally.total - cast} weight not cast yet turns it`;
}

async function succeeded({ suite }: Desk, proposal: Proposal, now: number): Promise<Stage> {
  const { id, deadline } = proposal;
  const lapse = deadline + Number(await suite.committee.LAPSE());
  const by = `before ${moment(lapse, now)}`;
  if (!(await suite.committee.proposalNeedsQueuing(id))) {
    return { due: "execute", until: lapse, words: `\`committee execute ${id} --as NAME\` carries it out, ${by}` };
  }
  const delay = Number(await suite.authority.delayOf(ACTION_CLASSES.findIndex((name) => name === proposal.class)));
  const wait = formatDuration(delay);
  return {
    due: "queue",
    until: lapse,
    words: `\`committee queue ${id} --as NAME\` begins its delay of ${wait}, ${by}`,
  };
}

async function queued({ suite }: Desk, { id, eta = 0, overriding }: Proposal, now: number): Promise<Stage> {
  const lapse = eta + Number(await suite.authority.expiration());
  if (now >= eta) {
    const words = `\`committee execute ${id} --as NAME\` carries it out, before ${moment(lapse, now)}`;
    return { due: "execute", until: lapse, words };
  }
  const veto = overriding ? "" : "; until then a regulator may veto it";
  return {
    due: "wait",
    until: eta,
    words: `\`committee execute ${id} --as NAME\` is possible from ${moment(eta, now)}${veto}`,
  };
}

async function ending(desk: Desk, proposal: Proposal, now: number): Promise<string> {
  const { id, state, calls } = proposal;
  if (state === "Defeated") return `defeated: ${defeatWords(proposal)}`;
  if (state !== "Canceled") return ENDINGS[state] ?? state;
  const veto = await vetoOf(desk.suite, id);
  if (veto === undefined) return "withdrawn";
  const from = await overridableFrom(desk, calls);
  const next =
    from === undefined
      ? ""
      : `; \`committee propose --override ${id} --as SEAT\` is possible from ${moment(from, now)}`;
  return `vetoed by ${desk.book.label(veto.officer)}, reason ${textOfBytes32(veto.reasonCode)}${next}`;
}

const ENDINGS: Readonly<Record<string, string>> = {
  Pending: "not open yet",
  Expired: "expired: it was not queued or executed in time; propose it again",
  Executed: "executed",
};
