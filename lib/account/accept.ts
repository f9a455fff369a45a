import type { Wallet } from "ethers";
import { date } from "../format.ts";
import type { Report } from "../report.ts";
import type { Office } from "../suite/words.ts";
import { type AcceptanceDomain, signAcceptance } from "./acceptance/acceptance.ts";
import { writeAcceptance } from "./acceptance/files.ts";
import { OWN } from "./enrollers.ts";

/** What an account is asked to accept. */
export interface AcceptanceRequest {
  /** What people will call the account. */
  readonly name: string;
  readonly organization: AcceptingOrganization;
  readonly office: Office;
  /** Last second in which the acceptance may be used. */
  readonly deadline: number;
  /** Whose clock the deadline was counted from; undefined when it was given as a date. */
  readonly clock: "chain" | "machine" | undefined;
  /** The account that the new key is to follow; undefined when the account is a new one. */
  readonly rotates?: string | undefined;
}

/** An organization as an acceptance names it. */
export interface AcceptingOrganization {
  readonly name: string;
  readonly id: number;
}

/** A signed acceptance and where it was written. */
export interface Accepted {
  readonly account: string;
  readonly name: string;
  readonly organization: string;
  readonly office: Office;
  readonly deadline: number;
  readonly clock: AcceptanceRequest["clock"];
  readonly path: string;
}

/** Signs an acceptance with the account's own key and writes its file; no node is asked. */
export async function accept(
  key: Wallet,
  on: AcceptanceDomain,
  request: AcceptanceRequest,
  folder: string,
): Promise<Report<Accepted>> {
  const { name, organization, office, deadline, clock, rotates } = request;
  const terms = { account: key.address, organization: organization.id, office, deadline };
  const signed = { ...(await signAcceptance(key, on, terms)), ...on, name };
  const path = await writeAcceptance(folder, signed, rotates !== undefined);
  const data = { account: key.address, name, organization: organization.name, office, deadline, clock, path };
  const who = rotates === undefined ? `${name} (${key.address})` : `The new key ${key.address} of ${name}`;
  const text = [
    `${who} accepts to be ${office} of ${organization.name} on chain ${on.chainId} until ${date(deadline)}${clockWords(clock)}.`,
    `next  ${nextWords(request, path)}`,
  ].join("\n");
  return { data, text };
}

function nextWords({ office, rotates }: AcceptanceRequest, path: string): string {
  if (rotates !== undefined) {
    return `hand ${path} to an OrgAdmin, who starts the rotation: \`account rotate ${rotates} --acceptance ${path} --as ORGADMIN\`; guardians: \`account recover ${rotates} --support --acceptance ${path} --as GUARDIAN\``;
  }
  const by = OWN.includes(office) ? "ORGADMIN" : "SEAT";
  return `hand ${path} to whoever enrols it: \`account enrol ${path} --valid-until DATE --kyc FILE --as ${by}\``;
}

function clockWords(clock: AcceptanceRequest["clock"]): string {
  if (clock === undefined) return "";
  return clock === "chain" ? ", by the chain's clock" : ", by this machine's clock, since no node was asked";
}
