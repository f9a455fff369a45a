import { explainError } from "../../lib/explain/error.ts";
import { errorRooms, listErrors } from "../../lib/explain/errorList.ts";
import type { ReadingArguments } from "../shared/session.ts";
import { looseAction } from "./reading.ts";

interface Arguments extends ReadingArguments {
  readonly error: string | undefined;
}

export default looseAction<Arguments>(({ contracts, book }, { error }) => {
  if (error === undefined) return listErrors();
  const room = errorRooms().find((name) => name === error.toLowerCase());
  return room === undefined ? explainError(error, contracts, book) : listErrors(room);
});
