import { suspendRegulator, suspendSeat } from "../fixtures/acts.ts";
import { Direction, Rule, TargetStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import {
  OFFICER,
  PARTICIPANT,
  both,
  expire,
  frozen,
  lapse,
  questionOf,
  registered,
  resumed,
  revoke,
  rotateSeat,
  subjectOf,
  suspend,
  suspendA,
} from "./helpers/cases.ts";
import type { Case } from "./helpers/cases.ts";
import { expectJudgement } from "./helpers/judgement.ts";

const MAX = 2n ** 256n - 1n;

const TABLE: Record<string, Record<string, Case>> = {
  "an active account": {
    "may call a known target": { from: PARTICIPANT, to: "Notice", rule: "none" },
    "may call a contract of the suite": { from: PARTICIPANT, to: "Committee", rule: "none" },
    "may call a registry's active target": {
      given: registered(TargetStatus.active),
      from: PARTICIPANT,
      to: "registered",
      rule: "none",
    },
    "of a service organization may too": { from: "auditor.inspector", to: "Notice", rule: "none" },
    "of a regulator may too": { from: OFFICER, to: "FreezeOrders", rule: "none" },
    "in office Seat may too": { from: "bank-a.seat", to: "Committee", rule: "none" },
  },
  "an unknown account": {
    "is refused": { from: "outsider", to: "Notice", rule: "unknownAccount" },
    "is refused at the Committee too": { from: "outsider", to: "Committee", rule: "unknownAccount" },
    "that founded the network is refused": { from: "founder", to: "Notice", rule: "unknownAccount" },
    "is refused for that before its value and target": {
      from: "outsider",
      to: "nothing",
      value: 1n,
      rule: "unknownAccount",
    },
  },
  "a suspended account": {
    "is refused": { given: suspend, from: PARTICIPANT, to: "Notice", rule: "accountSuspended" },
    "is refused for that before its suspended organization": {
      given: both(suspend, suspendA),
      from: PARTICIPANT,
      to: "Notice",
      rule: "accountSuspended",
    },
  },
  "a revoked account": {
    "is refused": { given: revoke, from: PARTICIPANT, to: "Notice", rule: "accountRevoked" },
    "that was the Seat account is refused at the Committee too": {
      given: rotateSeat,
      from: "bank-a.seat",
      to: "Committee",
      rule: "accountRevoked",
    },
  },
  "an expired account": {
    "is refused": { given: expire(PARTICIPANT), from: PARTICIPANT, to: "Notice", rule: "accountExpired" },
    "of an officer is refused at the Committee too": {
      given: expire(OFFICER),
      from: OFFICER,
      to: "Committee",
      rule: "accountExpired",
    },
    "in office Seat is only overdue": { given: expire("bank-a.seat"), from: "bank-a.seat", to: "Notice", rule: "none" },
  },
  "an account of a suspended organization": {
    "is refused": { given: suspendA, from: PARTICIPANT, to: "Notice", rule: "organizationSuspended" },
    "is refused at the Committee too": {
      given: suspendA,
      from: PARTICIPANT,
      to: "Committee",
      rule: "organizationSuspended",
    },
    "in office Seat reaches the Committee": { given: suspendA, from: "bank-a.seat", to: "Committee", rule: "none" },
    "in office Seat reaches nothing else": {
      given: suspendA,
      from: "bank-a.seat",
      to: "Notice",
      rule: "organizationSuspended",
    },
    "of a regulator is refused at the Committee too": {
      given: (network) => suspendRegulator(network),
      from: OFFICER,
      to: "Committee",
      rule: "organizationSuspended",
    },
    "is refused for that before its freeze": {
      given: both(frozen(PARTICIPANT, Direction.both), suspendA),
      from: PARTICIPANT,
      to: "Notice",
      rule: "organizationSuspended",
    },
  },
  "a frozen account": {
    "is refused": {
      given: frozen(PARTICIPANT, Direction.send),
      from: PARTICIPANT,
      to: "Notice",
      rule: "accountFrozen",
    },
    "for both is refused": {
      given: frozen(PARTICIPANT, Direction.both),
      from: PARTICIPANT,
      to: "Notice",
      rule: "accountFrozen",
    },
    "for receiving only may send": {
      given: frozen(PARTICIPANT, Direction.receive),
      from: PARTICIPANT,
      to: "Notice",
      rule: "none",
    },
    "may send from the second in which the order lapses": {
      given: lapse,
      from: PARTICIPANT,
      to: "Notice",
      rule: "none",
    },
    "in office Seat reaches the Committee": {
      given: frozen("bank-a.seat", Direction.both),
      from: "bank-a.seat",
      to: "Committee",
      rule: "none",
    },
    "in office Seat, without a live seat, reaches the Committee": {
      given: both((network) => suspendSeat(network, "bank-d"), frozen("bank-d.seat", Direction.both)),
      from: "bank-d.seat",
      to: "Committee",
      rule: "none",
    },
    "in office Seat reaches nothing else": {
      given: frozen("bank-a.seat", Direction.both),
      from: "bank-a.seat",
      to: "Notice",
      rule: "accountFrozen",
    },
    "is refused for that before its value": {
      given: frozen(PARTICIPANT, Direction.send),
      from: PARTICIPANT,
      to: "Notice",
      value: 1n,
      rule: "accountFrozen",
    },
  },
  "a transaction with value": {
    "of 1 is refused": { from: PARTICIPANT, to: "Notice", value: 1n, rule: "valueRefused" },
    "of the largest amount is refused": { from: PARTICIPANT, to: "Notice", value: MAX, rule: "valueRefused" },
    "to another account is refused": { from: PARTICIPANT, to: "account", value: 1n, rule: "valueRefused" },
    "of a Seat to the Committee is refused": { from: "bank-a.seat", to: "Committee", value: 1n, rule: "valueRefused" },
    "of a frozen Seat to the Committee is refused": {
      given: frozen("bank-a.seat", Direction.both),
      from: "bank-a.seat",
      to: "Committee",
      value: 1n,
      rule: "valueRefused",
    },
    "that creates is refused for its value": { from: PARTICIPANT, to: "nothing", value: 1n, rule: "valueRefused" },
  },
  "a creation": Object.fromEntries(
    [PARTICIPANT, "bank-b.developer", "bank-a.operator", "bank-a.seat", OFFICER].map((from) => [
      `by ${from} is refused`,
      { from, to: "nothing", rule: "creationRefused" },
    ]),
  ),
  "a transfer to the zero address": {
    "is refused as a creation": { from: PARTICIPANT, to: "zero", rule: "creationRefused" },
  },
  "an unknown target": {
    "is refused": { from: PARTICIPANT, to: "stranger", rule: "unknownTarget" },
    "that is an enrolled account is refused": { from: PARTICIPANT, to: "account", rule: "unknownTarget" },
    "is refused to an officer": { from: OFFICER, to: "stranger", rule: "unknownTarget" },
  },
  "a registry's target": {
    "that is suspended is refused": {
      given: registered(TargetStatus.suspended),
      from: PARTICIPANT,
      to: "registered",
      rule: "targetSuspended",
    },
    "that is retired is refused": {
      given: registered(TargetStatus.retired),
      from: PARTICIPANT,
      to: "registered",
      rule: "targetSuspended",
    },
    "without a status is refused": {
      given: registered(TargetStatus.none),
      from: PARTICIPANT,
      to: "registered",
      rule: "targetSuspended",
    },
    "that is resumed is allowed": {
      given: resumed,
      from: PARTICIPANT,
      to: "registered",
      rule: "none",
    },
  },
};

describe("permissioning: transactionAllowed, by the ingress", () => {
  for (const [group, cases] of Object.entries(TABLE)) {
    describe(group, () => {
      for (const [label, each] of Object.entries(cases)) {
        it(label, async () => {
          const network = await founded();
          await each.given?.(network);
          const question = await questionOf(network, each);
          await expectJudgement(network, question, Rule[each.rule], subjectOf(network, each, question));
        });
      }
    });
  }
});
