import { amountOf } from "../regulator/placement.ts";
import type { Subject } from "../regulator/subject.ts";
import { subjectNamed } from "../regulator/subjectNamed.ts";
import type { Action, ActionContext, Given, Parameter } from "./action.ts";

const ORDER: Parameter = { name: "order", description: "Number of the freeze order" };

/** What the committee decides about freeze orders. */
export const FREEZE_ACTIONS: readonly Action[] = [
  {
    name: "freeze.place",
    call: "FreezeOrders.freezeByDecision",
    description: "Freezes an account, an organization's accounts, a contract or a holding, for a time or for good",
    example: "--subject bank-c.issuer --asset BC27 --amount 1,000.50 --for 30d --reason AML-3 --evidence case.pdf",
    parameters: [
      {
        name: "subject",
        description: "Account, organization or contract: account:NAME and so on where several have the name",
      },
      { name: "asset", description: "Token of which the account's holding is frozen", isOptional: true },
      {
        name: "amount",
        description:
          "With an asset: how much, such as 1,000.50, or smallest units of a token that is no asset; else all",
        isOptional: true,
      },
      {
        name: "direction",
        description: "send, receive or both; left out both, of an amount send",
        isOptional: true,
      },
      { name: "for", description: "How long it lasts; for good when left out", isOptional: true },
      { name: "reason", description: "Reason code, at most 31 characters" },
      { name: "evidence", description: "File whose hash is recorded, or the hash itself", file: "document" },
    ],
    args: (given, { desk }) => [placement(given, subjectNamed(desk, given["subject"] ?? "", given["asset"]), desk)],
    words: (of) => {
      const [amount, duration] = [of("placement.amount"), of("placement.duration")];
      const what = `${amount === "0" ? "" : `${amount} of `}${of("placement.subject")}`;
      const ending = duration === "0s" ? "for good" : `for ${duration}`;
      const direction = of("placement.direction").toLowerCase();
      return `Freeze ${what} (${direction}) ${ending}, reason ${of("placement.reasonCode")}`;
    },
  },
  {
    name: "freeze.confirm",
    call: "FreezeOrders.confirmByDecision",
    description: "Confirms an open freeze order for good",
    example: "--order 3",
    parameters: [ORDER],
    args: ({ order }) => [order],
    words: (of) => `Confirm freeze order ${of("order")} for good`,
  },
  {
    name: "freeze.lift",
    call: "FreezeOrders.liftByDecision",
    description: "Lifts a freeze order, whoever placed it",
    example: "--order 3",
    parameters: [ORDER],
    args: ({ order }) => [order],
    words: (of) => `Lift freeze order ${of("order")}`,
  },
];

/** A `Placement` (`contracts/supervision/IFreezeOrders.sol`), as people write its members. */
function placement(given: Given, subject: Subject, desk: ActionContext["desk"]): object {
  const { kind, id, asset } = subject;
  const amount = String(amountOf(desk, subject, given["amount"]));
  const { direction = amount === "0" ? "both" : "send", reason, evidence } = given;
  const duration = given["for"] ?? "good";
  return {
    subject: { kind: String(kind), id, asset },
    direction,
    amount,
    duration: duration === "good" ? "0" : duration,
    reasonCode: reason,
    evidenceHash: evidence,
  };
}
