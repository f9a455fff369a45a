import { formatDuration } from "../../duration.ts";
import { SUPPORTS, memberName } from "../../enums.ts";
import { date, percent } from "../../format.ts";
import { ACTION_CLASSES, ADMIN_ROLE, OFFICES, roleOf, roleWord } from "../../suite/words.ts";
import type { Sentences } from "./sentence.ts";

/** Why a delivered ballot was not counted (`contracts/governance/ICommittee.sol`). */
const FAULTS = ["none", "no vote", "cast already", "no such support", "unfit signature"];

/** Proposals and ballots. */
export const COMMITTEE: Sentences = {
  ProposalCreated: async (e) => `${e.say("proposer")} makes ${await e.proposal()}${await e.classWords()}`,
  ProposalQueued: async (e) =>
    `${await e.proposal()} is decided and queued: executable from ${date(e.number("etaSeconds"))}`,
  ProposalExecuted: async (e) => `${await e.proposal()} is executed`,
  ProposalCanceled: async (e) => `${await e.proposal()} is withdrawn`,
  ProposalVetoed: async (e) => `${e.say("officer")} vetoes ${await e.proposal()}, reason ${e.code("reasonCode")}`,
  VoteCast: async (e) => {
    const support = memberName(SUPPORTS, e.number("support"));
    const verb = support === "abstain" ? "abstains on" : `votes ${support}`;
    return `${e.say("voter")} ${verb} ${await e.proposal()}, weight ${e.say("weight")}`;
  },
  BallotRefused: async (e) =>
    `the ballot of ${e.say("voter")} on ${await e.proposal()} is not counted: ${memberName(FAULTS, e.number("fault"))}`,
};

/** Weights of seats. */
export const SEATS: Sentences = {
  SeatWeightSet: (e) => `the seat of ${e.say("organization")} weighs ${e.say("weight")}`,
  SeatSuspended: (e) => `the seat of ${e.say("organization")} is suspended`,
  SeatAccountSet: (e) => `the seat of ${e.say("organization")} is used by ${e.say("account")}`,
};

/** What each class of proposals needs. */
export const CHARTER: Sentences = {
  CharterSet: (e) => {
    const terms = e.elements("terms").map((path, i) => {
      const rates = ["participation", "approval"].map((rate) => `${percent(e.number(`${path}.${rate}`))} ${rate}`);
      return `${ACTION_CLASSES[i] ?? ""} ${rates.join(", ")}, ${formatDuration(e.number(`${path}.period`))}`;
    });
    return `the terms of the classes are set: ${terms.join("; ")}`;
  },
};

/** Who may call what. */
export const AUTHORITY: Sentences = {
  CommitteeSucceeded: (e) => `the committee is ${e.say("committee")} from now on, after ${e.say("former")}`,
  ClassDelaysSet: (e) => {
    const delays = e
      .elements("delays")
      .map((path, i) => `${ACTION_CLASSES[i] ?? ""} ${formatDuration(e.number(path))}`);
    return `the delays of the classes are set: ${delays.join(", ")}`;
  },
  RoleGranted: (e) =>
    `${e.say("account")} is given ${power(e.number("roleId"))}${e.number("delay") === 0 ? "" : `, with a delay of ${formatDuration(e.number("delay"))}`}`,
  RoleRevoked: (e) => `${e.say("account")} loses ${power(e.number("roleId"))}`,
  RoleAdminChanged: (e) => `${power(e.number("roleId"))} is administered by ${power(e.number("admin"))}`,
  RoleGuardianChanged: (e) => `${power(e.number("roleId"))} is guarded by ${power(e.number("guardian"))}`,
  RoleGrantDelayChanged: (e) =>
    `${power(e.number("roleId"))} is granted with a delay of ${formatDuration(e.number("delay"))}`,
  TargetFunctionRoleUpdated: (e) => `${e.method("target", "selector")} belongs to ${power(e.number("roleId"))}`,
  TargetClosed: (e) => `${e.say("target")} is ${e.is("closed") ? "closed" : "open"} to every call`,
  TargetAdminDelayUpdated: (e) =>
    `${e.say("target")} is administered with a delay of ${formatDuration(e.number("delay"))}`,
};

/** A role of the Authority: `class Emergency`, `office Seat`. */
function power(role: number): string {
  if (role === ADMIN_ROLE) return "the power of ADMIN";
  if (ACTION_CLASSES.some((name) => roleOf(name) === role)) return `class ${roleWord(role)}`;
  return OFFICES.some((name) => roleOf(name) === role) ? `office ${roleWord(role)}` : roleWord(role);
}
