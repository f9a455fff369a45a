import { syncValidators } from "../../lib/validators/sync.ts";
import { actingAction } from "../shared/session.ts";

export default actingAction("Operator", (desk, actor) => syncValidators(desk, actor));
