import { reservedAddresses } from "../suite/addresses.ts";
import { officeFits } from "../suite/words.ts";
import { duplicates, type Finding } from "./finding.ts";
import type { ConsortiumAccount, ConsortiumFile } from "./schema.ts";

/** What the rules of accounts look at. */
type Parts = Pick<ConsortiumFile, "organizations" | "accounts" | "founder" | "contracts">;

/** Accounts are distinct, hold an office that their organization may hold, and each seat has exactly one. */
export function* checkAccounts(file: Parts): Generator<Finding> {
  const { accounts, founder } = file;
  const names = [founder, ...accounts];
  const at = (index: number) => (index === 0 ? "founder" : `accounts[${index - 1}]`);
  yield* duplicates(
    names,
    (index) => `${at(index)}.name`,
    ({ name }) => name,
  );
  yield* duplicates(
    names,
    (index) => `${at(index)}.address`,
    ({ address }) => address,
  );
  const reserved = reservedAddresses(file);
  for (const [index, account] of accounts.entries()) {
    yield* checkMembership(file, account, `accounts[${index}]`);
    const holder = reserved.get(account.address);
    if (holder === undefined) continue;
    yield { path: `accounts[${index}].address`, rule: `${account.address} will be the address of ${holder}` };
  }
  yield* checkSeatAccounts(file);
}

function* checkMembership(file: Parts, account: ConsortiumAccount, path: string): Generator<Finding> {
  const organization = file.organizations.find(({ name }) => name === account.organization);
  if (organization === undefined) {
    yield { path: `${path}.organization`, rule: `unknown organization ${account.organization}` };
    return;
  }
  if (!account.name.startsWith(`${organization.name}.`)) {
    yield { path: `${path}.name`, rule: `must begin with ${organization.name}.` };
  }
  if (!officeFits(account.office, organization.kind)) {
    yield { path: `${path}.office`, rule: `a ${organization.kind} does not hold the office ${account.office}` };
  }
}

function* checkSeatAccounts({ organizations, accounts }: Parts): Generator<Finding> {
  const seats = [...accounts.entries()].filter(([, { office }]) => office === "Seat");
  yield* duplicates(
    seats,
    (index) => `accounts[${seats[index]?.[0] ?? 0}]`,
    ([, { organization }]) => `the Seat account of ${organization}`,
  );
  for (const [index, { name, seatWeight }] of organizations.entries()) {
    const account = seats.find(([, { organization }]) => organization === name);
    if (seatWeight !== undefined && account === undefined) {
      yield { path: `organizations[${index}].seatWeight`, rule: `${name} has no account in office Seat to vote with` };
    }
    if (seatWeight === undefined && account !== undefined) {
      yield { path: `accounts[${account[0]}].office`, rule: `${name} has no seatWeight, so no Seat account` };
    }
  }
}
