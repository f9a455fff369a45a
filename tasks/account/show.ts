import { showAccount } from "../../lib/account/show.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly account: string;
}

export default readingAction<Arguments>((desk, { account }) => showAccount(desk, account));
