import { checkConsortium } from "../../lib/check/consortium.ts";
import { readingAction } from "../shared/session.ts";

export default readingAction((desk) => checkConsortium(desk));
