import { showDirective } from "../../lib/directive/show.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly directive: number;
}

export default readingAction<Arguments>((desk, { directive }) => showDirective(desk, directive));
