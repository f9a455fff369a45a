import { AssetState, InspectionItem } from "../../fixtures/enums.ts";
import { type Kept, at, change, put } from "../kept.ts";
import { type Fields, type Told, type Value, fieldsOf } from "../told.ts";
import type { World } from "../world.ts";
import { isStopped } from "./force.ts";
import { supplyOf } from "./tokens.ts";

/** An asset as recorded; times in seconds, `state` is what its last act left it in. */
export interface Asset {
  readonly token: string;
  readonly issuer: bigint;
  readonly edition: bigint;
  readonly state: bigint;
  readonly deadline: bigint;
  readonly maturity: bigint;
  readonly terms: Value;
}

/** An organization's word on an item. */
interface Attestation {
  readonly account: string;
  readonly until: bigint;
  readonly edition: bigint;
}

/** The register: assets, words, claims of locks and the least plans. */
export interface Assets {
  readonly assets: Kept<bigint, Asset>;
  readonly attestations: Kept<string, Attestation>;
  readonly claims: Kept<string, { readonly asset: bigint; readonly edition: bigint }>;
  readonly minimums: Kept<bigint, Value>;
}

/** The register before its first event. */
export const NO_ASSETS: Assets = { assets: new Map(), attestations: new Map(), claims: new Map(), minimums: new Map() };

/** The least plan of a kind for which no decision set one: three items, two groups. */
export const LEAST = { items: 14n, groups: 2n };

/** The terms of an asset. */
export function termsOf({ terms }: Asset): Fields {
  return fieldsOf(terms);
}

/** Under which key an organization's word on an item is kept. */
export function wordOn(id: bigint, item: bigint, organization: bigint): string {
  return `${id} ${item} ${organization}`;
}

/** Where an asset stands at a second: by its dates, the orders on its token and what is held. */
export function assetStateAt(asset: Asset, world: World, second: bigint): bigint {
  const { state, deadline, maturity, token } = asset;
  if (state === AssetState.preReleased) return deadline > second ? state : AssetState.rejected;
  if (state !== AssetState.effective) return state;
  const isMature = maturity !== 0n && maturity <= second;
  if (isMature && supplyOf(world.tokens, token) === 0n) return AssetState.settled;
  if (isStopped(world, token, second)) return AssetState.suspended;
  return isMature ? AssetState.maturing : state;
}

/** What an event makes of the register. Each draft, release and return to draft is another edition. */
export function reduceAssets(state: Assets, told: Told): Assets {
  switch (told.event) {
    case "AssetDrafted": {
      const id = told.number("id");
      const former = state.assets.get(id) ?? drafted(told);
      return {
        ...state,
        assets: put(state.assets, id, { ...former, edition: former.edition + 1n, terms: told.value("terms") }),
      };
    }
    case "AssetMoved":
      return {
        ...state,
        assets: change(state.assets, told.number("id"), moved(at(state.assets, told.number("id")), told)),
      };
    case "AssetPreReleased": {
      const parts = { edition: told.number("edition"), deadline: told.number("deadline") };
      return { ...state, assets: change(state.assets, told.number("id"), parts) };
    }
    case "AssetAttested":
      return attested(state, told);
    case "AssetMinimumSet":
      return { ...state, minimums: put(state.minimums, told.number("kind"), told.value("minimum")) };
    default:
      return state;
  }
}

function drafted(told: Told): Asset {
  const [token, issuer] = [told.text("token"), told.number("issuer")];
  return { token, issuer, edition: 0n, state: AssetState.draft, deadline: 0n, maturity: 0n, terms: [] };
}

function moved(asset: Asset, told: Told): Partial<Asset> {
  const [from, to] = [told.number("from"), told.number("to")];
  const still = { state: to, deadline: 0n, maturity: 0n };
  if (to === AssetState.draft && from !== AssetState.none) return { ...still, edition: asset.edition + 1n };
  if (to === AssetState.effective) return { ...still, maturity: termsOf(asset).number("maturity") };
  if (to === AssetState.maturing) return { ...still, state: AssetState.effective, maturity: told.at };
  return to === AssetState.settled ? {} : still;
}

/** The custodian's word claims the lock. */
function attested(state: Assets, told: Told): Assets {
  const [id, organization, item] = [told.number("id"), told.number("organization"), told.number("item")];
  const asset = at(state.assets, id);
  const { edition } = asset;
  const word = { account: told.text("account"), until: told.number("until"), edition };
  const lock = `${organization} ${termsOf(asset).text("lockId")}`;
  const claims = item === InspectionItem.custody ? put(state.claims, lock, { asset: id, edition }) : state.claims;
  return { ...state, claims, attestations: put(state.attestations, wordOn(id, item, organization), word) };
}
