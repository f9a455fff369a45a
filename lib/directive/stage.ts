import { holdersIn } from "../actor.ts";
import { stageOf as proposalStage } from "../committee/stage.ts";
import { type Desk, nowOf } from "../desk.ts";
import { moment } from "../format.ts";
import { openAbout } from "./approvals.ts";
import type { DirectiveEntry } from "./entry.ts";

/** Until when a directive may be objected to, and by whom. */
interface ObjectionWindow {
  /** Seconds since 1970; the second itself is too late. */
  readonly until: number;
  /** The Seat accounts of the affected organization. */
  readonly accounts: readonly string[];
}

/** What a directive waits for. */
export interface Stage {
  /** Undefined while nobody may object. */
  readonly objection: ObjectionWindow | undefined;
  /** What comes next and who can do it, each in one line. */
  readonly next: readonly string[];
}

/** Where a directive stands now, and what comes next. */
export async function stageOf(desk: Desk, entry: DirectiveEntry): Promise<Stage> {
  const now = await nowOf(desk);
  switch (entry.status) {
    case "Drafted":
    case "Endorsed":
      return { objection: undefined, next: await undecided(desk, entry, now) };
    case "Objected":
      return {
        objection: undefined,
        next: await decision(desk, entry, now, "of Constitution class against the objection"),
      };
    case "Approved":
      return approved(desk, entry, now);
    default:
      return { objection: undefined, next: [] };
  }
}

/** Why nobody may object to an approved directive at `now`; undefined when its affected organization's seat may. */
export function whyNoObjection({ isFinal, eta = 0 }: DirectiveEntry, now: number): string | undefined {
  if (isFinal) return "it was approved against an objection, and there is no second one";
  return eta > now ? undefined : `the time for an objection ended ${moment(eta, now)}`;
}

async function undecided(desk: Desk, entry: DirectiveEntry, now: number): Promise<string[]> {
  const { id, kind, attested, draft, status } = entry;
  const regulator = desk.book.organizationLabel(entry.regulator);
  const arbiter = desk.book.organizationLabel(draft.arbiter);
  const by = before(entry, now);
  const endorse = `a second officer of ${regulator} endorses it${by}: \`directive approve ${id} --as OFFICER\``;
  const attest = `an Inspector of ${arbiter} attests it${by}: \`directive approve ${id} --as ${arbiter}\``;
  const missing = [...(status === "Drafted" ? [endorse] : []), ...(kind === "Award" && !attested ? [attest] : [])];
  return missing.length === 0 ? decision(desk, entry, now, "of Operation class") : missing;
}

async function decision(desk: Desk, entry: DirectiveEntry, now: number, what: string): Promise<string[]> {
  const open = await openAbout(desk, entry.id);
  const propose = `a seat proposes a decision ${what}, to be executed${before(entry, now)}: \`directive approve ${entry.id} --as SEAT\``;
  if (open.length === 0) return [propose];
  return Promise.all(
    open.map(async (proposal) => `proposal ${proposal.id}: ${(await proposalStage(desk, proposal, now)).words}`),
  );
}

async function approved(desk: Desk, entry: DirectiveEntry, now: number): Promise<Stage> {
  const { id, eta = 0, affected } = entry;
  const accounts = whyNoObjection(entry, now) === undefined ? await holdersIn(desk, affected, "Seat") : [];
  const from = eta > now ? `from ${moment(eta, now)} on` : "now";
  const execute = `${from} anyone executes it${before(entry, now)}: \`directive execute ${id} --as NAME\``;
  if (accounts.length === 0) return { objection: undefined, next: [execute] };
  const who = accounts.map((account) => desk.book.label(account)).join(" or ");
  const object = `${who} may object before ${moment(eta, now)}: \`directive object ${id} --reason FILE --as SEAT\``;
  return { objection: { until: eta, accounts }, next: [object, execute] };
}

/** Until when it can be done: after that the directive lapses. */
function before({ lapses = 0 }: DirectiveEntry, now: number): string {
  return ` before ${moment(lapses, now)}`;
}
