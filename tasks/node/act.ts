import { type NodeAct, actOnNode } from "../../lib/nodes/acts.ts";
import { subjectOf } from "../../lib/nodes/subject.ts";
import { officesNamed } from "../../lib/nodes/ways.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

/** What every task takes that does something about an admitted node. */
export interface NodeActArguments extends ProposingArguments {
  readonly node: string;
}

/** A task that does something about an admitted node; an organization acts in the office that takes the shortest way. */
export function nodeAction<Arguments extends NodeActArguments>(read: (args: Arguments) => NodeAct) {
  return actingAction<Arguments>(
    async (desk, args, organization) => {
      const { verb } = read(args);
      return officesNamed(desk, verb, await subjectOf(desk, args.node, verb), organization);
    },
    (desk, actor, args) => actOnNode(desk, actor, args.node, read(args), proposingOf(args)),
  );
}
