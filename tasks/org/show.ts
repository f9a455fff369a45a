import { showOrganization } from "../../lib/org/show.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly organization: string;
}

export default readingAction<Arguments>((desk, { organization }) => showOrganization(desk, organization));
