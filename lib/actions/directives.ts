import { directiveOf, hashOfDraft } from "../directive/entry.ts";
import { deedWords } from "../directive/told.ts";
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
    title: async (given, { desk }) => {
      const { id, ...entry } = await directiveIn(given, desk);
      return `Approve directive ${id}: ${deedWords(desk, entry)}`;
    },
    words: (of) => `Approve directive ${of("directive")}, draft ${of("draftHash")}`,
  },
  {
    name: "directive.approve-against-objection",
    call: "Directives.approveAgainstObjection",
    description: "Approves a directive to which the affected organization objected, for good",
    example: "--directive 4",
    parameters: [DIRECTIVE],
    args: numberHashAndReason,
    title: async (given, { desk }) => {
      const { id, ...entry } = await directiveIn(given, desk);
      return `Approve directive ${id} against the objection: ${deedWords(desk, entry)}`;
    },
    words: (of) =>
      `Approve directive ${of("directive")} against the objection ${of("reasonHash")}, draft ${of("draftHash")}`,
  },
];

/** The objection is named too: a decision taken before it answers none. */
async function numberHashAndReason(given: Given, { desk }: ActionContext): Promise<readonly unknown[]> {
  const { id, draft, reasonHash } = await directiveIn(given, desk);
  return [id, hashOfDraft(desk.suite, draft), reasonHash];
}

/** The draft is named as the chain has it now: another one is not approved with it. */
async function numberAndHash(given: Given, { desk }: ActionContext): Promise<readonly unknown[]> {
  const { id, draft } = await directiveIn(given, desk);
  return [id, hashOfDraft(desk.suite, draft)];
}

function directiveIn({ directive = "" }: Given, desk: ActionContext["desk"]): ReturnType<typeof directiveOf> {
  if (/^\d+$/.test(directive)) return directiveOf(desk, Number(directive));
  throw new Refusal(`"${directive}" is no number of a directive: see \`directive list\`.`);
}
