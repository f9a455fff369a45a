import type { Actor } from "../actor.ts";
import { proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import { type Desk, nowOf } from "../desk.ts";
import { DEPLOYMENT_MODES, memberName } from "../enums.ts";
import { moment, short } from "../format.ts";
import type { Report } from "../report.ts";
import { bringsUnscanned, flagNames } from "./dangers.ts";
import { type ProposedRelease, proposeRelease } from "./decide.ts";
import { type ReleaseEntry, releaseOf } from "./entries.ts";
import { aboutPredecessor } from "./succession.ts";
import { type ToldRelease, fullName, releaseIn, toldRelease } from "./told.ts";

/** A release that a seat approved by itself. */
export interface ApprovedRelease extends ToldRelease {
  readonly did: "approved";
  /** What voters should look at. */
  readonly look: readonly string[];
  readonly transaction: string;
}

/** A proposal to approve a release. */
type ApprovingProposal = ProposedRelease & Pick<ApprovedRelease, "look">;

/**
 * Approves a release: at once by a seat of another group where the mode allows it, else by a proposal, of Constitution
 * class when it is a factory or upgradeable.
 * @throws Refusal when it does not wait for approval, or the account has no live seat
 */
export async function approveRelease(
  desk: Desk,
  seat: Actor,
  text: string,
  proposing: Proposing = {},
): Promise<Report<ApprovedRelease | ApprovingProposal>> {
  const entry = await releaseIn(desk, text, ["Submitted"]);
  const look = await aboutPredecessor(desk, entry);
  const obstacle = await whyNotAlone(desk, seat, entry);
  if (obstacle === undefined) return approveAlone(desk, seat, entry, look, proposing);
  const { releases } = desk.suite;
  const approve = bringsUnscanned(entry) ? releases.approveUnscanned : releases.approve;
  const calls = [proposedCall(await approve.populateTransaction(entry.id, entry.initCodeHash))];
  const words = `Approve ${fullName(desk, entry)}${flagWords(entry)} (code ${short(entry.initCodeHash)}, at ${entry.target})`;
  const opened = await proposeRelease(desk, seat, entry, calls, proposing, words);
  const why = obstacle === "" ? "" : `\nNo single seat approves it: ${obstacle}.`;
  return { data: { ...opened.data, look }, text: [`${opened.text}${why}`, ...look.map(lookAt)].join("\n") };
}

async function approveAlone(
  desk: Desk,
  seat: Actor,
  entry: ReleaseEntry,
  look: readonly string[],
  { confirm }: Proposing,
): Promise<Report<ApprovedRelease>> {
  const whose = desk.book.organizationLabel(entry.organization);
  const mode = `in the mode ListedDevelopers one seat of another group suffices for ${whose}`;
  await confirm?.(
    [`${seat.name} is to approve ${fullName(desk, entry)}, at once: ${mode}.`].concat(look.map(lookAt)).join("\n"),
  );
  const { releases } = desk.suite;
  const { hash } = await seat.act(await releases.approveAsSeat.populateTransaction(entry.id, entry.initCodeHash));
  const approved = await releaseOf(desk, String(entry.id));
  const until = moment(approved.lapses ?? 0, await nowOf(desk));
  const lines = [
    `${seat.name} approves ${fullName(desk, entry)}, at once: ${mode}.`,
    `It lapses ${until} unless an operator of another group publishes it: \`release publish ${entry.id}\`.`,
    ...look.map(lookAt),
  ];
  return { data: { ...toldRelease(desk, approved), did: "approved", look, transaction: hash }, text: lines.join("\n") };
}

/** Why a seat cannot approve by itself; empty where the mode leaves it to the committee, undefined when it can. */
async function whyNotAlone(desk: Desk, seat: Actor, entry: ReleaseEntry): Promise<string | undefined> {
  const { releases, organizations, accounts, seats } = desk.suite;
  if (memberName(DEPLOYMENT_MODES, await releases.mode()) !== "ListedDevelopers") return "";
  const whose = desk.book.organizationLabel(entry.organization);
  if (!(await releases.isListed(entry.organization))) return `${whose} is not listed`;
  if (bringsUnscanned(entry)) return "it brings code that nobody scans";
  if (!(await seats.isLive(seat.address))) return "";
  const own = (await accounts.accountOf(seat.address)).organization;
  const [mine, theirs] = await Promise.all([own, entry.organization].map((id) => organizations.organization(id)));
  if (mine?.group === theirs?.group) return `${desk.book.organizationLabel(Number(own))} is of the developer's group`;
  if (entry.predecessor === undefined) return undefined;
  const predecessor = await releaseOf(desk, String(entry.predecessor));
  return predecessor.organization === entry.organization ? undefined : "it succeeds a release of another organization";
}

function lookAt(words: string): string {
  return `Look at: ${words}.`;
}

function flagWords(entry: ReleaseEntry): string {
  const flags = flagNames(entry);
  return flags.length === 0 ? "" : `, ${flags.join(" and ")}`;
}
