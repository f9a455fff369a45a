import { join } from "node:path";
import { z } from "zod";
import { bytesField, readForm } from "../../ballots/files.ts";
import { addressField } from "../../consortium/fields.ts";
import { json } from "../../format.ts";
import { writeText } from "../../writing.ts";
import type { Objection } from "./objection.ts";

const VERSION = 1;

const fileSchema = z.strictObject({
  version: z.literal(VERSION, `must be ${VERSION}`),
  chainId: z.int().min(1),
  recovery: addressField,
  account: addressField,
  successor: addressField,
  startedAt: z.int().min(1),
  signature: bytesField.min(4, "must not be empty"),
});

/**
 * Reads an objection file.
 * @throws Refusal naming the file and what is wrong in it
 */
export async function readObjection(path: string): Promise<Objection> {
  const { chainId, recovery, account, successor, startedAt, signature } = await readForm(
    path,
    "an objection",
    fileSchema,
  );
  return { chainId, recovery, account, successor, startedAt, signature };
}

/**
 * Writes `<account>.objection.json` into `folder`.
 * @returns its path
 * @throws Refusal when it cannot be written there
 */
export async function writeObjection(folder: string, name: string, objection: Objection): Promise<string> {
  const safe = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) ? name : objection.account;
  const path = join(folder, `${safe}.objection.json`);
  await writeText(path, `${json({ version: VERSION, ...objection })}\n`);
  return path;
}
