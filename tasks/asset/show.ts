import { showAsset } from "../../lib/asset/show.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly asset: string;
  readonly at: string | undefined;
}

export default readingAction<Arguments>((desk, { asset, at }) => showAsset(desk, asset, at));
