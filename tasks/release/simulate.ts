import { releaseOf } from "../../lib/release/entries.ts";
import { releaseFileFor } from "../../lib/release/fileFor.ts";
import { simulateRelease } from "../../lib/release/simulate.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";
import { copyOf } from "./chainCopy.ts";

interface Arguments extends ReadingArguments {
  readonly release: string;
  readonly file: string | undefined;
}

export default readingAction<Arguments>(async (desk, { release, file: path }, { home }) => {
  const entry = await releaseOf(desk, release, ["Submitted", "Approved"]);
  const { file } = await releaseFileFor(home, entry, path);
  return simulateRelease(desk, entry, file, copyOf(desk));
});
