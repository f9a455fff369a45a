import { changeAction } from "./change.ts";

export default changeAction("promote");
