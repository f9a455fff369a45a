import { withNode, writeAddressBook } from "../../lib/addressBook.ts";
import { admitNode, admittingOffices } from "../../lib/nodes/admit.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { required } from "../shared/required.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly enode: string;
  readonly name: string | undefined;
}

export default actingAction<Arguments>(
  (desk, args, organization) => {
    return admittingOffices(desk, { enode: args.enode, name: required("name", args.name) }, organization);
  },
  async (desk, actor, args, place) => {
    const name = required("name", args.name);
    const report = await admitNode(desk, actor, { enode: args.enode, name }, proposingOf(args));
    const { node: id, organization, did } = report.data;
    const isNew = place.names.nodes.every((node) => node.id !== id);
    if (did === "admitted" || isNew) {
      await writeAddressBook(place.home, withNode(place.names, { name, organization, id }));
    }
    return report;
  },
);
