import { listMethods, listTargets } from "../../lib/methods/list.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly contract: string | undefined;
}

export default readingAction<Arguments>(async (desk, { contract }) =>
  contract === undefined ? listTargets(desk) : listMethods(desk, contract),
);
