import { gatherDossier } from "../../lib/dossier/dossier.ts";
import { progress } from "../shared/progress.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly name: string;
  readonly at: string | undefined;
  readonly asset: string | undefined;
}

export default readingAction<Arguments>((desk, { name, at, asset }) =>
  gatherDossier(desk, { name, at, asset }, progress),
);
