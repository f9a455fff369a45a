import { accountAction } from "./act.ts";

export default accountAction("revoke", () => Promise.resolve({ verb: "revoke" }));
