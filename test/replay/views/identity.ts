import { ZeroAddress } from "ethers";
import { AccountStatus, Office, OrgStatus } from "../../fixtures/enums.ts";
import { type Account, ownCountOf, requesterAt } from "../rooms/accounts.ts";
import { caseAt, currentOf } from "../rooms/recovery.ts";
import { DAY } from "../seconds.ts";
import type { World } from "../world.ts";
import { ALL, type Room, asking } from "./check.ts";

const SUMMONS = 30n * DAY;

/** The organizations, each as recorded. */
export const organizationViews: Room = ({ organizations }, suite) => {
  const ask = asking(suite.organizations);
  const list = [...organizations.values()].map(({ name, group, kind, status, accountCap }) => {
    return { name, group, kind, status, accountCap };
  });
  return [
    ask("count", [], BigInt(list.length)),
    ask("page", [1n, ALL], list),
    ...[...organizations].map(([id, { name }]) => ask("idOf", [name], id)),
  ];
};

/** The accounts, what is asked for, and which officers count. */
export const accountViews: Room = (world, suite, at) => {
  const ask = asking(suite.accounts);
  const { accounts, officers, revocations, changes } = world.accounts;
  const records = [...accounts].map(([account, entry]) => ({ account, ...entry }));
  return [
    ask("count", [], BigInt(records.length)),
    ask("page", [0n, ALL], records),
    ask("officers", [], officers),
    ...records.map(({ account }) => {
      return ask("revocationRequester", [account], requesterAt(revocations, account, at) ?? ZeroAddress);
    }),
    ...[...changes.keys()].map((key) => {
      return ask("officerChangeRequester", [key], requesterAt(changes, key, at) ?? ZeroAddress);
    }),
    ...[...world.organizations.keys()].flatMap((id) => {
      const own = records.filter(({ organization }) => organization === id);
      const seat = own.find(({ office, status }) => office === Office.seat && status !== AccountStatus.revoked);
      return [
        ask("pageOf", [id, 0n, ALL], own),
        ask("ownCountOf", [id], ownCountOf(world.accounts, id)),
        ask("seatAccountOf", [id], seat?.account ?? ZeroAddress),
        ask("countingOfficers", [id], BigInt(own.filter((account) => counts(world, account, at)).length)),
      ];
    }),
  ];
};

/** Recoveries, chains of keys, and guardians. */
export const recoveryViews: Room = ({ accounts, organizations, recovery }, suite, at) => {
  const ask = asking(suite.recovery);
  const followed = [...recovery.successors];
  return [
    ...[...accounts.accounts.keys()].flatMap((account) => [
      ask("caseOf", [account], { ...caseAt(recovery, account, at) }),
      ask("successorOf", [account], recovery.successors.get(account) ?? ZeroAddress),
      ask("currentOf", [account], currentOf(recovery, account)),
    ]),
    ...followed.map(([account, successor]) => ask("predecessorOf", [successor], account)),
    ...[...organizations.keys()].map((id) => {
      const { guardians, quorum } = recovery.circles.get(id) ?? { guardians: [], quorum: 0n };
      return ask("guardiansOf", [id], { guardians, quorum });
    }),
  ];
};

/** Whether an officer counts: in force, and not summoned in vain while his regulator was active. */
function counts(
  { organizations }: World,
  { office, organization, status, validUntil, summonedAt }: Account,
  at: bigint,
) {
  const regulator = organizations.get(organization);
  if (office !== Office.regulator || regulator === undefined || status !== AccountStatus.active) return false;
  const from = summonedAt > regulator.since ? summonedAt : regulator.since;
  const isHeeded = summonedAt === 0n || regulator.status !== OrgStatus.active || at < from + SUMMONS;
  return isHeeded && (validUntil === 0n || validUntil > at);
}
