import { type ReleaseFilter, listReleases } from "../../lib/release/list.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

type Arguments = ReadingArguments & ReleaseFilter;

export default readingAction<Arguments>((desk, filter) => listReleases(desk, filter));
