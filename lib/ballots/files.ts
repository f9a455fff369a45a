import { readFile } from "node:fs/promises";
import { z } from "zod";
import { addressField, hashField } from "../consortium/fields.ts";
import { Refusal } from "../refusal.ts";

/** The fields that say which proposal of which network a file is about. */
export const subjectFields = {
  version: z.literal(1, "must be 1"),
  chainId: z.int().min(1),
  committee: addressField,
  proposal: z.int().min(1),
  proposalHash: hashField,
};

/** Bytes as a file holds them. */
export const bytesField = z.string().regex(/^0x([0-9a-fA-F]{2})*$/, "must be bytes: 0x and hexadecimal digits");

/** What a file about an account is called: as the account is, or by its address where that name is no file's. */
export function fileStem(name: string, address: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) ? name : address;
}

/**
 * Reads a file of the given form.
 * @param what the thing that the file should be, for example `a ballot`
 * @throws Refusal naming the file and what is wrong in it
 */
export async function readForm<T>(path: string, what: string, form: z.ZodType<T>): Promise<T> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new Refusal(`There is no file ${path} to read ${what} from.`, { cause });
  }
  try {
    return form.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const reason = issue === undefined ? "it is not JSON" : `${z.core.toDotPath(issue.path)} ${issue.message}`.trim();
    throw new Refusal(`${path} is not ${what}: ${reason}.`, { cause: error });
  }
}
