import { getAddress, isAddress } from "ethers";
import { z } from "zod";
import { parseDuration } from "../duration.ts";
import { parseEnode } from "../enode.ts";

/** The longest text that fits a bytes32 and its end. */
const MAX_NAME = 31;

/** A short ASCII name: lower case, digits and hyphens. */
export const nameField = z
  .string()
  .max(MAX_NAME)
  .regex(/^[a-z][a-z0-9-]*$/, "must be lower case letters, digits and hyphens, beginning with a letter");

/** The name of an account or node: its organization's name, a dot, and its own. */
export const dottedNameField = z
  .string()
  .max(2 * MAX_NAME)
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/, "must be the organization's name, a dot and a name of its own");

/** An address, returned with its checksum. */
export const addressField = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "must be an address: 0x and 40 hexadecimal digits")
  .refine((text) => isAddress(text), { error: "has a wrong checksum: copy the address again", abort: true })
  .transform((text) => getAddress(text));

/** A 32-byte hash that is not zero. */
export const hashField = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, "must be a hash: 0x and 64 hexadecimal digits")
  .refine((text) => !/^0x0*$/.test(text), "must not be zero");

/** A percentage with at most two decimals, returned in basis points. */
export const percentField = z
  .number()
  .min(0)
  .max(100)
  .refine((percent) => isBasisPoints(percent), { error: "must have at most two decimals", abort: true })
  .transform((percent) => Math.round(percent * 100));

/** A duration such as `7d`, returned in seconds. */
export const durationField = z
  .string()
  .regex(/^(\d+[wdhms] ?)+$/, "must be a duration, for example 30m, 12h or 7d")
  .transform((text) => parseDuration(text));

/** A date such as `2028-12-31`, returned as its first second (UTC) since the epoch. */
export const dateField = z.iso
  .date("must be a date, for example 2028-12-31")
  .transform((text) => Date.parse(text) / 1000);

/** An enode URL, returned in its parts. */
export const enodeField = z.string().transform((text, context) => {
  const enode = parseEnode(text);
  if (enode !== undefined) return enode;
  context.issues.push({ code: "custom", message: "must be enode://, 128 hexadecimal digits, @HOST:PORT", input: text });
  return z.NEVER;
});

function isBasisPoints(percent: number): boolean {
  return Math.abs(percent * 100 - Math.round(percent * 100)) < 1e-6;
}
