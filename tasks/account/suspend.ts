import { accountAction } from "./act.ts";

export default accountAction("suspend", () => Promise.resolve({ verb: "suspend" }));
