import { showRelease } from "../../lib/release/show.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly release: string;
}

export default readingAction<Arguments>((desk, { release }, { home }) => showRelease(desk, home, release));
