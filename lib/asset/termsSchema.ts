import { encodeBytes32String, isHexString } from "ethers";
import { z } from "zod";
import { INSPECTIONS } from "../bounds.ts";
import { durationField, nameField } from "../consortium/fields.ts";
import { ASSET_KINDS } from "../enums.ts";
import { harmless } from "../format.ts";
import { ASSIGNED } from "./items.ts";

const LONGEST_TEXT = 256;

const plainField = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => harmless(text) === text, "must be one line of plain text");

const textField = (longest: number) => plainField(longest).min(1);

const amountField = z
  .string('must be text, so that no digit is lost, for example "1500.25"')
  .regex(/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/, 'must be a decimal number, for example "1500.25"');

const momentField = z.string().transform((text, context) => {
  const seconds = secondsOf(text);
  if (seconds !== undefined) return seconds;
  const message = "must be a date such as 2027-12-31, or a moment such as 2027-12-31T12:00:00Z";
  context.issues.push({ code: "custom", message, input: text });
  return z.NEVER;
});

const lockField = z.string().transform((text, context) => {
  const lock = lockOf(text);
  if (lock !== undefined) return lock;
  const message = "must be 1 to 31 characters, or 32 bytes as hex that are not zero";
  context.issues.push({ code: "custom", message, input: text });
  return z.NEVER;
});

const allocationField = z
  .array(
    z.strictObject({
      account: textField(LONGEST_TEXT).describe("A Participant or Issuer: name or address"),
      amount: amountField.describe("Whole tokens and decimals, as text"),
    }),
  )
  .min(1)
  .describe("Who gets how much at the activation; together the supply");

const decimalsField = z.int().min(0).max(18).describe("Decimal places of an amount");

/** The terms file: what an asset is. Units after parsing: seconds; amounts stay text, which `decimals` gives a meaning. */
export const termsSchema = z.strictObject({
  $schema: z.string().optional(),
  kind: z.enum(ASSET_KINDS).exclude(["None"]).describe("What its least plan of inspection is set for: `asset plans`"),
  name: textField(64).describe("What people call it; never the name of a natural person"),
  symbol: z
    .string()
    .regex(/^[A-Z][A-Z0-9-]{0,10}$/, "must be 1 to 11 upper case letters, digits and hyphens, beginning with a letter"),
  decimals: decimalsField,
  supply: amountField.describe("What is minted at the activation, in whole tokens and decimals, as text"),
  document: textField(LONGEST_TEXT).describe(
    "The document of terms: a path from this file, whose bytes are hashed with keccak256",
  ),
  uri: plainField(LONGEST_TEXT).default("").describe("Where others find the document"),
  custodian: nameField.describe("Organization that keeps what backs the asset, of another group than the issuer's"),
  lockId: lockField.describe("The custodian's number for what is locked: text, or 32 bytes as hex"),
  effectiveFrom: momentField.default(0).describe("Not activated before (UTC); left out, at once"),
  maturity: momentField.optional().describe("From when on holders redeem (UTC); left out, when a decision says so"),
  period: durationField.describe("In which it is inspected and activated, from the pre-release on: 1s to 365d"),
  redeemableWhileSuspended: z
    .boolean()
    .default(false)
    .describe("Whether holders redeem while an order stops the token"),
  inspections: z
    .array(
      z.strictObject({
        item: z.enum(ASSIGNED),
        organization: nameField.describe(
          "Of another group than the issuer's; for Title and Pricing the custodian's too",
        ),
      }),
    )
    .max(INSPECTIONS.max)
    .describe("Who inspects what, beside the custodian, who attests Custody, and a regulator's NonObjection"),
  allocation: allocationField,
});

/** The part of a terms file that an activation needs again. */
export const allocationSchema = z.object({ allocation: allocationField });

export type TermsFile = z.output<typeof termsSchema>;
export type WrittenAllocation = TermsFile["allocation"][number];

/** The JSON Schema of the file, for editors. */
export function termsJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(termsSchema, { io: "input" });
  return { $schema, title: "Concordat asset terms", ...schema };
}

function secondsOf(text: string): number | undefined {
  const [, day = "", time = "T00:00:00Z"] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?Z)?$/.exec(text) ?? [];
  const moment = new Date(`${day}${time}`);
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
  return isReal && moment.getTime() >= 0 ? moment.getTime() / 1000 : undefined;
}

function lockOf(text: string): string | undefined {
  if (isHexString(text, 32)) return /^0x0*$/.test(text) ? undefined : text.toLowerCase();
  const bytes = Buffer.byteLength(text);
  return bytes > 0 && bytes <= 31 ? encodeBytes32String(text) : undefined;
}
