import { id } from "ethers";
import { AccountStatus, AssetState, Office } from "../../fixtures/enums.ts";
import { type Asset, assetStateAt, termsOf } from "../rooms/assets.ts";
import { officeAt } from "../rooms/force.ts";
import { tokenOf } from "../rooms/tokens.ts";
import { DAY } from "../seconds.ts";
import { speakers, wanted } from "./inspecting.ts";
import { holdings } from "./orders.ts";
import { type Scene, type Verbs, inOffice, people } from "./scene.ts";
import { terms } from "./terms.ts";

const FAR = 4_000_000_000n;

type Found = readonly [id: bigint, asset: Asset];

/** The assets that stand so. */
export const standing = ({ world, at }: Scene, ...states: bigint[]): Found[] =>
  [...world.assets.assets].filter(([, asset]) => states.includes(assetStateAt(asset, world, at)));
const own = ({ dice }: Scene, found: readonly Found[]) => {
  const [asset, { issuer }] = dice.pick(found);
  return { of: issuer, args: [asset] };
};

/** Acts on the register of assets. */
export const ASSET_VERBS: Verbs = {
  "AssetRegister.draft": (scene) => {
    const { address, organization } = scene.dice.pick(inOffice(scene, Office.issuer));
    return { as: address, args: [terms(scene, organization, address)] };
  },
  "AssetRegister.redraft": (scene) => {
    const [asset, { issuer }] = scene.dice.pick(standing(scene, AssetState.draft, AssetState.rejected));
    const { address } = scene.dice.pick(inOffice(scene, Office.issuer, ({ organization }) => organization === issuer));
    return { as: address, args: [asset, terms(scene, issuer, address)] };
  },
  "AssetRegister.prerelease": (scene) => own(scene, standing(scene, AssetState.draft)),
  "AssetRegister.withdraw": (scene) => own(scene, standing(scene, AssetState.preReleased, AssetState.rejected)),
  "AssetRegister.attest": async (scene) => {
    const open = standing(scene, AssetState.preReleased).filter(
      ([asset, found]) => wanted(scene, asset, found).length > 0,
    );
    const nearest = open.toSorted(
      ([a, one], [b, other]) => wanted(scene, a, one).length - wanted(scene, b, other).length,
    );
    const [asset, found] = scene.dice.pick(scene.dice.isLucky(0.8) ? nearest.slice(0, 1) : nearest);
    const [item, organization] = scene.dice.pick(wanted(scene, asset, found));
    const until = scene.dice.isLucky(0.9) ? FAR : scene.at + scene.dice.between(1, 20) * DAY;
    const hash = await scene.network.suite.assetRegister.contentHashOf(asset);
    return { as: scene.dice.pick(speakers(scene, item, organization)).address, args: [asset, item, hash, until] };
  },
  "AssetRegister.reject": (scene) => {
    const [asset] = scene.dice.pick(standing(scene, AssetState.preReleased));
    return {
      as: scene.dice.pick(inOffice(scene, Office.regulator)).address,
      args: [asset, id("reason"), id("evidence")],
    };
  },
  "AssetRegister.activate": (scene) => {
    const ready = standing(scene, AssetState.preReleased).filter(
      ([asset, found]) => wanted(scene, asset, found).length === 0,
    );
    const listOf = (of: Asset) => scene.memory.allocations.get(termsOf(of).text("allocationHash")) ?? [];
    const receive = ready.filter(([, of]) =>
      listOf(of).every(({ account }) => officeAt(scene.world, account, scene.at) !== 0n),
    );
    const [asset, found] = scene.dice.pick(scene.dice.isLucky(0.9) ? receive : ready);
    const list = listOf(found);
    return { as: scene.network.stranger().address, args: [asset, list] };
  },
  "AssetRegister.matureByDecision": (scene) => {
    const open = standing(scene, AssetState.effective).filter(([, asset]) => termsOf(asset).number("maturity") === 0n);
    return { args: [scene.dice.pick(open)[0]] };
  },
  "AssetRegister.redeem": (scene) => {
    const [asset, { token }] = scene.dice.pick(standing(scene, AssetState.maturing, AssetState.suspended));
    const [holder, held] = scene.dice.pick(
      [...tokenOf(scene.world.tokens, token).balances].filter(([, held]) => held > 0n),
    );
    return { as: holder, args: [asset, scene.dice.isLucky(0.6) ? held : held / 2n, id("receipt")] };
  },
  "AssetRegister.setFrozenTokens": (scene) => {
    const [token, holder] = scene.dice.pick(holdings(scene));
    return { args: [numberOf(scene, token), holder, scene.dice.between(0, 40_000)] };
  },
  "AssetRegister.dispute": (scene) => {
    const [token, holder] = scene.dice.pick(holdings(scene));
    const organization = scene.world.accounts.accounts.get(holder)?.organization;
    const peers = people(scene, (each) => each.organization === organization && each.status === AccountStatus.active);
    return { as: scene.dice.pick(peers).address, args: [numberOf(scene, token), holder, id("case")] };
  },
  "AssetRegister.setMinimum": (scene) => {
    return { args: [scene.dice.between(1, 4), { items: scene.dice.pick([2n, 6n, 14n]), groups: 2n }] };
  },
};

function numberOf({ world }: Scene, token: string): bigint {
  return [...world.assets.assets].find(([, asset]) => asset.token === token)?.[0] ?? 0n;
}
