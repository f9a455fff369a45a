import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { OFFICES, type Office, officeNumbered } from "../suite/words.ts";
import { checkAcceptance } from "./acceptance/check.ts";
import type { NamedAcceptance } from "./acceptance/files.ts";
import { checkOutlasts } from "./acceptance/outlasting.ts";
import { enrollingOffices, whoEnrols } from "./enrollers.ts";
import { whoIs } from "./ways.ts";

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
  readonly organization: string;
  readonly office: Office;
  readonly did: "enrolled" | "proposed";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/**
 * Enrols an account that accepted: at once when an OrgAdmin enrols its own Participant or Issuer, else by a proposal.
 * @throws Refusal when the acceptance is not for this network or has ended, the organization is a regulator, or the actor
 * can neither enrol nor propose it
 */
export async function enrol(
  desk: Desk,
  actor: Actor,
  request: EnrolmentRequest,
  proposing: Proposing = {},
): Promise<Report<Enrolled>> {
  const { acceptance } = request;
  await checkAcceptance(desk, acceptance);
  const held = await desk.suite.accounts.accountOf(actor.address);
  const offices = await enrollingOffices(desk, acceptance, Number(held.organization));
  const office = offices.find((candidate) => candidate === officeNumbered(held.office));
  if (office === undefined)
    throw new Refusal(`${whoIs(desk, actor, held)} may not enrol ${await whoEnrols(desk, acceptance)}.`);
  return office === "OrgAdmin"
    ? enrolAtOnce(desk, actor, request, proposing)
    : proposeIt(desk, actor, request, proposing);
}

async function enrolAtOnce(
  desk: Desk,
  actor: Actor,
  request: EnrolmentRequest,
  proposing: Proposing,
): Promise<Report<Enrolled>> {
  const base = baseOf(desk, request);
  const { name, account, office } = base;
  await proposing.confirm?.(`${actor.name} is to enrol ${name} (${account}) as ${office} of ${base.organization}.`);
  const { hash } = await actor.act(await desk.suite.accounts.enrolOwn.populateTransaction(...argumentsOf(request)));
  const data: Enrolled = { ...base, did: "enrolled", proposal: undefined, transaction: hash };
  return {
    data,
    text: `${name} (${account}) is enrolled, at once, by its OrgAdmin ${actor.name}, and acts as ${office}.`,
  };
}

async function proposeIt(
  desk: Desk,
  seat: Actor,
  request: EnrolmentRequest,
  proposing: Proposing,
): Promise<Report<Enrolled>> {
  const base = baseOf(desk, request);
  const { accounts } = desk.suite;
  const method = base.office === "Seat" ? accounts.enrolSeat : accounts.enrol;
  const call = proposedCall(await method.populateTransaction(...argumentsOf(request)));
  const note = await checkOutlasts(desk, request.acceptance.deadline, call);
  const description = proposing.description ?? `Enrol ${base.name} as ${base.office} of ${base.organization}`;
  const terms = { ...proposing, description };
  const { proposal, transaction, text } = await proposeInstead(desk, seat, [call], terms, note);
  return { data: { ...base, did: "proposed", proposal, transaction }, text };
}

function baseOf({ book }: Desk, { acceptance }: EnrolmentRequest) {
  const { account, name, office, organization } = acceptance;
  return { account, name, organization: book.organizationLabel(organization), office };
}

function argumentsOf({ acceptance, validUntil, kyc }: EnrolmentRequest) {
  const { account, organization, deadline, signature } = acceptance;
  const office = OFFICES.indexOf(acceptance.office);
  return [
    { account, organization, office, validUntil, kyc },
    { deadline, signature },
  ] as const;
}
