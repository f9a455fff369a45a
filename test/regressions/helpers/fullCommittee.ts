import { id, type Wallet } from "ethers";
import { call, type Call, decide } from "../../fixtures/decisions.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import { Office } from "../../fixtures/enums.ts";
import type { TestNetwork } from "../../fixtures/network.ts";

/** The most seats there may be, and the largest weight of one (Seats). */
export const MAX_SEATS = 128;
export const MAX_WEIGHT = 10_000;

const MAX_CALLS = 16;

/** A seat: the number of its organization and the key of its account. */
export interface Member {
  organization: number;
  key: Wallet;
}

/** Gives as many organizations as there may be seats a seat of the largest weight, by decisions. */
export async function fullCommittee(on: TestNetwork): Promise<{ network: TestNetwork; members: Member[] }> {
  const members = ["bank-a", "bank-b", "bank-c", "bank-d", "csd"].map((name) => ({
    organization: on.orgId(name),
    key: on.as(`${name}.seat`),
  }));
  const first = Number(await on.suite.organizations.count()) + 1;
  for (let number = first; members.length < MAX_SEATS; number += 1) {
    members.push({ organization: number, key: on.stranger(number) });
  }
  const added = members.slice(5);
  await inBatches(on, added, ({ organization }) => call(on.suite.organizations, "register", [memberOf(organization)]));
  await inBatches(on, added, async ({ organization, key }) =>
    call(on.suite.accounts, "enrolSeat", await consenting(on, key, BigInt(organization), Office.seat)),
  );
  const list = members.map(({ organization }) => ({ organization, weight: MAX_WEIGHT }));
  await decide(on, [await call(on.suite.seats, "set", [list])]);
  await on.networkHelpers.time.increase(1);
  return { network: on, members };
}

function memberOf(organization: number) {
  return { name: id(`${organization}`), group: id(`${organization}`), kind: 1, accountCap: 0 };
}

async function inBatches(on: TestNetwork, members: Member[], make: (member: Member) => Promise<Call>): Promise<void> {
  for (let start = 0; start < members.length; start += MAX_CALLS) {
    await decide(on, await Promise.all(members.slice(start, start + MAX_CALLS).map(make)));
  }
}
