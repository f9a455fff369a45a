import { completionAction } from "./action.ts";
import { bashScript } from "./posixScript.ts";

export default completionAction("bash", bashScript);
