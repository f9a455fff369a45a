import { present } from "../../lib/regulator/present.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

export default actingAction<ActingArguments>("Regulator", (desk, officer) => present(desk, officer));
