import { status } from "../../devnet/client.ts";
import { action } from "../shared/action.ts";
import { type DevnetArguments, folderOf, statusReport } from "./folder.ts";

export default action<DevnetArguments>(async (args) => statusReport(await status(await folderOf(args))));
