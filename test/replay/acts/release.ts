import { encodeBytes32String, id, keccak256 } from "ethers";
import { Office, OrgKind, ReleaseStatus } from "../../fixtures/enums.ts";
import { IDLE, submission } from "../../fixtures/releases.ts";
import { type Release, releaseStatusAt } from "../rooms/releases.ts";
import { type Scene, type Verbs, groupOf, inOffice, ofKinds } from "./scene.ts";

const CODE = keccak256(IDLE);

type Found = readonly [id: bigint, release: Release];

const standing = ({ world, at }: Scene, ...statuses: bigint[]): Found[] =>
  [...world.releases.releases].filter(([, release]) => statuses.includes(releaseStatusAt(release, at)));
const isScanned = ([, { factory, upgradeable }]: Found) => !factory && !upgradeable;
const one = ({ dice }: Scene, found: readonly Found[]) => ({ args: [dice.pick(found)[0]] });

/** Acts on releases. */
export const RELEASE_VERBS: Verbs = {
  "Releases.submit": (scene) => ({ args: [submitting(scene)] }),
  "Releases.withdraw": (scene) => {
    const [release, { organization }] = scene.dice.pick(
      standing(scene, ReleaseStatus.submitted, ReleaseStatus.approved),
    );
    return { of: organization, args: [release] };
  },
  "Releases.approve": (scene) => ({
    args: [scene.dice.pick(standing(scene, ReleaseStatus.submitted).filter(isScanned))[0], CODE],
  }),
  "Releases.approveUnscanned": (scene) => {
    const unscanned = standing(scene, ReleaseStatus.submitted).filter((each) => !isScanned(each));
    return { args: [scene.dice.pick(unscanned)[0], CODE] };
  },
  "Releases.approveAsSeat": (scene) => {
    const { listed } = scene.world.releases;
    const open = standing(scene, ReleaseStatus.submitted).filter(
      (each) => isScanned(each) && listed.get(each[1].organization) === true,
    );
    const [release, { organization }] = scene.dice.pick(open);
    return { as: apart(scene, Office.seat, organization), args: [release, CODE] };
  },
  "Releases.reject": (scene) => one(scene, standing(scene, ReleaseStatus.submitted, ReleaseStatus.approved)),
  "Releases.publish": (scene) => {
    const [release, { organization }] = scene.dice.pick(standing(scene, ReleaseStatus.approved));
    return { as: apart(scene, Office.operator, organization), args: [release, IDLE] };
  },
  "Releases.suspend": (scene) => one(scene, standing(scene, ReleaseStatus.active)),
  "Releases.resume": (scene) => one(scene, standing(scene, ReleaseStatus.suspended)),
  "Releases.retire": (scene) => one(scene, standing(scene, ReleaseStatus.suspended)),
  "Releases.setMode": (scene) => ({ args: [scene.dice.pick([0n, 1n, 1n])] }),
  "Releases.setListed": (scene) => {
    const develop = inOffice(scene, Office.developer).map(({ organization }) => organization);
    const organization = scene.dice.pick(scene.dice.isLucky(0.8) ? develop : ofKinds(scene, OrgKind.member));
    return { args: [organization, scene.dice.isLucky(0.8)] };
  },
};

/** An account in this office, of another organization and group. */
function apart(scene: Scene, office: bigint, organization: bigint): string {
  return scene.dice.pick(
    inOffice(scene, office, (each) => groupOf(scene, each.organization) !== groupOf(scene, organization)),
  ).address;
}

function submitting(scene: Scene) {
  const { dice, network, world } = scene;
  const administrator = Number(dice.pick(ofKinds(scene, OrgKind.member, OrgKind.service)));
  const published = standing(scene, ReleaseStatus.active).filter(([, { successor }]) => successor === 0n);
  const declared = {
    administrator,
    factory: dice.isLucky(0.25),
    sourceHash: id(`source ${world.releases.releases.size}`),
  };
  if (published.length > 0 && dice.isLucky(0.4)) {
    const [predecessor, { name, version }] = dice.pick(published);
    return submission(network, { ...declared, name, version: version + 1n, predecessor });
  }
  const name = encodeBytes32String(`contract-${dice.below(40)}`);
  return submission(network, { ...declared, name, version: BigInt(dice.below(3)) << 64n });
}
