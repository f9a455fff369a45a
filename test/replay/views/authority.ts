import { EXPIRATION, delayAt, pair } from "../rooms/authority.ts";
import { type Room, asking } from "./check.ts";

const CLASSES = [0n, 1n, 2n, 3n];
const ADMIN = "0 ";

/** The Authority: its Committee, who is a member of what, the table, what waits. */
export const authorityViews: Room = ({ authority }, suite, at) => {
  const ask = asking(suite.authority);
  const { committee, members, table, schedules } = authority;
  const admins = [...members.keys()].filter((key) => key.startsWith(ADMIN));
  return [
    ask("committee", [], committee),
    ask("adminCount", [], BigInt(admins.length)),
    ...CLASSES.map((each) => ask("delayOf", [each], delayAt(authority, each + 1n, committee, at) ?? 0n)),
    ...[...members.keys()].map((key) => {
      const [role = "", account = ""] = key.split(" ");
      const delay = delayAt(authority, BigInt(role), account, at);
      const isMember = delay !== undefined;
      const {
        delay: now,
        pending,
        effect,
      } = members.get(pair(role, account)) ?? { delay: 0n, pending: 0n, effect: 0n };
      return ask("hasRole", [role, account], { isMember, executionDelay: delay ?? (at < effect ? now : pending) });
    }),
    ...[...table].map(([key, role]) => ask("getTargetFunctionRole", key.split(" "), role)),
    ...[...schedules].flatMap(([id, { until, nonce }]) => [
      ask("getSchedule", [id], until + EXPIRATION <= at ? 0n : until),
      ask("getNonce", [id], nonce),
    ]),
  ];
};
