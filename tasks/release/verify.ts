import { releaseOf } from "../../lib/release/entries.ts";
import { materialFor } from "../../lib/release/verification/material.ts";
import { suiteContract, verifyBuilt, verifyRelease } from "../../lib/release/verify.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly release: string;
  readonly file: string | undefined;
}

export default readingAction<Arguments>(async (desk, { release: text, file }, { home }) => {
  const own = file === undefined ? suiteContract(desk, text) : undefined;
  if (own !== undefined) return verifyBuilt(desk, own);
  const release = await releaseOf(desk, text, ["Active", "Suspended"]);
  return verifyRelease(desk, release, await materialFor(desk, release, home, file));
});
