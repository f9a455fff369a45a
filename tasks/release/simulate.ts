import { JsonRpcProvider } from "ethers";
import { startChainCopy } from "../../devnet/chainCopy.ts";
import type { Desk } from "../../lib/desk.ts";
import { releaseOf } from "../../lib/release/entries.ts";
import { releaseFileFor } from "../../lib/release/fileFor.ts";
import { simulateRelease } from "../../lib/release/simulate.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly release: string;
  readonly file: string | undefined;
}

export default readingAction<Arguments>(async (desk, { release, file: path }, { home }) => {
  const entry = await releaseOf(desk, release, ["Submitted", "Approved"]);
  const { file } = await releaseFileFor(home, entry, path);
  return simulateRelease(desk, entry, file, (block) => startChainCopy({ ...nodeOf(desk), block }));
});

/** The node that is read, by its URL. */
function nodeOf({ provider, record: { chainId } }: Desk) {
  if (!(provider instanceof JsonRpcProvider)) throw new Refusal("A copy is made through a node's URL: give --url.");
  return { url: provider._getConnection().url, chainId };
}
