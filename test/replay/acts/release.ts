import { encodeBytes32String, id, keccak256 } from "ethers";
import { Office, OrgKind, ReleaseStatus } from "../../fixtures/enums.ts";
import { IDLE, submission } from "../../fixtures/releases.ts";
import { type Release, releaseStatusAt } from "../rooms/releases.ts";
import { LISTED, methodOf, openAt, targetOf } from "../rooms/methods.ts";
import { type Scene, type Verbs, groupOf, inForce, inOffice, ofKinds } from "./scene.ts";
import { targets } from "./orders.ts";

const OFFICES = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n];
const OF_REGULATORS = [2n, 8n];
const SELECTORS = ["post(bytes32)", "approve(address,uint256)", "transfer(address,uint256)"].map((each) =>
  id(each).slice(0, 10),
);
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

/** A contract that is managed, or may be: the sample's own more often than others. */
const manageable = (scene: Scene) =>
  scene.dice.pick(scene.dice.isLucky(0.6) ? targets(scene).slice(0, 1) : targets(scene));
const managed = (scene: Scene) => targets(scene).filter((each) => targetOf(scene.world.methods, each).managed);

/** Acts on the lists of functions. */
export const METHOD_VERBS: Verbs = {
  "MethodLists.manage": (scene) => ({ args: [manageable(scene), openings(scene)] }),
  "MethodLists.unmanage": (scene) => ({ args: [scene.dice.pick(managed(scene))] }),
  "MethodLists.open": (scene) => ({ args: [scene.dice.pick(managed(scene)), openings(scene)] }),
  "MethodLists.list": (scene) => {
    const accounts = scene.dice
      .some(inForce(scene), 1)
      .slice(0, 4)
      .map(({ address }) => address);
    return { args: [scene.dice.pick(managed(scene)), scene.dice.pick(SELECTORS), accounts, scene.dice.isLucky(0.7)] };
  },
  "MethodLists.setAdministrator": (scene) => {
    const led = inOffice(scene, Office.orgAdmin).map(({ organization }) => organization);
    const organization = scene.dice.isLucky(0.1) ? 0n : scene.dice.pick(led);
    return { args: [manageable(scene), organization] };
  },
  "MethodLists.tightenOwn": (scene) => {
    const [target, selector, administrator, present] = scene.dice.pick(entered(scene));
    const left = officesIn(present).filter((office) => OF_REGULATORS.includes(office) || scene.dice.isLucky(0.5));
    return { of: administrator, args: [target, selector, left, (present & LISTED) !== 0n && scene.dice.isLucky(0.5)] };
  },
  "MethodLists.confirmOwn": (scene) => {
    const [target, selector, administrator, present, by] = scene.dice.pick(entered(scene).filter(isTightened(scene)));
    const seconds = inForce(scene, (each) => each.organization === administrator && each.address !== by);
    const second = scene.dice.pick(
      seconds.filter(({ office }) => office !== Office.issuer && office !== Office.participant),
    );
    return { as: second.address, args: [target, selector, officesIn(present), (present & LISTED) !== 0n] };
  },
  "MethodLists.confirmByDecision": (scene) => {
    const [target, selector, , present] = scene.dice.pick(entered(scene).filter(isTightened(scene)));
    return { args: [target, selector, officesIn(present), (present & LISTED) !== 0n] };
  },
};

type Entered = readonly [target: string, selector: string, administrator: bigint, present: bigint, by: string];

/** The functions of managed targets that an organization administers, and to whom they are open. */
function entered(scene: Scene): Entered[] {
  const { methods, releases } = scene.world;
  return managed(scene).flatMap((target) => {
    const named = methods.named.get(target) ?? 0n;
    const administrator =
      named === 0n ? (releases.releases.get(releases.published.get(target) ?? 0n)?.administrator ?? 0n) : named;
    if (administrator === 0n) return [];
    return [...targetOf(methods, target).methods].map(([selector, method]) => {
      return [target, selector, administrator, openAt(method, scene.at), method.by] as const;
    });
  });
}

function isTightened({ world, at }: Scene) {
  return ([target, selector]: Entered) => methodOf(world.methods, target, selector).until > at;
}

function officesIn(bits: bigint): bigint[] {
  return OFFICES.filter((office) => (bits & (1n << office)) !== 0n);
}

function openings({ dice }: Scene) {
  return dice.some(SELECTORS, 1).map((selector) => {
    return { selector, offices: dice.some(OFFICES, 2), listed: dice.isLucky(0.6), essential: dice.isLucky(0.1) };
  });
}

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
