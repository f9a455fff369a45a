import { decisionAction } from "./decide.ts";

export default decisionAction("reject");
