import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkConsortium } from "../../lib/check/consortium.ts";
import type { FoundingFile } from "../../lib/check/file.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import type { Desk } from "../../lib/desk.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly consortium: string | undefined;
}

export default readingAction<Arguments>(async (desk, { consortium }) =>
  checkConsortium(desk, await foundingFile(desk, consortium)),
);

/** The file that is named, else that of `consortiums/` that has the network's name, if it is here. */
async function foundingFile({ record }: Desk, named: string | undefined): Promise<FoundingFile | undefined> {
  const path = named ?? join("consortiums", `${record.consortium}.json`);
  if (named === undefined && !existsSync(path)) return undefined;
  return { path, file: await loadConsortium(path) };
}
