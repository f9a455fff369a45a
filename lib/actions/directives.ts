import { explain } from "../errors.ts";
import { Refusal } from "../refusal.ts";
import type { Action, ActionContext, Given, Parameter } from "./action.ts";

const DIRECTIVE: Parameter = { name: "directive", description: "Number of the directive" };

/** What the committee decides about directives, each by its number and the hash of its draft. */
export const DIRECTIVE_ACTIONS: readonly Action[] = [
  {
    name: "directive.approve",
    call: "Directives.approveByDecision",
    description: "Approves an endorsed directive, which starts its delay",
    example: "--directive 4",
    parameters: [DIRECTIVE],
    args: numberAndHash,
    words: (of) => `Approve directive ${of("directive")}, draft ${of("draftHash")}`,
  },
  {
    name: "directive.approve-against-objection",
    call: "Directives.approveAgainstObjection",
    description: "Approves a directive to which the affected organization objected, for good",
    example: "--directive 4",
    parameters: [DIRECTIVE],
    args: numberHashAndReason,
    words: (of) =>
      `Approve directive ${of("directive")} against the objection ${of("reasonHash")}, draft ${of("draftHash")}`,
  },
];

/** The objection is named too: a decision taken before it answers none. */
async function numberHashAndReason(given: Given, context: ActionContext): Promise<readonly unknown[]> {
  const [directive, draftHash] = await numberAndHash(given, context);
  const { reasonHash } = await context.desk.suite.directives.directiveOf(given["directive"] ?? "");
  return [directive, draftHash, reasonHash];
}

/** The draft is named as the chain has it now: another one is not approved with it. */
async function numberAndHash({ directive = "" }: Given, { desk }: ActionContext): Promise<readonly unknown[]> {
  if (!/^\d+$/.test(directive))
    throw new Refusal(`"${directive}" is no number of a directive: see \`directive list\`.`);
  const draftHash = await desk.suite.directives.draftHashOf(directive).catch((thrown: unknown) => {
    throw explain(thrown, desk.contracts, desk.book);
  });
  return [directive, draftHash];
}
