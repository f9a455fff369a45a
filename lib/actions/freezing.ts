import type { Action, Parameter } from "./action.ts";

const ORDER: Parameter = { name: "order", description: "Number of the freeze order" };

/** What the committee decides about freeze orders. */
export const FREEZE_ACTIONS: readonly Action[] = [
  {
    name: "freeze.place",
    call: "FreezeOrders.freezeByDecision",
    description: "Freezes an account, for a time or for good",
    example: "--account bank-c.issuer --direction both --for 30d --reason AML-3 --evidence case.pdf",
    parameters: [
      { name: "account", description: "Account to freeze: name or address, never a regulator's" },
      { name: "direction", description: "send, receive or both; both when left out", isOptional: true },
      { name: "for", description: "How long it lasts; for good when left out", isOptional: true },
      { name: "reason", description: "Reason code, at most 31 characters" },
      { name: "evidence", description: "File whose hash is recorded, or the hash itself", file: "document" },
    ],
    args: (given) => [
      given["account"],
      given["direction"] ?? "both",
      given["for"] ?? "0s",
      given["reason"],
      given["evidence"],
    ],
    words: (of) => {
      const duration = of("duration");
      const ending = duration === "0s" ? "for good" : `for ${duration}`;
      return `Freeze ${of("subject")} (${of("direction").toLowerCase()}) ${ending}, reason ${of("reasonCode")}`;
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
