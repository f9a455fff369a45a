import { z } from "zod";
import { parseJson } from "../json.ts";
import { damaged, otherFormat } from "./fault.ts";
import { FORMAT, Genesis } from "./entry.ts";
import type { Lines } from "./lines.ts";

const Versioned = z.object({ journal: z.int() });

/**
 * Reads the first record of a journal.
 * @throws Refusal when it is not whole, of another format, or no genesis at all
 */
export async function readGenesis(path: string, lines: Lines): Promise<Genesis> {
  const json = await lines.next();
  if (json === undefined) throw damaged(path, 0, "no whole genesis begins there, or it never was a journal");
  const written = parseJson(json);
  const version = Versioned.safeParse(written).data?.journal;
  if (version !== undefined && version !== FORMAT) throw otherFormat(path, version, FORMAT);
  const genesis = Genesis.safeParse(written);
  if (!genesis.success) throw damaged(path, 0, "its first record is no genesis");
  return genesis.data;
}
