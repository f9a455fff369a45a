import { showNode } from "../../lib/nodes/show.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly node: string;
}

export default readingAction<Arguments>((desk, { node }) => showNode(desk, node));
