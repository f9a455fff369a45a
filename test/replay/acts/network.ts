import { getAddress, dataSlice } from "ethers";
import { NodeKind, NodeStatus, Office, OrgKind, OrgStatus } from "../../fixtures/enums.ts";
import { admission, endpointOf, newNode } from "../../fixtures/nodes.ts";
import { type Node, enrolledOf } from "../rooms/nodes.ts";
import { type Scene, type Verbs, inOffice, kindOf, ofKinds } from "./scene.ts";

const FLOOR = 4;

type Found = readonly [id: string, node: Node];

const nodes = ({ world }: Scene, isSo: (node: Node) => boolean): Found[] =>
  [...world.nodes.nodes].filter(([, node]) => isSo(node));
const observers = (scene: Scene, status: bigint) =>
  nodes(scene, (node) => node.kind === NodeKind.observer && node.status === status);
const regulators = (scene: Scene, status: bigint) =>
  nodes(scene, (node) => node.kind === NodeKind.regulator && node.status === status);
const place = ({ dice }: Scene) => endpointOf(newNode(1 + dice.below(200)));
const one = ({ dice }: Scene, found: readonly Found[]) => {
  const [id, { organization }] = dice.pick(found);
  return { of: organization, args: [id] };
};

/** Acts on nodes. */
export const NODE_VERBS: Verbs = {
  "Nodes.admit": (scene) => ({ args: [admitting(scene, OrgKind.member, OrgKind.service)] }),
  "Nodes.admitRegulator": (scene) => ({ args: [admitting(scene, OrgKind.regulator)] }),
  "Nodes.enrolOwn": (scene) => {
    const isFree = (organization: bigint) =>
      enrolledOf(scene.world.nodes, organization) < (scene.world.nodes.caps.get(organization) ?? 0n);
    const operator = scene.dice.pick(inOffice(scene, Office.operator, ({ organization }) => isFree(organization)));
    const { high, low } = newNode(1 + scene.dice.below(60));
    return { as: operator.address, args: [high, low, place(scene)] };
  },
  "Nodes.moveOwn": (scene) => {
    const [id, { organization }] = scene.dice.pick(
      nodes(scene, ({ status, kind }) => status !== NodeStatus.removed && kind !== NodeKind.regulator),
    );
    return { of: organization, args: [id, place(scene)] };
  },
  "Nodes.moveAsOfficer": (scene) => {
    const [id, { organization }] = scene.dice.pick(
      nodes(scene, ({ status, kind }) => status !== NodeStatus.removed && kind === NodeKind.regulator),
    );
    return { of: organization, args: [id, place(scene)] };
  },
  "Nodes.removeOwn": (scene) =>
    one(scene, [...observers(scene, NodeStatus.active), ...observers(scene, NodeStatus.suspended)]),
  "Nodes.suspend": (scene) => one(scene, observers(scene, NodeStatus.active)),
  "Nodes.suspendRegulator": (scene) => one(scene, regulators(scene, NodeStatus.active)),
  "Nodes.reinstate": (scene) => one(scene, observers(scene, NodeStatus.suspended)),
  "Nodes.reinstateRegulator": (scene) => one(scene, regulators(scene, NodeStatus.suspended)),
  "Nodes.remove": (scene) =>
    one(
      scene,
      nodes(scene, ({ kind }) => kind === NodeKind.observer),
    ),
  "Nodes.removeRegulator": (scene) =>
    one(
      scene,
      nodes(scene, ({ kind }) => kind === NodeKind.regulator),
    ),
  "Nodes.setObserverCap": (scene) => ({
    args: [scene.dice.pick(ofKinds(scene, OrgKind.member, OrgKind.service)), scene.dice.between(1, 6)],
  }),
};

/** Acts on the validator set. */
export const VALIDATOR_VERBS: Verbs = {
  "ValidatorSet.promote": (scene) => {
    const { organizations } = scene.world;
    const isFit = ({ organization }: Node) =>
      kindOf(scene, organization) === OrgKind.member && organizations.get(organization)?.status === OrgStatus.active;
    return one(
      scene,
      observers(scene, NodeStatus.active).filter(([, node]) => isFit(node)),
    );
  },
  "ValidatorSet.demote": (scene) => {
    const isFloor = scene.world.validators.list.length <= FLOOR && scene.dice.isLucky(0.9);
    return one(scene, isFloor ? [] : validators(scene));
  },
  "ValidatorSet.demoteSuspended": (scene) => {
    const { organizations } = scene.world;
    const left = validators(scene).filter(
      ([, { organization }]) => organizations.get(organization)?.status !== OrgStatus.active,
    );
    return { as: scene.network.stranger().address, args: [scene.dice.pick(left)[0]] };
  },
};

function validators({ world }: Scene): Found[] {
  return [...world.nodes.nodes].filter(([id]) => world.validators.list.includes(getAddress(dataSlice(id, 12))));
}

/** A new node, or one that was removed, or that an Operator enrolled. */
function admitting(scene: Scene, ...kinds: bigint[]) {
  const organization = Number(scene.dice.pick(ofKinds(scene, ...kinds)));
  return admission(scene.network, newNode(1 + scene.dice.below(60)), organization);
}
