import { join } from "node:path";
import { z } from "zod";
import { bytesField, fileStem, readForm } from "../../ballots/files.ts";
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
 * Writes `<account>.objection.json` into `folder`, over an older one.
 * @returns its path
 * @throws Refusal when it cannot be written there
 */
export async function writeObjection(folder: string, name: string, objection: Objection): Promise<string> {
  const path = join(folder, `${fileStem(name, objection.account)}.objection.json`);
  await writeText(path, `${json({ version: VERSION, ...objection })}\n`);
  return path;
}
