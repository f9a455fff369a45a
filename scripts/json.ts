import { writeFile } from "node:fs/promises";
import { format } from "prettier";

/** Writes a value as JSON, laid out as the checks of the format want it. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, await format(JSON.stringify(value), { filepath: path, printWidth: 120 }));
}
