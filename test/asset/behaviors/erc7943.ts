import { FORCED } from "./erc7943Forced.ts";
import { FREEZING } from "./erc7943Freezing.ts";
import { TRANSFERS } from "./erc7943Transfers.ts";
import { VIEWS } from "./erc7943Views.ts";
import type { RegulatedToken } from "./regulated.ts";

const PARTS = { views: VIEWS, transfers: TRANSFERS, freezing: FREEZING, "forced transfers": FORCED };

/** Makes a token as new for each case. */
type Given = () => Promise<RegulatedToken>;

/** The conformance suite of ERC-7943 (fungible, as it is Final), a leaf for each case. */
export function behavesLikeErc7943(given: Given): void {
  for (const [part, cases] of Object.entries(PARTS)) {
    describe(part, () => {
      for (const { name, run } of cases) it(name, async () => run(await given()));
    });
  }
}

/** The same suite played without leaves: the names of the cases that fail, in order. */
export async function failuresOf(given: Given): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of Object.values(PARTS).flat()) {
    const rwa = await given();
    await run(rwa).catch(() => failed.push(name));
  }
  return failed;
}
