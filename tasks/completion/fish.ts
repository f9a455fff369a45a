import { completionAction } from "./action.ts";
import { fishScript } from "./fishScript.ts";

export default completionAction("fish", fishScript);
