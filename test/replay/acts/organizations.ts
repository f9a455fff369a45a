import { encodeBytes32String } from "ethers";
import { OrgKind, OrgStatus } from "../../fixtures/enums.ts";
import { type Scene, type Verbs, ofKinds } from "./scene.ts";

/** Members and Services that are stopped at once, at most. */
const STOPPED = 1;

/** Acts on organizations. */
export const ORGANIZATION_VERBS: Verbs = {
  "Organizations.register": (scene) => ({
    args: [newcomer(scene, scene.dice.pick([OrgKind.member, OrgKind.member, OrgKind.service]))],
  }),
  "Organizations.registerRegulator": (scene) => ({ args: [newcomer(scene, OrgKind.regulator)] }),
  "Organizations.suspend": (scene) => ({
    args: [scene.dice.pick(standing(scene, OrgStatus.active, OrgKind.member, OrgKind.service))],
  }),
  "Organizations.suspendRegulator": (scene) => ({
    args: [scene.dice.pick(standing(scene, OrgStatus.active, OrgKind.regulator))],
  }),
  "Organizations.reinstate": (scene) => ({
    args: [scene.dice.pick(standing(scene, OrgStatus.suspended, OrgKind.member, OrgKind.service))],
  }),
  "Organizations.reinstateRegulator": (scene) => ({
    args: [scene.dice.pick(standing(scene, OrgStatus.suspended, OrgKind.regulator))],
  }),
  "Organizations.setAccountCap": (scene) => {
    return { args: [scene.dice.pick(ofKinds(scene, OrgKind.member, OrgKind.service)), scene.dice.between(1, 60)] };
  },
};

function newcomer({ dice, world }: Scene, kind: bigint) {
  const name = encodeBytes32String(`organization-${world.organizations.size + 1}`);
  const groups = [...world.organizations.values()].map(({ group }) => group);
  return { name, group: dice.isLucky(0.8) ? name : dice.pick(groups), kind, accountCap: dice.between(0, 20) };
}

function standing({ world }: Scene, wanted: bigint, ...kinds: bigint[]): bigint[] {
  const all = [...world.organizations].filter(([, { kind }]) => kinds.includes(kind));
  const stopped = all.filter(([, { status }]) => status === OrgStatus.suspended).length;
  if (wanted === OrgStatus.active && stopped >= STOPPED) return [];
  return all.filter(([, { status }]) => status === wanted).map(([number]) => number);
}
