import { loadConsortium } from "../../lib/consortium/load.ts";
import { json } from "../../lib/format.ts";
import { genesisFile } from "../../lib/suite/genesis.ts";
import { writeText } from "../../lib/writing.ts";
import { type PlainArguments, action } from "../shared/action.ts";

interface Arguments extends PlainArguments {
  readonly consortium: string;
  readonly out: string | undefined;
}

export default action<Arguments>(async ({ consortium, out }) => {
  const file = await loadConsortium(consortium);
  const genesis = genesisFile(file, Math.floor(Date.now() / 1000));
  if (out === undefined) return { data: genesis, text: json(genesis) };
  await writeText(out, `${json(genesis)}\n`);
  const text = `${out} holds the genesis of ${file.name}, chain ${file.chainId}; add the consensus section of your engine to its config.`;
  return { data: { out, chainId: file.chainId }, text };
});
