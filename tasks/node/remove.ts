import { nodeAction } from "./act.ts";

export default nodeAction(() => ({ verb: "remove" }));
