import type { Wallet } from "ethers";
import { call, decide } from "../../fixtures/decisions.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import { Office } from "../../fixtures/enums.ts";
import type { TermsWords } from "../../fixtures/assets.ts";
import type { Founded } from "../../fixtures/given.ts";
import { keyOfActor } from "./issuers.ts";

/** The register in the hands of somebody. */
export function registerAs(network: Founded, name: string) {
  return network.suite.assetRegister.connect(keyOfActor(network, name));
}

/** A key that an organization enrols as Inspector; each number gives another. */
export async function inspectorOf(network: Founded, organization: string, number = 21): Promise<Wallet> {
  const key = network.stranger(number);
  const args = await consenting(network, key, organization, Office.inspector);
  await decide(network, [await call(network.suite.accounts, "enrol", args)]);
  return key;
}

/** Terms as the register gives them back. */
export function wordsOf({ inspections, ...terms }: TermsWords): unknown[] {
  return [...Object.values(terms), inspections.map(({ item, organization }) => [item, organization])];
}
