import { explainTransaction } from "../../lib/explain/transaction.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly transaction: string;
}

export default readingAction<Arguments>((desk, { transaction }) => explainTransaction(desk, transaction));
