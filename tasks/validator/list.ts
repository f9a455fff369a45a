import { listValidators } from "../../lib/validators/list.ts";
import { readingAction } from "../shared/session.ts";

export default readingAction((desk) => listValidators(desk));
