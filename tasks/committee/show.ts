import { showProposal } from "../../lib/committee/show.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly proposal: number;
}

export default readingAction<Arguments>((desk, { proposal }) => showProposal(desk, proposal));
