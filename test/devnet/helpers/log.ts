import { z } from "zod";
import { LogReader } from "../../../devnet/observe/logReader.ts";

const Line = z.looseObject({ level: z.string(), time: z.iso.datetime(), event: z.string() });
export type Line = z.infer<typeof Line>;

/** All that a reader has not given yet. */
export async function unread(reader: LogReader): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of reader.read()) lines.push(line);
  return lines;
}

/** What the log of a data folder tells, line by line. */
export async function logged(dataFolder: string): Promise<Line[]> {
  const reader = new LogReader(dataFolder);
  const lines = await unread(reader);
  await reader.close();
  return lines.map((line) => Line.parse(JSON.parse(line)));
}
