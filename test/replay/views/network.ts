import { dataSlice, getAddress } from "ethers";
import { NodeRule, NodeStatus, OrgStatus } from "../../fixtures/enums.ts";
import { type Node, enrolledOf } from "../rooms/nodes.ts";
import { fieldsOf } from "../told.ts";
import type { World } from "../world.ts";
import { ALL, type Room, asking } from "./check.ts";

const NO_IP = `0x${"00".repeat(16)}`;

/** The nodes as recorded, and what the rules say of each where it listens. */
export const nodeViews: Room = (world, suite, _, block) => {
  const { nodes, lists, caps } = world.nodes;
  const ask = asking(suite.nodes);
  const record = ({ enodeHigh, enodeLow, organization, kind, status, own, since, endpoint }: Node) => {
    return { enodeHigh, enodeLow, organization, kind, status, own, since, endpoint };
  };
  return [
    ask("count", [], BigInt(nodes.size)),
    ask("page", [0n, ALL], [...nodes.values()].map(record)),
    ...[...lists].map(([organization, ids]) => {
      return ask(
        "pageOf",
        [organization, 0n, ALL],
        ids.flatMap((id) => [...nodes].filter(([known]) => known === id)).map(([, node]) => record(node)),
      );
    }),
    ...[...world.organizations.keys()].map((id) => {
      return ask("observersOf", [id], { cap: caps.get(id) ?? 0n, used: enrolledOf(world.nodes, id) });
    }),
    ...[...nodes].flatMap(([id, node]) => {
      const endpoint = fieldsOf(node.endpoint);
      const at = [id, endpoint.text("host"), NO_IP, endpoint.number("port")];
      return [
        ask("idOfValidator", [getAddress(dataSlice(id, 12))], id),
        asking(suite.nodeRules)("explain", at, ruleFor(node, world, block)),
      ];
    }),
  ];
};

/** The validator set, in its order. */
export const validatorViews: Room = ({ validators: { list, changedIn } }, suite) => {
  const ask = asking(suite.validatorSet);
  return [
    ask("getValidators", [], list),
    ask("changedIn", [], changedIn),
    ...list.map((each) => ask("isValidator", [each], true)),
  ];
};

function ruleFor({ organization, status, validatesUntil }: Node, { organizations }: World, block: bigint): bigint {
  if (validatesUntil !== 0n && validatesUntil >= block) return NodeRule.none;
  if (status === NodeStatus.suspended) return NodeRule.nodeSuspended;
  if (status === NodeStatus.removed) return NodeRule.nodeRemoved;
  return organizations.get(organization)?.status === OrgStatus.active ? NodeRule.none : NodeRule.organizationSuspended;
}
