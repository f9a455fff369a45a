import { zeroPadValue, toBeHex } from "ethers";
import { AccountStatus, Direction, Office, OrgStatus, SubjectKind } from "../../fixtures/enums.ts";
import type { World } from "../world.ts";
import { type Order, isLive } from "./places.ts";
import { caseAt } from "./recovery.ts";

/** The greatest number: all of a holding. */
const ALL = (1n << 256n) - 1n;

/** The office that an account may act in at a second, by what the registries told of it; 0 for none. */
export function officeAt(world: World, account: string, at: bigint): bigint {
  const entry = world.accounts.accounts.get(account);
  if (entry === undefined || entry.status !== AccountStatus.active) return 0n;
  const isExpired = entry.office !== Office.seat && entry.validUntil !== 0n && entry.validUntil <= at;
  const isBarred = caseAt(world.recovery, account, at).startedAt !== 0n;
  const isFrozen = isOrdered(world, SubjectKind.account, zeroPadValue(account, 32), at);
  return isExpired || isBarred || isFrozen || !isInForceAt(world, entry.organization, at) ? 0n : entry.office;
}

/** Whether an organization's word counts at a second: it is active, and frozen for sending by no order. */
export function isInForceAt(world: World, organization: bigint, at: bigint): boolean {
  const isActive = world.organizations.get(organization)?.status === OrgStatus.active;
  return isActive && !isOrdered(world, SubjectKind.organization, toBeHex(organization, 32), at);
}

/** Whether an order stops a contract at a second. */
export function isStopped(world: World, target: string, at: bigint): boolean {
  return isOrdered(world, SubjectKind.contract, zeroPadValue(target, 32), at);
}

/** How much of a holding live orders freeze together, and whether it may receive. */
export function frozenAt({ orders }: World, asset: string, account: string, at: bigint) {
  const id = zeroPadValue(account, 32).toLowerCase();
  const live = [...orders.orders.values()].filter((order) => {
    return order.kind === SubjectKind.holding && order.asset === asset && order.subject === id && isLive(order, at);
  });
  const sending = live.filter((order) => covers(order, Direction.send));
  const isAll = sending.some(({ amount }) => amount === 0n);
  const sum = sending.reduce((total, { amount }) => total + amount, 0n);
  return { frozen: isAll ? ALL : sum, receiveFrozen: live.some((order) => covers(order, Direction.receive)) };
}

function isOrdered({ orders }: World, kind: bigint, subject: string, at: bigint): boolean {
  return [...orders.orders.values()].some((order) => {
    const isAbout = order.kind === kind && order.subject === subject.toLowerCase();
    return isAbout && covers(order, Direction.send) && isLive(order, at);
  });
}

function covers({ direction }: Order, wanted: bigint): boolean {
  return (direction & wanted) !== 0n;
}
