import { RECOVERY } from "../../bounds.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { date } from "../../format.ts";
import type { Report } from "../../report.ts";
import { type RecoveryCase, caseOf } from "./case.ts";
import { type Circle, circleOf } from "./guardians.ts";
import { type Start, startsOf, supportersOf } from "./history.ts";
import { formerKeys, laterKeys } from "./keys.ts";
import { nextSteps, stops } from "./next.ts";
import { overviewText } from "./overviewText.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** Where the recovery of an account stands. */
export interface RecoveryOverview {
  readonly account: string;
  readonly name: string | undefined;
  readonly organization: string;
  readonly office: string;
  /** `Followed`: another key has it; `Supported`: some guardians want it, too few yet. */
  readonly state: "None" | "Supported" | "UnderWay" | "Ready" | "Followed" | "Revoked";
  /** Undefined when none is under way. */
  readonly recovery: RecoveryCase | undefined;
  /** Guardians who support one that has not started, and the key that they name. */
  readonly supporters: readonly { readonly successor: string; readonly guardian: string }[];
  /** No recovery starts before (seconds since 1970): the last one was less than 30 days ago. */
  readonly notBefore: number | undefined;
  /** The keys before this one, oldest first. */
  readonly formerKeys: readonly string[];
  /** The keys after this one, the present one last. */
  readonly laterKeys: readonly string[];
  /** What comes next, who does it and how. */
  readonly next: readonly string[];
  /** What stops the one under way, or makes it the committee's. */
  readonly stops: readonly string[];
}

/**
 * Tells where the recovery of an account stands, what it needs next and who can do that.
 * @throws Refusal when it is not enrolled, or a regulator's
 */
export async function showRecovery(desk: Desk, text: string): Promise<Report<RecoveryOverview>> {
  const subject = await subjectOf(desk, text);
  const { account } = subject;
  const now = await nowOf(desk);
  const [found, starts, former, later, circle] = await Promise.all([
    subject.status === "Revoked" ? undefined : caseOf(desk, subject),
    startsOf(desk, account),
    formerKeys(desk.suite, account),
    laterKeys(desk.suite, account),
    circleOf(desk, subject.organization),
  ]);
  const notBefore = (starts.at(-1)?.at ?? -RECOVERY.max) + RECOVERY.max;
  const supporters = found === undefined ? await countingSupporters(desk, subject, starts) : [];
  const data: RecoveryOverview = {
    account,
    name: desk.book.nameOf(account),
    organization: subject.whose,
    office: subject.office,
    state: stateOf(subject, found, supporters.length, later.length),
    recovery: found,
    supporters,
    notBefore: later.length === 0 && notBefore > now ? notBefore : undefined,
    formerKeys: former,
    laterKeys: later,
    next: found === undefined ? [] : nextSteps(subject, found, now),
    stops: found === undefined ? [] : stops(subject, found),
  };
  const next = found === undefined ? startSteps(desk, subject, data, circle) : data.next;
  return { data: { ...data, next }, text: overviewText(desk, subject, { ...data, next }, circle, now) };
}

/** Those who still act: support of a guardian who lost his office does not count. */
async function countingSupporters(desk: Desk, subject: Subject, starts: readonly Start[]) {
  const { recovery, standing } = desk.suite;
  const offices = await Promise.all(
    (await supportersOf(desk, subject, starts)).map(async (support) => ({
      support,
      office: await standing.officeOf(await recovery.currentOf(support.guardian)),
    })),
  );
  return offices.flatMap(({ support, office }) => (office === 0n ? [] : [support]));
}

function stateOf(
  { status }: Subject,
  found: RecoveryCase | undefined,
  supporters: number,
  later: number,
): RecoveryOverview["state"] {
  if (later > 0) return "Followed";
  if (status === "Revoked") return "Revoked";
  if (found !== undefined) return found.ready ? "Ready" : "UnderWay";
  return supporters > 0 ? "Supported" : "None";
}

/** How a recovery is started, or holdings follow. */
function startSteps(
  { book }: Desk,
  { label, whose }: Subject,
  { state, notBefore, laterKeys: later, formerKeys: former }: RecoveryOverview,
  { quorum }: Circle,
): string[] {
  const move = `whatever a former key holds of an asset follows once, by anyone: \`account recover ${label} --holding ASSET --as NAME\``;
  const last = later.at(-1);
  if (last !== undefined) return [`${book.label(last)} has followed it; ${move}`];
  if (state === "Revoked") return ["no key follows a revoked account: another address can be enrolled"];
  const from = notBefore === undefined ? "" : ` from ${date(notBefore)} on, not before`;
  const guardians =
    quorum === 0
      ? `${whose} has named no guardians, who could do it when its OrgAdmin is lost: \`account guardians --set NAME,NAME,NAME --quorum 2 --as ORGADMIN\``
      : `or ${quorum} guardians of as many groups do, with the same acceptance: \`account recover ${label} --support --acceptance FILE --as GUARDIAN\``;
  const accepting = state === "Supported" ? [] : [`the new key accepts: \`account accept ${label} --rotate\``];
  return [
    ...accepting,
    `an OrgAdmin of ${whose} starts it${from}: \`account rotate ${label} --acceptance FILE --as ORGADMIN\``,
    guardians,
    ...(former.length === 0 ? [] : [move]),
  ];
}
