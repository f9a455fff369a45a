import { listProposals } from "../../lib/committee/list.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly all: boolean;
}

export default readingAction<Arguments>((desk, { all }) => listProposals(desk, { all }));
