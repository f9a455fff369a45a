import { type NodeActArguments, nodeAction } from "./act.ts";

interface Arguments extends NodeActArguments {
  readonly endpoint: string;
}

export default nodeAction<Arguments>(({ endpoint }) => ({ verb: "move", to: endpoint }));
