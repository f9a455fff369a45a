import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { WrittenAction } from "../actions/written.ts";
import { Refusal } from "../refusal.ts";
import type { WrittenCall } from "./calls.ts";

const FORM = '{"calls": [{"action": "org.suspend", "args": {"org": "bank-c"}}]}';

const text = z.union([z.string(), z.number()]).transform(String);

const action = z.strictObject({ action: z.string(), args: z.record(z.string(), text).default({}) });

const call = z.strictObject({
  call: z.string(),
  args: z.union([z.array(z.json()), z.record(z.string(), z.json())]),
});

const callsFile = z.strictObject({
  $schema: z.string().optional(),
  description: z.string().min(1).optional(),
  calls: z.array(z.unknown()).min(1),
});

/** What a calls file proposes. */
export interface WrittenProposal {
  readonly description?: string | undefined;
  readonly calls: readonly (WrittenAction | WrittenCall)[];
}

/**
 * Reads a proposal of several steps:
 * `{"description": "…", "calls": [{"action": "org.suspend", "args": {"org": "bank-c"}}, {"call": "Seats.suspend", "args": ["bank-c"]}]}`.
 * @throws Refusal naming the file and what is wrong in it
 */
export async function readCallsFile(path: string): Promise<WrittenProposal> {
  const content = await readJson(path);
  if (typeof content === "object" && content !== null && "proposalHash" in content) {
    throw new Refusal(
      `${path} is a proposal that was made, for \`committee sign\`: give the file of a new one, ${FORM}.`,
    );
  }
  const { calls, description } = checked(path, "", callsFile, content);
  return { description, calls: calls.map((step, i) => stepOf(path, `calls[${i}]`, step)) };
}

/** A step is read as what it says it is, so that the error tells what is wrong in it. */
function stepOf(path: string, where: string, step: unknown): WrittenAction | WrittenCall {
  const isAction = typeof step === "object" && step !== null && "action" in step;
  return isAction ? checked(path, where, action, step) : checked(path, where, call, step);
}

function checked<Schema extends z.ZodType>(
  path: string,
  where: string,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = [where, issue === undefined ? "" : z.core.toDotPath(issue.path)].filter(Boolean).join(".");
  const what = [place, issue?.message].filter(Boolean).join(": ");
  throw new Refusal(`${path} proposes nothing: ${what}. Its form is ${FORM}.`);
}

async function readJson(path: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(path, "utf8");
  } catch {
    throw new Refusal(`There is no calls file ${path}.`);
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new Refusal(`${path} is not JSON.`);
  }
}
