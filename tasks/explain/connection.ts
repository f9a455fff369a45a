import { explainConnection } from "../../lib/explain/connection.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly first: string;
  readonly second: string;
}

export default readingAction<Arguments>((desk, { first, second }) => explainConnection(desk, first, second));
