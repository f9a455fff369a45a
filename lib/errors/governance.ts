import { APPROVAL, PARTICIPATION, PERIOD, type Range, SEATS, WEIGHT } from "../bounds.ts";
import { formatDuration } from "../duration.ts";
import { percent } from "../format.ts";
import type { ErrorWords } from "./words.ts";

/** What the contracts in `contracts/governance/` and OpenZeppelin's Governor refuse, and what to do next. */
export const GOVERNANCE_ERRORS: ErrorWords = {
  CommitteeNoSeat: (of) => `${of("caller")} uses no live seat: act as the Seat account of a member organization`,
  CommitteeTooManyOpen: (of) =>
    `${of("seat")} has as many open proposals as a seat may have: end or withdraw one first`,
  CommitteeTooManyCalls: (of) => `${of("calls")} calls are more than one proposal makes: split it`,
  CommitteeCallRefused: (of) =>
    `call ${of("index")} (to ${of("target")}, selector ${of("selector")}) is not the committee's to make: see who may call it in the class table`,
  CommitteeCallTwice: (of) =>
    `calls ${of("first")} and ${of("second")} are the same: a delayed call is made once, so leave one out`,
  CommitteeClassStricter: (of) =>
    `the calls have become ${of("current")} class since they were voted as ${of("voted")}: propose them again`,
  CommitteeUnmetDelay: (of) => `proposal ${of("proposalId")} waits its delay until ${of("eta")}: execute it then`,
  CommitteeAlreadyVoted: (of) =>
    `${of("seat")} has voted on proposal ${of("proposalId")}: a ballot is final, so leave it`,
  CommitteeWrongProposal: (of) =>
    `proposal ${of("proposalId")} has other content than the ballots name: sign them anew`,
  CommitteeNoBallotCounted: (of) =>
    `no ballot for proposal ${of("proposalId")} could be counted: see why each was refused`,
  CommitteeVetoRefused: (of) =>
    `${of("caller")} may not veto like this: act as an officer of a regulator and give a reason and evidence`,
  CommitteeNotVetoable: (of) =>
    `proposal ${of("proposalId")} overrides a veto and cannot be vetoed again: a freeze order or a directive may stop what it does`,
  CommitteeNoOverride: (of) =>
    of.is("possibleAt", "never")
      ? "these calls were not vetoed, so nothing is overridden: propose them with `committee propose`"
      : `these calls cannot override their veto yet: propose them at ${of("possibleAt")}`,
  CommitteeClosed: () =>
    "the committee does not offer this function: cast signed ballots with `committee deliver`, and make calls by proposals",
  CharterTermsOutOfBounds: (of) =>
    `the terms of class ${of("class")} ${of("terms")} are out of bounds: choose participation ${range(PARTICIPATION, percent)}, approval ${range(APPROVAL, percent)}, period ${range(PERIOD, formatDuration)}`,
  CharterTermsOutOfOrder: (of) => `class ${of("class")} would ask for less than a milder class: raise its rates`,
  SeatsTooFew: (of) => `${of("live")} live seats are too few: keep at least ${SEATS.min}`,
  SeatsTooMany: (of) => `${of("seats")} seats are more than there may be: propose a list of at most ${SEATS.max}`,
  SeatsWeightOutOfBounds: (of) =>
    `weight ${of("weight")} of ${of("organization")} is out of bounds: choose ${range(WEIGHT, String)}`,
  SeatsNotEligible: (of) => `${of("organization")} cannot take a seat: list Members with a Seat account only`,
  SeatsListedTwice: (of) => `${of("organization")} is listed twice: name each organization once`,
  SeatsGroupTooHeavy: (of) =>
    `group ${of("group")} would hold ${of("weight")} of ${of("total")} live weight: choose weights with which no group holds half`,
  SeatsRatesUnreachable: (of) =>
    `without its largest seat (${of("largest")} of ${of("total")}) the rest could not meet the rates: choose flatter weights or lower rates`,
  SeatsNotLive: (of) => `${of("organization")} has no live seat: name one that has, see \`committee seats\``,
  SeatsOnlyAccounts: () => "only the Accounts contract gives a seat its account: propose seat.enrol",
  TallyInvalidSupport: () => "the ballot says nothing that counts: vote for, against or abstain",
  GovernorNonexistentProposal: () => "there is no such proposal: see `committee list`",
  GovernorUnexpectedProposalState: (of) =>
    `proposal ${of("proposalId")} is ${of("current")}, which does not allow this: see \`committee show ${of("proposalId")}\``,
  GovernorProposalQueueingNotRequired: (of) => `proposal ${of("proposalId")} waits no delay: execute it`,
  GovernorRestrictedProposer: (of) =>
    `the description reserves this proposal for another proposer than ${of("proposer")}: let that one propose, or take "#proposer=" out of the description`,
  GovernorUnableToCancel: (of) =>
    `${of("account")} cannot withdraw proposal ${of("proposalId")}: only its seat can, while it is being voted on`,
};

/** `50 % to 80 %`. */
function range({ min, max }: Range, write: (bound: number) => string): string {
  return `${write(min)} to ${write(max)}`;
}
