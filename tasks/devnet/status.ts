import { isServed, status } from "../../devnet/folder/client.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { PlainArguments } from "../shared/action.ts";
import { print, printFailure } from "../shared/print.ts";
import { type DevnetArguments, folderOf } from "./folder.ts";
import { statusReport } from "./statusView.ts";
import { type Look, watchStatus } from "./watchStatus.ts";

type Arguments = DevnetArguments & Required<Pick<PlainArguments, "watch">>;

export default async function show(args: Arguments): Promise<void> {
  try {
    const folder = await folderOf(args);
    const first = await status(folder);
    if (args.watch) await watchStatus(looking(folder), args.json);
    else print(statusReport(first), args.json);
  } catch (thrown) {
    printFailure(thrown, args.json);
  }
}

function looking(folder: string): Look {
  return async () => {
    try {
      return await status(folder);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      const isThere = await isServed(folder);
      return isThere ? thrown.message : `The devnet on ${folder} has stopped; waiting until it runs again.`;
    }
  };
}
