import { explainError } from "../../lib/explain/error.ts";
import type { ReadingArguments } from "../shared/session.ts";
import { looseAction } from "./reading.ts";

interface Arguments extends ReadingArguments {
  readonly error: string;
}

export default looseAction<Arguments>(({ contracts, book }, { error }) => explainError(error, contracts, book));
