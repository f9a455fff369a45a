import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const Rows = z.array(z.strictObject({ operation: z.string(), n: z.int(), gas: z.int() }));

/** One figure: gas of an operation at a size `n`; what both mean is in `operations.ts`. */
export type Row = z.infer<typeof Rows>[number];

/** The recorded figures. */
export async function readRows(folder: string): Promise<Row[]> {
  return Rows.parse(JSON.parse(await readFile(join(folder, "gas.json"), "utf8")));
}
