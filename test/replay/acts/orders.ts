import { id } from "ethers";
import {
  accountSubject,
  contractSubject,
  holdingSubject,
  organizationSubject,
} from "../../../lib/regulator/subject.ts";
import { Direction, Office, OrderStatus, OrgKind, Placer, SubjectKind } from "../../fixtures/enums.ts";
import { placement } from "../../fixtures/placement.ts";
import { noticeOf } from "../../fixtures/question.ts";
import { isLive } from "../rooms/places.ts";
import { tokenOf } from "../rooms/tokens.ts";
import { DAY, HOUR } from "../seconds.ts";
import { addressOf } from "../views/check.ts";
import { type Scene, type Verbs, kindOf, ofKinds, people } from "./scene.ts";

const BY_ACCOUNTS: readonly bigint[] = [Placer.officers, Placer.sentinels];
/** Orders until they are lifted that live at once, at most. */
const FOR_GOOD = 2;

/** The orders that have effect. */
export const live = ({ world, at }: Scene) => [...world.orders.orders].filter(([, order]) => isLive(order, at));
const provisional = (scene: Scene) => live(scene).filter(([, { status }]) => status === OrderStatus.provisional);

/** Acts on freeze orders. */
export const ORDER_VERBS: Verbs = {
  "FreezeOrders.freeze": (scene) => ({
    args: [
      placing(scene, ["account", "organization", "contract", "holding", "holding"], scene.dice.between(1, 72) * HOUR),
    ],
  }),
  "FreezeOrders.freezeAsSentinel": (scene) => ({
    args: [placing(scene, ["account", "contract"], scene.dice.between(1, 4) * HOUR)],
  }),
  "FreezeOrders.freezeByDecision": (scene) => {
    const isFull = live(scene).filter(([, { status }]) => status === OrderStatus.confirmed).length >= FOR_GOOD;
    const duration = isFull || scene.dice.isLucky(0.5) ? scene.dice.between(1, 20) * DAY : 0n;
    return { args: [placing(scene, ["account", "organization", "contract", "holding"], duration)] };
  },
  "FreezeOrders.confirm": (scene) => {
    const open = provisional(scene).filter(([, { placer }]) => placer === Placer.officers);
    const parts = open.filter(([, { amount }]) => amount > 0n);
    const [order, { organization, officer }] = scene.dice.pick(parts.length > 0 ? parts : open);
    return { of: organization, not: officer, args: [order] };
  },
  "FreezeOrders.confirmByDecision": (scene) => {
    const lasting = provisional(scene).filter(([, { until }]) => until > scene.at + DAY);
    return { args: [scene.dice.pick(lasting)[0]] };
  },
  "FreezeOrders.lift": (scene) => {
    const own = live(scene).filter(
      ([, { placer, organization }]) =>
        BY_ACCOUNTS.includes(placer) && kindOf(scene, organization) === OrgKind.regulator,
    );
    const asked = own.filter(([order]) => scene.world.orders.lifting.has(order));
    const [order, { organization }] = scene.dice.pick(asked.length > 0 && scene.dice.isLucky(0.7) ? asked : own);
    return { of: organization, not: scene.world.orders.lifting.get(order) ?? "", args: [order] };
  },
  "FreezeOrders.liftByDecision": (scene) => ({ args: [scene.dice.pick(live(scene))[0]] }),
};

type SubjectSort = "account" | "organization" | "contract" | "holding";

function placing(scene: Scene, sorts: readonly SubjectSort[], duration: bigint) {
  const { dice } = scene;
  const subject = subjectOf(scene, dice.pick(sorts));
  const direction =
    subject.kind === SubjectKind.contract
      ? Direction.both
      : dice.pick([Direction.send, Direction.send, Direction.receive, Direction.both]);
  const amount = subject.kind === SubjectKind.holding && direction === Direction.send ? dice.between(0, 50_000) : 0n;
  return placement(subject, direction, duration, id(`reason ${dice.below(9)}`), id("evidence"), amount);
}

function subjectOf(scene: Scene, sort: SubjectSort) {
  const { dice } = scene;
  if (sort === "organization")
    return organizationSubject(Number(dice.pick(ofKinds(scene, OrgKind.member, OrgKind.service))));
  if (sort === "contract") return contractSubject(dice.pick(targets(scene)));
  if (sort === "holding") {
    const [token, holder] = dice.pick(holdings(scene));
    return holdingSubject(holder, token);
  }
  const ordinary = people(
    scene,
    ({ organization, office }) => kindOf(scene, organization) !== OrgKind.regulator && office !== Office.seat,
  );
  return accountSubject(dice.pick(ordinary).address);
}

/** Contracts that orders stop. */
export function targets({ network, world }: Scene): string[] {
  const tokens = [...world.assets.assets.values()].map(({ token }) => token);
  return [addressOf(noticeOf(network)), ...world.releases.published.keys(), ...tokens];
}

/** Who holds something of which token. */
export function holdings({ world }: Scene): (readonly [token: string, holder: string])[] {
  return [...world.assets.assets.values()].flatMap(({ token }) =>
    [...tokenOf(world.tokens, token).balances]
      .filter(([, held]) => held > 0n)
      .map(([holder]) => [token, holder] as const),
  );
}
