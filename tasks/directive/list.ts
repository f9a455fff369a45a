import { listDirectives } from "../../lib/directive/list.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly open: boolean;
}

export default readingAction<Arguments>((desk, { open }) => listDirectives(desk, { open }));
