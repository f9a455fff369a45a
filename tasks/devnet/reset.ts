import { type Remains, remainsOf } from "../../devnet/reset/remains.ts";
import { resetChain } from "../../devnet/reset/reset.ts";
import { count, date, fileSize } from "../../lib/format.ts";
import { action } from "../shared/action.ts";
import { chainFolderOf } from "./chainFolder.ts";
import type { DevnetArguments } from "./folder.ts";
import { progressLines } from "./progress.ts";

interface Arguments extends DevnetArguments {
  readonly yes: boolean;
}

export default action<Arguments>(async ({ data, yes }) => {
  const dataFolder = await chainFolderOf(data);
  const remains = await remainsOf(dataFolder, progressLines());
  const report = { ...remains, removed: yes };
  if (!yes) return { data: report, text: warning(remains), failed: true };
  await resetChain(dataFolder);
  return { data: report, text: `Removed ${summary(remains)}. Found it anew with \`npx hardhat devnet start\`.` };
});

function warning(remains: Remains): string {
  return [
    `This removes ${summary(remains)}.`,
    "Nothing was removed: keep a copy with `npx hardhat devnet export FILE` first, then say --yes.",
  ].join("\n");
}

/** What goes: `the chain of bond-network in .devnet/bond-network, founded 2026-01-31 09:30:00 UTC: 12 blocks, 1.5 MB in 31 files`. */
function summary({ dataFolder, consortium, founded, blocks, size, files }: Remains): string {
  const whose = consortium === null ? "the chain" : `the chain of ${consortium}`;
  const since = founded === null ? "" : `, founded ${date(founded)}`;
  const length = blocks === null ? "a journal that cannot be read" : count(blocks, "block");
  return `${whose} in ${dataFolder}${since}: ${length}, ${fileSize(size)} in ${count(files.length, "file")}`;
}
