import { gatherDossier } from "../../lib/dossier/dossier.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly name: string;
  readonly at: string | undefined;
  readonly asset: string | undefined;
}

export default readingAction<Arguments>((desk, { name, at, asset }) =>
  gatherDossier(desk, { name, at, asset }, progress),
);

/** Told to the error output, so that a document stays one; a chain that is read at once needs none. */
function progress(block: number, last: number): void {
  if (block < last) console.error(`Reading events: block ${block} of ${last}.`);
}
