import type { Desk } from "../desk.ts";
import type { Part } from "./part.ts";
import { COMMITTEE_ROLES, OFFICE_ROLES, roleName } from "./roles.ts";

/** Who holds power, from every event of the Authority since its creation, and what is left to the founder. */
export const power: Part = {
  name: "power",
  proves: "only the Committee holds ADMIN and the class roles, and the founder cannot act",
  check: checkPower,
};

async function* checkPower(desk: Desk): AsyncGenerator<string> {
  yield* checkHolders(desk);
  yield* checkFence(desk);
  yield* checkFounder(desk);
}

/** Grants and revocations in order leave the Committee as the one holder. */
async function* checkHolders({ suite: { authority }, book }: Desk): AsyncGenerator<string> {
  const committee = await authority.committee();
  const holders = await holdersByRole(authority);
  for (const role of COMMITTEE_ROLES) {
    const held = holders.get(role) ?? new Set();
    if (!held.has(committee)) yield `The events do not show that the Committee holds ${roleName(role)}.`;
    for (const holder of held) if (holder !== committee) yield `${book.label(holder)} holds ${roleName(role)}.`;
    const [isMember] = await authority.hasRole(role, committee);
    if (!isMember) yield `The Committee does not hold ${roleName(role)}.`;
  }
  for (const role of OFFICE_ROLES) {
    for (const holder of holders.get(role) ?? [])
      yield `${book.label(holder)} was granted ${roleName(role)} outside Standing.`;
  }
  const admins = await authority.adminCount();
  if (admins !== 1n) yield `The Authority counts ${admins} holders of ADMIN, not 1.`;
}

async function holdersByRole(authority: Desk["suite"]["authority"]): Promise<Map<number, Set<string>>> {
  const [granted, revoked] = await Promise.all([
    authority.queryFilter(authority.filters.RoleGranted()),
    authority.queryFilter(authority.filters.RoleRevoked()),
  ]);
  const changes = [
    ...granted.map((event) => ({ event, add: true })),
    ...revoked.map((event) => ({ event, add: false })),
  ].sort((a, b) => a.event.blockNumber - b.event.blockNumber || a.event.index - b.event.index);
  const holders = new Map<number, Set<string>>();
  for (const { event, add } of changes) {
    const role = Number(event.args.roleId);
    const held = holders.get(role) ?? new Set();
    if (add) held.add(event.args.account);
    else held.delete(event.args.account);
    holders.set(role, held);
  }
  return holders;
}

/** What the fence forbids has left no event. */
async function* checkFence({ suite: { authority } }: Desk): AsyncGenerator<string> {
  const forbidden = {
    "a role's admin was changed": authority.filters.RoleAdminChanged(),
    "a role's guardian was changed": authority.filters.RoleGuardianChanged(),
    "a role's grant delay was changed": authority.filters.RoleGrantDelayChanged(),
    "a target was closed": authority.filters.TargetClosed(),
    "a target's admin delay was changed": authority.filters.TargetAdminDelayUpdated(),
  };
  for (const [what, filter] of Object.entries(forbidden)) {
    for (const { blockNumber } of await authority.queryFilter(filter)) {
      yield `In block ${blockNumber} ${what}, which the Authority forbids.`;
    }
  }
}

async function* checkFounder({ suite, record }: Desk): AsyncGenerator<string> {
  const { accountIngress, nodeIngress, validatorIngress, authority, standing, transactionRules } = suite;
  const { founder } = record;
  for (const [name, ingress] of Object.entries({
    account: accountIngress,
    node: nodeIngress,
    validator: validatorIngress,
  })) {
    const named = await ingress.founder();
    if (!/^0x0*$/.test(named)) yield `The founding was not handed over: ${named} still governs the ${name} ingress.`;
    if (await ingress.isAuthorized(founder)) yield `The founder ${founder} may set the ${name} ingress.`;
  }
  for (const role of COMMITTEE_ROLES) {
    const [isMember] = await authority.hasRole(role, founder);
    if (isMember) yield `The founder ${founder} holds ${roleName(role)}.`;
  }
  if ((await standing.accountOf(founder)) !== 0n) yield `The founder ${founder} is enrolled as an account.`;
  const target = record.contracts.Authority?.address ?? founder;
  if (await transactionRules.transactionAllowed(founder, target, 0, 0, 0, "0x")) {
    yield `The ingress lets the founder ${founder} transact.`;
  }
}
