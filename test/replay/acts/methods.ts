import { id } from "ethers";
import { Office } from "../../fixtures/enums.ts";
import { LISTED, methodOf, openAt, targetOf } from "../rooms/methods.ts";
import { targets } from "./orders.ts";
import { type Scene, type Verbs, inForce, inOffice } from "./scene.ts";

const OFFICES = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n];
const OF_REGULATORS = [2n, 8n];
const SELECTORS = ["post(bytes32)", "approve(address,uint256)", "transfer(address,uint256)"].map((each) =>
  id(each).slice(0, 10),
);

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
