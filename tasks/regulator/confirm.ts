import { confirm } from "../../lib/regulator/act.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly order: number;
}

export default actingAction<Arguments>("Regulator", (desk, officer, { order }) => confirm(desk, officer, order));
