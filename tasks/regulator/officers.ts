import { listOfficers } from "../../lib/regulator/officers.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly organization: string | undefined;
}

export default readingAction<Arguments>((desk, { organization }) => listOfficers(desk, organization));
