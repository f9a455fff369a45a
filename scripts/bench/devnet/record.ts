import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const Row = z.strictObject({
  case: z.string(),
  unit: z.string(),
  ours: z.number().nonnegative(),
  stock: z.number().nonnegative().nullable(),
  ratio: z.number().positive().optional(),
});

const DevnetRecord = z.strictObject({
  /** ISO 8601. */
  measured: z.iso.datetime(),
  seconds: z.number(),
  machine: z.strictObject({ processor: z.string(), cores: z.int(), memoryGigabytes: z.number(), system: z.string() }),
  /** Average over a minute: how many processes ran or waited for a core, before the first and after the last round. */
  load: z.strictObject({ before: z.number(), after: z.number() }),
  versions: z.strictObject({ node: z.string(), hardhat: z.string(), edr: z.string() }),
  rows: z.array(Row),
});

/** One figure of our devnet and the one of the stock node; a ratio above 1 means that ours is better. */
export type Row = z.infer<typeof Row>;

/** What `bench/devnet.json` holds. */
export type DevnetRecord = z.infer<typeof DevnetRecord>;

/** The recorded figures. */
export async function readDevnet(folder: string): Promise<DevnetRecord> {
  return DevnetRecord.parse(JSON.parse(await readFile(join(folder, "devnet.json"), "utf8")));
}
