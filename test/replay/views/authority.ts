import { BaseContract } from "ethers";
import type { Suite } from "../../../lib/suite/handles.ts";
import { EXPIRATION, delayAt, pair } from "../rooms/authority.ts";
import { type Room, addressOf, asking } from "./check.ts";

const CLASSES = [0n, 1n, 2n, 3n];
const ADMIN = "0 ";

/** Every function of the suite that changes something, as the table names it. */
function functionsOf(suite: Suite): string[] {
  return Object.values(suite).flatMap((contract: unknown) => {
    const changing: string[] = [];
    if (!(contract instanceof BaseContract)) return changing;
    contract.interface.forEachFunction(({ constant, selector }) => {
      if (!constant) changing.push(pair(addressOf(contract), selector));
    });
    return changing;
  });
}

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
    ...functionsOf(suite).map((key) => ask("getTargetFunctionRole", key.split(" "), table.get(key) ?? 0n)),
    ...[...schedules].flatMap(([id, { until, nonce }]) => [
      ask("getSchedule", [id], until + EXPIRATION <= at ? 0n : until),
      ask("getNonce", [id], nonce),
    ]),
  ];
};
