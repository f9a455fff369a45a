import { ZeroAddress, ZeroHash, id } from "ethers";
import {
  accountSubject,
  contractSubject,
  holdingSubject,
  organizationSubject,
} from "../../../lib/regulator/subject.ts";
import { placement } from "../../fixtures/placement.ts";
import { noticeOf } from "../../fixtures/question.ts";
import { Stage, stageAt } from "../rooms/directives.ts";
import { OrderStatus, isLive } from "../rooms/places.ts";
import { tokenOf } from "../rooms/tokens.ts";
import { addressOf } from "../views/check.ts";
import { DAY, HOUR, type Scene, type Verbs, groupOf, inOffice, kindOf, ofKinds, people } from "./scene.ts";

const [MEMBER, REGULATOR, SERVICE] = [1n, 2n, 3n];
const Office = { seat: 1n, regulator: 2n, inspector: 5n, sentinel: 8n };
const Direction = { send: 1n, receive: 2n, both: 3n };
const Kind = { correction: 2n, redemption: 3n, award: 4n, annulment: 5n };
const HOLDING = 4n;
const OFFICERS = 1n;
const BY_ACCOUNTS = [1n, 2n];
/** Orders until they are lifted that live at once, at most. */
const FOR_GOOD = 2;

const live = ({ world, at }: Scene) => [...world.orders.orders].filter(([, order]) => isLive(order, at));
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
    const open = provisional(scene).filter(([, { placer }]) => placer === OFFICERS);
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
      ([, { placer, organization }]) => BY_ACCOUNTS.includes(placer) && kindOf(scene, organization) === REGULATOR,
    );
    const asked = own.filter(([order]) => scene.world.orders.lifting.has(order));
    const [order, { organization }] = scene.dice.pick(asked.length > 0 && scene.dice.isLucky(0.7) ? asked : own);
    return { of: organization, not: scene.world.orders.lifting.get(order) ?? "", args: [order] };
  },
  "FreezeOrders.liftByDecision": (scene) => ({ args: [scene.dice.pick(live(scene))[0]] }),
};

const at = (scene: Scene, ...stages: bigint[]) =>
  [...scene.world.directives].filter(([, directive]) => stages.includes(stageAt(directive, scene.at)));
const draftHash = (scene: Scene, directive: bigint) => scene.network.suite.directives.draftHashOf(directive);

/** Acts on directives. */
export const DIRECTIVE_VERBS: Verbs = {
  "Directives.draft": (scene) => ({ args: [drafting(scene)] }),
  "Directives.endorse": (scene) => {
    const [directive, { regulator, drafter }] = scene.dice.pick(at(scene, Stage.drafted));
    return { of: regulator, not: drafter, args: [directive] };
  },
  "Directives.attest": (scene) => {
    const open = at(scene, Stage.drafted, Stage.endorsed).filter(([, { arbiter }]) => arbiter !== 0n);
    const [directive, { arbiter }] = scene.dice.pick(open);
    return { of: arbiter, args: [directive] };
  },
  "Directives.approveByDecision": async (scene) => {
    const open = at(scene, Stage.endorsed).filter(([, { arbiter, attested }]) => arbiter === 0n || attested);
    const [directive] = scene.dice.pick(open);
    return { args: [directive, await draftHash(scene, directive)] };
  },
  "Directives.object": (scene) => {
    const open = at(scene, Stage.approved).filter(([, { eta, isFinal }]) => eta > scene.at && !isFinal);
    const [directive, { affected }] = scene.dice.pick(open);
    const [seat] = people(
      scene,
      ({ office, organization, status }) => office === Office.seat && organization === affected && status === 1n,
    );
    return { as: seat?.address ?? ZeroAddress, args: [directive, id("reasons"), seat?.address ?? ZeroAddress, "0x"] };
  },
  "Directives.approveAgainstObjection": async (scene) => {
    const [directive, { reasonHash }] = scene.dice.pick(at(scene, Stage.objected));
    return { args: [directive, await draftHash(scene, directive), reasonHash] };
  },
  "Directives.withdraw": (scene) => {
    const open = at(scene, Stage.drafted, Stage.endorsed, Stage.approved, Stage.objected);
    const [directive, { regulator }] = scene.dice.pick(open);
    return { of: regulator, args: [directive] };
  },
  "Directives.execute": (scene) => {
    const [directive] = scene.dice.pick(at(scene, Stage.approved).filter(([, { eta }]) => eta <= scene.at));
    return { as: scene.network.stranger().address, args: [directive] };
  },
};

type SubjectSort = "account" | "organization" | "contract" | "holding";

function placing(scene: Scene, sorts: readonly SubjectSort[], duration: bigint) {
  const { dice } = scene;
  const subject = subjectOf(scene, dice.pick(sorts));
  const direction =
    subject.kind === 3n
      ? Direction.both
      : dice.pick([Direction.send, Direction.send, Direction.receive, Direction.both]);
  const amount = subject.kind === HOLDING && direction === Direction.send ? dice.between(0, 50_000) : 0n;
  return placement(subject, direction, duration, id(`reason ${dice.below(9)}`), id("evidence"), amount);
}

function subjectOf(scene: Scene, sort: SubjectSort) {
  const { dice } = scene;
  if (sort === "organization") return organizationSubject(Number(dice.pick(ofKinds(scene, MEMBER, SERVICE))));
  if (sort === "contract") return contractSubject(dice.pick(targets(scene)));
  if (sort === "holding") {
    const [token, holder] = dice.pick(holdings(scene));
    return holdingSubject(holder, token);
  }
  const ordinary = people(
    scene,
    ({ organization, office }) => kindOf(scene, organization) !== REGULATOR && office !== Office.seat,
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

/** Holdings of which a regulator's order for good freezes a part, which a directive takes first. */
function frozenHoldings(scene: Scene) {
  const parts = live(scene).filter(
    ([, order]) => order.kind === HOLDING && order.placer === OFFICERS && order.amount > 0n,
  );
  const lasting = parts.filter(([, { status }]) => status === OrderStatus.confirmed);
  return holdings(scene).filter(([token, holder]) => {
    return lasting.some(([, { asset, subject }]) => asset === token && BigInt(subject) === BigInt(holder));
  });
}

function drafting(scene: Scene) {
  const { dice } = scene;
  const frozen = frozenHoldings(scene);
  const [target, from] = dice.pick(frozen.length > 0 && dice.isLucky(0.6) ? frozen : holdings(scene));
  const kind = dice.pick([1n, 1n, 2n, 3n, 4n, 5n]);
  const isTaken = kind === Kind.redemption || kind === Kind.annulment;
  const favoured = inOffice(scene, 9n, ({ address }) => address !== from);
  const issuers = [...scene.world.assets.assets.values()].find(({ token }) => token === target)?.issuer;
  const issuing = people(scene, ({ organization }) => organization === issuers);
  const services = ofKinds(scene, SERVICE).filter(
    (each) => groupOf(scene, each) === groupOf(scene, BigInt(scene.network.orgId("auditor"))),
  );
  return {
    kind,
    target,
    from: kind === Kind.annulment ? dice.pick(issuing).address : from,
    to: isTaken ? ZeroAddress : dice.pick(favoured).address,
    amount: kind === Kind.annulment ? 0n : dice.between(1, 20_000),
    subject: kind === Kind.correction || kind === Kind.award ? id("what it is about") : ZeroHash,
    arbiter: kind === Kind.award ? dice.pick(services) : 0n,
    delay: dice.between(3, 10) * DAY,
    legalReference: id("provision"),
    evidenceHash: id("evidence"),
  };
}
