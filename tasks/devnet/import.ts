import { join } from "node:path";
import { importChain } from "../../devnet/transfer/importChain.ts";
import { date, short } from "../../lib/format.ts";
import { action } from "../shared/action.ts";
import { DEVNETS } from "../shared/place.ts";
import type { DevnetArguments } from "./folder.ts";
import { interruptibly } from "./progress.ts";

interface Arguments extends DevnetArguments {
  readonly file: string;
}

export default action<Arguments>(async ({ data, file: path }) => {
  const folderFor = (consortium: string): string => data ?? join(DEVNETS, consortium);
  const imported = await interruptibly((onProgress) => importChain({ path, folderFor, onProgress }));
  const { dataFolder, consortium, chainId, head, founded } = imported;
  const text = [
    `Imported ${consortium}, chain ${chainId}, founded ${date(founded)}, to block ${head.number} (${short(head.hash)}), into ${dataFolder}.`,
    `Go on with it: npx hardhat devnet start --data ${dataFolder}`,
  ];
  return { data: imported, text: text.join("\n") };
});
