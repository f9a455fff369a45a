import { type AssetFilter, listAssets } from "../../lib/asset/list.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

type Arguments = ReadingArguments & AssetFilter;

export default readingAction<Arguments>((desk, filter) => listAssets(desk, filter));
