import { type AccountFilter, listAccounts } from "../../lib/account/list.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments, AccountFilter {}

export default readingAction<Arguments>((desk, { organization, office, status }) =>
  listAccounts(desk, { organization, office, status }),
);
