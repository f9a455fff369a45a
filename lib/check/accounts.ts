import { entriesOf } from "../account/list.ts";
import { OFFICERS } from "../bounds.ts";
import { type Desk, nowOf } from "../desk.ts";
import { ACCOUNT_STATUSES, ORG_STATUSES, memberName } from "../enums.ts";
import { moment } from "../format.ts";
import { ORG_KINDS } from "../suite/words.ts";
import type { Part } from "./part.ts";

/** Accounts whose KYC record is overdue, and regulators that cannot keep themselves. */
export const accounts: Part = {
  name: "accounts",
  proves: "no KYC record is overdue, and every regulator has officers enough",
  check: checkAccounts,
};

async function* checkAccounts(desk: Desk): AsyncGenerator<string> {
  yield* checkValidity(desk);
  yield* checkOfficers(desk);
}

async function* checkValidity(desk: Desk): AsyncGenerator<string> {
  const now = await nowOf(desk);
  for (const { account, status, validUntil } of await entriesOf(desk)) {
    const isOver = validUntil !== 0n && Number(validUntil) <= now;
    if (!isOver || memberName(ACCOUNT_STATUSES, status) === "Revoked") continue;
    yield `The KYC record of ${desk.book.label(account)} is overdue since ${moment(Number(validUntil), now)}: renew or revoke it.`;
  }
}

async function* checkOfficers({ suite, book }: Desk): AsyncGenerator<string> {
  for (const { id, name } of book.organizations) {
    const { kind, status } = await suite.organizations.organization(id);
    if (memberName(ORG_KINDS, kind) !== "Regulator" || memberName(ORG_STATUSES, status) !== "Active") continue;
    const counting = Number(await suite.accounts.countingOfficers(id));
    if (counting < OFFICERS.min)
      yield `Regulator ${name} has ${counting} officers that count; it needs ${OFFICERS.min} to act alone.`;
  }
}
