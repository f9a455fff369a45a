import { completionAction } from "./action.ts";
import { zshScript } from "./posixScript.ts";

export default completionAction("zsh", zshScript);
