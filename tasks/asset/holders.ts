import { type HoldersQuestion, listHolders } from "../../lib/asset/holders.ts";
import { progress } from "../shared/progress.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

type Arguments = ReadingArguments & HoldersQuestion;

export default readingAction<Arguments>((desk, question) => listHolders(desk, question, progress));
