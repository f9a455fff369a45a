import type { Wallet } from "ethers";
import { call, decide } from "../../fixtures/decisions.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import { Office } from "../../fixtures/enums.ts";
import { type Founded, founded } from "../../fixtures/given.ts";
import { keyOf } from "../../fixtures/people.ts";

/** Keys that the sample does not have, each an Issuer: of the asset's issuer, of one of its group, of another. */
const ENROLLED = {
  "second issuer of bank-c": { number: 11, organization: "bank-c" },
  "issuer of bank-d": { number: 12, organization: "bank-d" },
  "issuer of bank-b": { number: 13, organization: "bank-b" },
} as const;

/** The key of a name: an account of the sample, an outsider, or one of the added issuers. */
export function keyOfActor(made: Founded, name: string): Wallet {
  const added = Object.entries(ENROLLED).find(([known]) => known === name)?.[1];
  return added === undefined ? keyOf(made, name) : made.stranger(added.number);
}

/** The sample with more issuers. */
export async function withIssuers(): Promise<Founded> {
  const made = await founded();
  const calls = Object.values(ENROLLED).map(async ({ number, organization }) =>
    call(made.suite.accounts, "enrol", await consenting(made, made.stranger(number), organization, Office.issuer)),
  );
  await decide(made, await Promise.all(calls));
  return made;
}
