import { accept, enrolment } from "../../fixtures/enrolment.ts";
import { AccountStatus, Office, OrgKind } from "../../fixtures/enums.ts";
import { objection } from "../../fixtures/objections.ts";
import { barredUntil, caseAt, currentOf } from "../rooms/recovery.ts";
import { tokenOf } from "../rooms/tokens.ts";
import { DAY, HOUR } from "../seconds.ts";
import {
  type Person,
  type Scene,
  type Verbs,
  freshKey,
  groupOf,
  inForce,
  inOffice,
  keyOf,
  kindOf,
  people,
} from "./scene.ts";

const WINDOW = 72n * HOUR;

/** The accounts whose recovery is under way. */
const underWay = (scene: Scene) =>
  people(scene).flatMap((person) => {
    const found = caseAt(scene.world.recovery, person.address, scene.at);
    return found.startedAt === 0n ? [] : [{ ...person, ...found }];
  });

/** Acts on recoveries. */
export const RECOVERY_VERBS: Verbs = {
  "Recovery.nameGuardians": (scene) => {
    const admin = scene.dice.pick(inOffice(scene, Office.orgAdmin));
    const own = groupOf(scene, admin.organization);
    const others = inForce(scene, ({ organization }) => groupOf(scene, organization) !== own);
    const ofGroups = [...new Map(others.map((each) => [groupOf(scene, each.organization), each.address])).values()];
    return { as: admin.address, args: [scene.dice.some(ofGroups, 3).slice(0, 8), 2n] };
  },
  "Recovery.start": async (scene) => {
    const account = scene.dice.pick(recoverable(scene));
    return { of: account.organization, args: [account.address, ...(await succeeding(scene, account))] };
  },
  "Recovery.support": async (scene) => {
    const { circles, supporters } = scene.world.recovery;
    const [last] = scene.memory.supports.slice(-1);
    const isOpen = last !== undefined && [...supporters.values()].at(-1)?.length === 1 && scene.dice.isLucky(0.8);
    const of = isOpen ? last : await supporting(scene);
    const organization = scene.world.accounts.accounts.get(of.account)?.organization ?? 0n;
    const guardians = (circles.get(organization)?.guardians ?? []).map((each) => currentOf(scene.world.recovery, each));
    return { as: scene.dice.pick(guardians), args: [of.account, of.successor, of.acceptance] };
  },
  "Recovery.consent": (scene) => {
    const open = underWay(scene).filter(
      (each) => each.consentedAt === 0n && each.objectedAt === 0n && each.office !== Office.seat,
    );
    const { address, successor, organization } = scene.dice.pick(open);
    const peers = [...inOffice(scene, Office.orgAdmin), ...inOffice(scene, Office.seat)];
    const apart = peers.filter((peer) => groupOf(scene, peer.organization) !== groupOf(scene, organization));
    return { as: scene.dice.pick(apart).address, args: [address, successor] };
  },
  "Recovery.consentByDecision": (scene) => {
    const { address, successor, objectedAt } = scene.dice.pick(
      underWay(scene).filter((each) => each.consentedAt === 0n),
    );
    return { args: [address, successor, objectedAt] };
  },
  "Recovery.consentAsRegulator": (scene) => {
    const { address, successor } = scene.dice.pick(underWay(scene));
    return { args: [address, successor] };
  },
  "Recovery.object": async (scene) => {
    const { address, successor, startedAt } = scene.dice.pick(
      underWay(scene).filter(({ objectedAt }) => objectedAt === 0n),
    );
    const of = { account: address, successor: keyOf(scene, successor), admin: "" };
    const signature = await objection(scene.network, of, Number(startedAt), keyOf(scene, address));
    return { as: scene.network.stranger().address, args: [address, signature] };
  },
  "Recovery.cancel": (scene) => {
    const { address, organization } = scene.dice.pick(underWay(scene));
    return { of: organization, args: [address] };
  },
  "Recovery.cancelByDecision": (scene) => {
    const { address, successor } = scene.dice.pick(underWay(scene));
    return { args: [address, successor] };
  },
  "Recovery.finish": (scene) => {
    const ready = underWay(scene).filter((each) => each.consentedAt !== 0n && each.startedAt + WINDOW <= scene.at);
    return { as: scene.network.stranger().address, args: [scene.dice.pick(ready).address] };
  },
  "Recovery.moveHolding": (scene) => {
    const { assets, recovery, tokens } = scene.world;
    const pairs = [...assets.assets.values()].flatMap(({ token }) =>
      [...recovery.successors.keys()].map((former) => [token, former] as const),
    );
    const open = pairs.filter(([token, former]) => !recovery.moved.includes(`${token} ${former}`));
    const held = open.filter(([token, former]) => (tokenOf(tokens, token).balances.get(former) ?? 0n) > 0n);
    return { as: scene.network.stranger().address, args: scene.dice.pick(held.length > 0 ? held : open) };
  },
};

function recoverable(scene: Scene): Person[] {
  const { cases } = scene.world.recovery;
  return people(scene, ({ address, organization, status }) => {
    const former = cases.get(address);
    const isRested =
      former === undefined || (former.startedAt + 30n * DAY <= scene.at && barredUntil(former) <= scene.at);
    return (
      isRested &&
      status !== AccountStatus.revoked &&
      kindOf(scene, organization) !== OrgKind.regulator &&
      keyKnown(scene, address)
    );
  });
}

function keyKnown({ memory }: Scene, address: string): boolean {
  return memory.keys.has(address);
}

/** A key that succeeds to an account, with its acceptance. */
async function succeeding(scene: Scene, { organization, office }: Person) {
  const key = freshKey(scene);
  const acceptance = await accept(scene.network, enrolment(scene.network, key.address, organization, office), key);
  return [key.address, acceptance] as const;
}

async function supporting(scene: Scene) {
  const guarded = recoverable(scene).filter(
    ({ organization }) => (scene.world.recovery.circles.get(organization)?.guardians.length ?? 0) > 1,
  );
  const account = scene.dice.pick(guarded);
  const [successor, acceptance] = await succeeding(scene, account);
  const support = { account: account.address, successor, acceptance };
  scene.memory.supports.push(support);
  return support;
}
