import { Refusal } from "../../lib/refusal.ts";
import type { PlainArguments } from "../shared/action.ts";
import { placeOfTasks, runningFolders, startCommands } from "../shared/place.ts";

/** What the tasks on a running devnet take. */
export interface DevnetArguments extends PlainArguments {
  readonly data: string | undefined;
}

/** The data folder that `--data` names, else that of the one running devnet. */
export async function folderOf({ data }: DevnetArguments): Promise<string> {
  if (data !== undefined) return data;
  const running = await runningFolders();
  const [first] = running;
  if (first === undefined)
    throw new Refusal(`No devnet runs${placeOfTasks()}: start one with ${await startCommands()}.`);
  if (running.length > 1) throw new Refusal(`Several devnets run: say --data ${running.join(" or ")}.`);
  return first;
}
