import { addOrganization } from "../../lib/org/propose.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly name: string | undefined;
  readonly kind: string;
  readonly group: string | undefined;
  readonly cap: number;
}

export default actingAction<Arguments>("Seat", (desk, seat, args) => {
  const { kind, group, cap } = args;
  return addOrganization(desk, seat, { name: required("name", args.name), kind, group, cap }, proposingOf(args));
});
