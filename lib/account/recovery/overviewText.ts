import type { Desk } from "../../desk.ts";
import { moment, pairs } from "../../format.ts";
import type { RecoveryCase } from "./case.ts";
import type { Circle } from "./guardians.ts";
import type { RecoveryOverview } from "./overview.ts";
import type { Subject } from "./subject.ts";

const STATES: Readonly<Record<RecoveryOverview["state"], string>> = {
  None: "none under way",
  Supported: "none under way, some guardians support one",
  UnderWay: "under way",
  Ready: "under way, and ready to be finished",
  Followed: "finished: another key has followed",
  Revoked: "none: the account is revoked",
};

/** The overview for people. */
export function overviewText(
  desk: Desk,
  { label }: Subject,
  shown: RecoveryOverview,
  { quorum }: Circle,
  now: number,
): string {
  const { book } = desk;
  const { account, name, recovery, formerKeys: former, laterKeys: later } = shown;
  const support = shown.supporters.map(({ guardian, successor }) => `${book.label(guardian)} (to ${successor})`);
  const lines = [
    ["account", `${shown.office} of ${shown.organization}`],
    ["recovery", STATES[shown.state]],
    ...(recovery === undefined ? [] : caseLines(desk, label, recovery, now)),
    ...(support.length === 0 ? [] : [["support", `${support.join(", ")}; it takes ${quorum} groups`] as const]),
    ...(former.length === 0 ? [] : [["former keys", former.map((key) => book.label(key)).join(", ")] as const]),
    ...(later.length === 0 ? [] : [["later keys", later.map((key) => book.label(key)).join(", ")] as const]),
  ] as const;
  const title = name === undefined ? account : `${name}  ${account}`;
  return [title, pairs(lines), stepLines(shown)].join("\n");
}

/** What comes next, and what stops it, each on a line of its own. */
export function stepLines({ next, stops }: Pick<RecoveryOverview, "next" | "stops">): string {
  return [...next.map((step) => `next  ${step}`), ...stops.map((step) => `stop  ${step}`)].join("\n");
}

/** A recovery under way in lines. */
function caseLines({ book }: Desk, label: string, found: RecoveryCase, now: number) {
  const starters = found.startedBy.map((account) => book.label(account)).join(" and ");
  const starter = starters === "" ? "" : ` by ${found.byGuardians ? "guardians" : "the OrgAdmin"} ${starters}`;
  const orders = found.orders.map(
    ({ order, organization, consented }) =>
      `order ${order} of ${organization}, ${consented ? "which consents that it follows" : "which has not consented"}`,
  );
  return [
    ["old key", `${label}, which sends nothing`],
    ["new key", book.label(found.successor)],
    ["started", `${moment(found.startedAt, now)}${starter}`],
    ["window ends", moment(found.windowEnd, now)],
    ["consent", consentWords(book.label.bind(book), found, now)],
    ["objection", found.objectedAt !== undefined ? "the old key objected, so only the committee consents" : "none"],
    ["orders", orders.length === 0 ? "none that needs a regulator's consent" : orders.join("; ")],
    ["ends by itself", moment(found.until, now)],
  ] as const;
}

function consentWords(labelOf: (address: string) => string, found: RecoveryCase, now: number): string {
  if (found.consentedAt === undefined) return "none yet";
  const by = found.consentedBy === undefined ? "the committee" : labelOf(found.consentedBy);
  return `by ${by}, ${moment(found.consentedAt, now)}`;
}
