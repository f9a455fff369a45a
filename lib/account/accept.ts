import type { Wallet } from "ethers";
import { type AcceptanceDomain, signAcceptance } from "./acceptance/acceptance.ts";
import { writeAcceptance } from "./acceptance/files.ts";
import { date } from "../format.ts";
import type { Report } from "../report.ts";
import type { Office } from "../suite/words.ts";

/** What an account is asked to accept. */
export interface AcceptanceRequest {
  /** What people will call the account. */
  readonly name: string;
  /** Number of the organization. */
  readonly organization: number;
  readonly office: Office;
  /** Last second in which the acceptance may be used. */
  readonly deadline: number;
}

/** A signed acceptance and where it was written. */
export interface Accepted extends AcceptanceRequest {
  readonly account: string;
  readonly path: string;
}

/** Signs an acceptance with the account's own key and writes its file; no node is asked. */
export async function accept(
  key: Wallet,
  on: AcceptanceDomain,
  request: AcceptanceRequest,
  folder: string,
): Promise<Report<Accepted>> {
  const { name, organization, office, deadline } = request;
  const signed = await signAcceptance(key, on, { account: key.address, organization, office, deadline });
  const path = await writeAcceptance(folder, { ...signed, ...on, name });
  const data = { ...request, account: key.address, path };
  const text = [
    `${name} (${key.address}) accepts to be ${office} of organization ${organization} on chain ${on.chainId} until ${date(deadline)}.`,
    `next  hand ${path} to whoever enrols it: \`account enrol ${path}\``,
  ].join("\n");
  return { data, text };
}
