import { ZeroAddress, ZeroHash, id } from "ethers";
import {
  AccountStatus,
  DirectiveKind,
  DirectiveStatus,
  Office,
  OrderStatus,
  OrgKind,
  Placer,
  SubjectKind,
} from "../../fixtures/enums.ts";
import { directiveStatusAt } from "../rooms/directives.ts";
import { DAY } from "../seconds.ts";
import { holdings, live } from "./orders.ts";
import { type Scene, type Verbs, groupOf, inOffice, ofKinds, people } from "./scene.ts";

const at = (scene: Scene, ...statuses: bigint[]) =>
  [...scene.world.directives].filter(([, directive]) => statuses.includes(directiveStatusAt(directive, scene.at)));
const draftHash = (scene: Scene, directive: bigint) => scene.network.suite.directives.draftHashOf(directive);

/** Acts on directives. */
export const DIRECTIVE_VERBS: Verbs = {
  "Directives.draft": (scene) => ({ args: [drafting(scene)] }),
  "Directives.endorse": (scene) => {
    const [directive, { regulator, drafter }] = scene.dice.pick(at(scene, DirectiveStatus.drafted));
    return { of: regulator, not: drafter, args: [directive] };
  },
  "Directives.attest": (scene) => {
    const open = at(scene, DirectiveStatus.drafted, DirectiveStatus.endorsed).filter(
      ([, { arbiter }]) => arbiter !== 0n,
    );
    const [directive, { arbiter }] = scene.dice.pick(open);
    return { of: arbiter, args: [directive] };
  },
  "Directives.approveByDecision": async (scene) => {
    const open = at(scene, DirectiveStatus.endorsed).filter(([, { arbiter, attested }]) => arbiter === 0n || attested);
    const [directive] = scene.dice.pick(open);
    return { args: [directive, await draftHash(scene, directive)] };
  },
  "Directives.object": (scene) => {
    const open = at(scene, DirectiveStatus.approved).filter(([, { eta, isFinal }]) => eta > scene.at && !isFinal);
    const [directive, { affected }] = scene.dice.pick(open);
    const [seat] = people(
      scene,
      ({ office, organization, status }) =>
        office === Office.seat && organization === affected && status === AccountStatus.active,
    );
    return { as: seat?.address ?? ZeroAddress, args: [directive, id("reasons"), seat?.address ?? ZeroAddress, "0x"] };
  },
  "Directives.approveAgainstObjection": async (scene) => {
    const [directive, { reasonHash }] = scene.dice.pick(at(scene, DirectiveStatus.objected));
    return { args: [directive, await draftHash(scene, directive), reasonHash] };
  },
  "Directives.withdraw": (scene) => {
    const open = at(
      scene,
      DirectiveStatus.drafted,
      DirectiveStatus.endorsed,
      DirectiveStatus.approved,
      DirectiveStatus.objected,
    );
    const [directive, { regulator }] = scene.dice.pick(open);
    return { of: regulator, args: [directive] };
  },
  "Directives.execute": (scene) => {
    const [directive] = scene.dice.pick(at(scene, DirectiveStatus.approved).filter(([, { eta }]) => eta <= scene.at));
    return { as: scene.network.stranger().address, args: [directive] };
  },
};

/** Holdings of which a regulator's order for good freezes a part, which a directive takes first. */
function frozenHoldings(scene: Scene) {
  const parts = live(scene).filter(
    ([, order]) => order.kind === SubjectKind.holding && order.placer === Placer.officers && order.amount > 0n,
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
  const isTaken = kind === DirectiveKind.redemption || kind === DirectiveKind.annulment;
  const favoured = inOffice(scene, Office.participant, ({ address }) => address !== from);
  const issuers = [...scene.world.assets.assets.values()].find(({ token }) => token === target)?.issuer;
  const issuing = people(scene, ({ organization }) => organization === issuers);
  const services = ofKinds(scene, OrgKind.service).filter(
    (each) => groupOf(scene, each) === groupOf(scene, BigInt(scene.network.orgId("auditor"))),
  );
  return {
    kind,
    target,
    from: kind === DirectiveKind.annulment ? dice.pick(issuing).address : from,
    to: isTaken ? ZeroAddress : dice.pick(favoured).address,
    amount: kind === DirectiveKind.annulment ? 0n : dice.between(1, 20_000),
    subject: kind === DirectiveKind.correction || kind === DirectiveKind.award ? id("what it is about") : ZeroHash,
    arbiter: kind === DirectiveKind.award ? dice.pick(services) : 0n,
    delay: dice.between(3, 10) * DAY,
    legalReference: id("provision"),
    evidenceHash: id("evidence"),
  };
}
