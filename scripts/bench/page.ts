import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { devnetPart } from "./devnet/page.ts";
import { readDevnet } from "./devnet/record.ts";
import { readPeers } from "./gas/peers.ts";
import { gasPart } from "./gas/page.ts";
import { readRows } from "./gas/row.ts";

const HEAD = [
  "# Bench",
  "`npm run bench:gas` and `npm run bench:devnet` measure these figures, write them to `gas.json` and `devnet.json` and write this\n" +
    "page; `npm run bench` runs both. `npm run test:room -- gas` fails when the code has moved away from `gas.json` by more than a\n" +
    "hundredth.",
];

/** The text of `README.md` in the folder of the figures, which nothing but these decides. */
export async function pageOf(folder: string): Promise<string> {
  const gas = gasPart(await readRows(folder), await readPeers(folder));
  return [...HEAD, gas, devnetPart(await readDevnet(folder))].join("\n\n").concat("\n");
}

/** Writes the page anew. */
export async function writePage(folder: string): Promise<void> {
  await writeFile(join(folder, "README.md"), await pageOf(folder));
}
