import { showRates } from "../../lib/committee/rates.ts";
import { readingAction } from "../shared/session.ts";

export default readingAction((desk) => showRates(desk));
