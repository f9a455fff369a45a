import { showRules } from "../../lib/rules/show.ts";
import { readingAction } from "../shared/session.ts";

export default readingAction((desk) => showRules(desk));
