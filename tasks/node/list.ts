import { type NodeFilter, listNodes } from "../../lib/nodes/list.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

type Arguments = ReadingArguments & NodeFilter;

export default readingAction<Arguments>((desk, filter) => listNodes(desk, filter));
