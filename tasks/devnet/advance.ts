import { advance } from "../../devnet/folder/client.ts";
import { formatDuration, parseDuration } from "../../lib/duration.ts";
import { date } from "../../lib/format.ts";
import { action } from "../shared/action.ts";
import { type DevnetArguments, folderOf } from "./folder.ts";

interface Arguments extends DevnetArguments {
  readonly duration: string;
}

export default action<Arguments>(async (args) => {
  const seconds = parseDuration(args.duration);
  const status = await advance(await folderOf(args), seconds);
  return {
    data: status,
    text: `The clock moved ${formatDuration(seconds)}. It is ${date(status.now)}, block ${status.head.number}.`,
  };
});
