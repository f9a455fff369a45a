import { enodeKeyOf, formatEnode } from "../../../lib/enode.ts";
import { devNodeKey } from "../../../lib/keys/devKeys.ts";

/** Keys of the development mnemonic from this place on are no node's of the sample. */
const FIRST = 60;

/** The enode URL of a node that nobody of the sample runs; each number gives another key. */
export function strangeEnode(number: number, host = "new.example", port = 30_303): string {
  return formatEnode({ ...enodeKeyOf(devNodeKey(FIRST + number)), host, port });
}
