import { showRelease } from "../../lib/release/show.ts";
import { simulateRelease } from "../../lib/release/simulate.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";
import { copyOf } from "./chainCopy.ts";

interface Arguments extends ReadingArguments {
  readonly release: string;
}

export default readingAction<Arguments>((desk, { release }, { home }) =>
  showRelease(desk, home, release, (entry, file) => simulateRelease(desk, entry, file, copyOf(desk))),
);
