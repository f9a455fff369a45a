import { existsSync } from "node:fs";
import { logPaths } from "../../devnet/observe/logFile.ts";
import { LOG_LEVELS, type LogLevel } from "../../devnet/observe/logRecord.ts";
import { Refusal } from "../../lib/refusal.ts";
import { dataFolders, runningFolders } from "../shared/place.ts";
import { printFailure } from "../shared/print.ts";
import { type DevnetArguments, folderOf } from "./folder.ts";
import { showLogs } from "./showLogs.ts";

interface Arguments extends DevnetArguments {
  readonly lines: number;
  readonly level: string;
  readonly follow: boolean;
}

export default async function logs(args: Arguments): Promise<void> {
  try {
    const { lines, follow, json } = args;
    const level = levelOf(args.level);
    await showLogs(await loggedFolder(args), { level, lines, follow, json });
  } catch (thrown) {
    printFailure(thrown, args.json);
  }
}

function levelOf(word: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === word);
  if (level !== undefined) return level;
  throw new Refusal(`--level is ${LOG_LEVELS.join(", ")}, not ${word}.`);
}

/**
 * The folder to read: as for every task, and where no devnet runs the only one that has a log.
 * @throws Refusal when it has none, or several could be meant
 */
export async function loggedFolder(args: DevnetArguments, devnets?: string): Promise<string> {
  const stopped = await stoppedLogs(args, devnets);
  if (stopped.length > 1) throw new Refusal(`Several devnets have a log: say --data ${stopped.join(" or ")}.`);
  const folder = stopped[0] ?? (await folderOf(args));
  if (hasLog(folder)) return folder;
  throw new Refusal(`There is no log in ${folder}: a devnet writes one there while it runs.`);
}

/** The folders with a log, where none is named and no devnet runs. */
async function stoppedLogs({ data }: DevnetArguments, devnets?: string): Promise<string[]> {
  if (data !== undefined || (await runningFolders(devnets)).length > 0) return [];
  return (await dataFolders(devnets)).filter(hasLog);
}

function hasLog(folder: string): boolean {
  return logPaths(folder).some((path) => existsSync(path));
}
