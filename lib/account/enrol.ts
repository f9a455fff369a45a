import type { NamedAcceptance } from "./acceptance/files.ts";
import { isSigned } from "./acceptance/acceptance.ts";
import type { Actor } from "../actor.ts";
import { openProposal } from "../committee/propose.ts";
import { type Desk, nowOf } from "../desk.ts";
import { memberName } from "../enums.ts";
import { date } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { OFFICES, ORG_KINDS, type Office } from "../suite/words.ts";

/** Offices that an OrgAdmin gives alone (`contracts/types/Office.sol`). */
const OWN: readonly Office[] = ["Participant", "Issuer"];

/** What is enrolled. */
export interface EnrolmentRequest {
  readonly acceptance: NamedAcceptance;
  /** Seconds; 0 when it never ends. */
  readonly validUntil: number;
  /** keccak256 of the KYC record and its salt. */
  readonly kyc: string;
}

/** An enrolment, done or proposed. */
export interface Enrolled {
  readonly account: string;
  readonly name: string;
  readonly did: "enrolled" | "proposed";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/**
 * Enrols an account that accepted: at once when an OrgAdmin enrols its own Participant or Issuer, else by a proposal.
 * @throws Refusal when the acceptance is not for this network or has ended, or the organization is a regulator
 */
export async function enrol(desk: Desk, actor: Actor, request: EnrolmentRequest): Promise<Report<Enrolled>> {
  const { acceptance } = request;
  await checkAcceptance(desk, acceptance);
  await checkKind(desk, acceptance.organization);
  const { accounts, standing } = desk.suite;
  const isOrgAdmin = memberName(OFFICES, await standing.officeOf(actor.address)) === "OrgAdmin";
  const [enrolment, consent] = argumentsOf(request);
  const { account, name } = acceptance;
  if (isOrgAdmin && OWN.includes(acceptance.office)) {
    const { hash } = await actor.act(await accounts.enrolOwn.populateTransaction(enrolment, consent));
    const data: Enrolled = { account, name, did: "enrolled", proposal: undefined, transaction: hash };
    return { data, text: `${name} (${account}) is enrolled and acts as ${acceptance.office}.` };
  }
  const method = acceptance.office === "Seat" ? accounts.enrolSeat : accounts.enrol;
  const call = await method.populateTransaction(enrolment, consent);
  const description = `Enrol ${name} as ${acceptance.office} of ${desk.book.organizationLabel(acceptance.organization)}`;
  const opened = await openProposal(desk, actor, [{ target: call.to, value: 0n, data: call.data }], {
    description,
  });
  const { proposal, transaction } = opened.data;
  return { data: { account, name, did: "proposed", proposal, transaction }, text: opened.text };
}

async function checkAcceptance(desk: Desk, acceptance: NamedAcceptance): Promise<void> {
  const { name, chainId, accounts, deadline } = acceptance;
  const here = { chainId: desk.record.chainId, accounts: desk.record.contracts.Accounts?.address ?? "" };
  if (chainId !== here.chainId || accounts !== here.accounts) {
    throw new Refusal(
      `The acceptance of ${name} is for chain ${chainId}, Accounts ${accounts}: it must be signed for this network.`,
    );
  }
  const isContract = (await desk.provider.getCode(acceptance.account)) !== "0x";
  if (!isContract && !isSigned(here, acceptance)) {
    throw new Refusal(
      `The acceptance of ${name} is not signed by ${acceptance.account}: sign it again with \`account accept\`.`,
    );
  }
  if (deadline < (await nowOf(desk))) {
    throw new Refusal(`The acceptance of ${name} ended at ${date(deadline)}: sign it again with \`account accept\`.`);
  }
}

async function checkKind({ suite, book }: Desk, id: number): Promise<void> {
  const { kind } = await suite.organizations.organization(id);
  if (memberName(ORG_KINDS, kind) !== "Regulator") return;
  throw new Refusal(
    `${book.organizationLabel(id)} is a regulator, which keeps its own accounts: an officer asks with Accounts.requestOfficerChange.`,
  );
}

function argumentsOf({ acceptance, validUntil, kyc }: EnrolmentRequest) {
  const { account, organization, deadline, signature } = acceptance;
  const office = OFFICES.indexOf(acceptance.office);
  return [
    { account, organization, office, validUntil, kyc },
    { deadline, signature },
  ] as const;
}
