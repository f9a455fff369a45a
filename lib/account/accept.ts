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
  const { name, organization, office, deadline, clock } = request;
  const terms = { account: key.address, organization: organization.id, office, deadline };
  const path = await writeAcceptance(folder, { ...(await signAcceptance(key, on, terms)), ...on, name });
  const data = { account: key.address, name, organization: organization.name, office, deadline, clock, path };
  const text = [
    `${name} (${key.address}) accepts to be ${office} of ${organization.name} on chain ${on.chainId} until ${date(deadline)}${clockWords(clock)}.`,
    `next  hand ${path} to whoever enrols it: \`account enrol ${path} --valid-until DATE --kyc FILE --as ${OWN.includes(office) ? "ORGADMIN" : "SEAT"}\``,
  ].join("\n");
  return { data, text };
}

function clockWords(clock: AcceptanceRequest["clock"]): string {
  if (clock === undefined) return "";
  return clock === "chain" ? ", by the chain's clock" : ", by this machine's clock, since no node was asked";
}
