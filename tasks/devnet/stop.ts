import { stop } from "../../devnet/folder/client.ts";
import { action } from "../shared/action.ts";
import { type DevnetArguments, folderOf } from "./folder.ts";

export default action<DevnetArguments>(async (args) => {
  const folder = await folderOf(args);
  await stop(folder);
  return { data: { stopped: folder }, text: `The devnet on ${folder} has stopped; its chain stays there.` };
});
