import { exportChain } from "../../devnet/transfer/exportChain.ts";
import { fileSize, short } from "../../lib/format.ts";
import { action } from "../shared/action.ts";
import { chainFolderOf } from "./chainFolder.ts";
import type { DevnetArguments } from "./folder.ts";
import { interruptibly } from "./progress.ts";

interface Arguments extends DevnetArguments {
  readonly file: string;
  readonly force: boolean;
}

export default action<Arguments>(async ({ data, file: path, force }) => {
  const dataFolder = await chainFolderOf(data);
  const exported = await interruptibly((onProgress) => exportChain({ dataFolder, path, force, onProgress }));
  const { consortium, chainId, head, size, sha256 } = exported;
  const text = [
    `Exported ${consortium}, chain ${chainId}, to block ${head.number} (${short(head.hash)}): ${path}, ${fileSize(size)}.`,
    `SHA-256 ${sha256}`,
    `On another machine: npx hardhat devnet import ${path}`,
  ];
  return { data: exported, text: text.join("\n") };
});
