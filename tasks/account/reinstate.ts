import { accountAction } from "./act.ts";

export default accountAction("reinstate", () => Promise.resolve({ verb: "reinstate" }));
