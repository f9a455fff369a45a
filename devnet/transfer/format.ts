import { z } from "zod";
import { FORMAT as JOURNAL_FORMAT } from "../journal/entry.ts";
import { hashField, nameField } from "../../lib/consortium/fields.ts";

/** Version of the form in which a chain is exported. */
export const FORMAT = 1;

/** Most bytes of a line: of the head, of what stands before each file, and of the end. */
export const LONGEST_LINE = 4_096;

/** Most bytes of a file other than the journal. */
export const LARGEST_FILE = 16 * 2 ** 20;

/** Most files beside the journal. */
export const MOST_FILES = 10_000;

/** The first line, as far as every version has it. */
export const AnyHead = z.looseObject({ format: z.literal("concordat-chain"), version: z.int(), journal: z.int() });

/** The first line: of which chain the rest is, and how far it goes. */
export const ExportHead = z.strictObject({
  format: z.literal("concordat-chain"),
  version: z.literal(FORMAT),
  /** Version of the journal's format. */
  journal: z.literal(JOURNAL_FORMAT),
  chainId: z.int().min(1),
  /** Name of the consortium. */
  consortium: nameField,
  /** Time of block 0, in seconds since 1970. */
  founded: z.int().min(0),
  head: z.strictObject({ number: z.int().min(0), hash: hashField }),
});
export type ExportHead = z.infer<typeof ExportHead>;

/** The line before a file's bytes, of which there are exactly `size`. */
export const FileLine = z.strictObject({ path: z.string(), size: z.int().min(0) });
export type FileLine = z.infer<typeof FileLine>;

/** The last line: the SHA-256 of all bytes before it. */
export const EndLine = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
