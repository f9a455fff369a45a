import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import type { WrittenCall } from "./calls.ts";

const proposalFile = z.strictObject({
  description: z.string().min(1).optional(),
  calls: z
    .array(z.strictObject({ call: z.string(), args: z.union([z.array(z.json()), z.record(z.string(), z.json())]) }))
    .min(1),
});

/** What a file proposes. */
export interface WrittenProposal {
  readonly description?: string | undefined;
  readonly calls: readonly WrittenCall[];
}

/**
 * Reads a proposal of several calls: `{"description": "…", "calls": [{"call": "Seats.suspend", "args": ["bank-c"]}]}`.
 * @throws Refusal naming the file and what is wrong in it
 */
export async function readProposalFile(path: string): Promise<WrittenProposal> {
  const parsed = proposalFile.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? "" : `${z.core.toDotPath(issue.path)} ${issue.message}`;
  throw new Refusal(
    `${path} proposes nothing: ${where.trim()}. Its form is {"calls": [{"call": "Seats.suspend", "args": ["bank-c"]}]}.`,
  );
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new Refusal(`There is no proposal file ${path}.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(`${path} is not JSON.`);
  }
}
