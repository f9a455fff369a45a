import { AbiCoder, keccak256 } from "ethers";
import type { Suite } from "../../../lib/suite/handles.ts";
import { AssetState, InspectionItem } from "../../fixtures/enums.ts";
import { type Asset, LEAST, assetStateAt, termsOf, wordOn } from "../rooms/assets.ts";
import { isInForceAt } from "../rooms/force.ts";
import { supplyOf, tokenOf } from "../rooms/tokens.ts";
import { type Value, fieldsOf } from "../told.ts";
import type { World } from "../world.ts";
import { type Check, type Room, asking } from "./check.ts";

const KINDS = [1n, 2n, 3n, 4n];
const NOBODY = 0n;

/** The register: every asset, who attested what of it, and which lock backs it. */
export const assetViews: Room = (world, suite, at) => {
  const ask = asking(suite.assetRegister);
  const { assets, attestations, claims, minimums } = world.assets;
  return [
    ask("count", [], BigInt(assets.size)),
    ...KINDS.map((kind) => ask("minimumOf", [kind], minimums.get(kind) ?? LEAST)),
    ...[...assets].flatMap(([id, asset]) => {
      const { token, issuer, edition, deadline, terms } = asset;
      const state = assetStateAt(asset, world, at);
      return [
        ask("assetOf", [id], { token, state, issuer, edition, deadline, terms }),
        ask("contentHashOf", [id], contentHash(suite, id, asset)),
        ask("idOf", [token], id),
        ask("missingOf", [id], missing(world, id, asset, at)),
        ...tokenViews(world, suite, id, asset),
      ];
    }),
    ...[...attestations].map(([key, word]) => ask("attestationOf", key.split(" "), { ...word })),
    ...[...claims].map(([key, claim]) => ask("assetOfLock", key.split(" "), holder(world, claim, at))),
  ];
};

/** A token: its names, what is held of it, who may spend it, and how far it came. */
function tokenViews(world: World, suite: Suite, id: bigint, asset: Asset): Check[] {
  const ask = asking(suite.tokenAt(asset.token));
  const { balances, allowances, nonces } = tokenOf(world.tokens, asset.token);
  const { state, deadline, maturity } = asset;
  return [
    ask("asset", [], id),
    ask("issuer", [], asset.issuer),
    ...["name", "symbol", "decimals"].map((view) => ask(view, [], termsOf(asset).value(view))),
    ask("word", [], state | (deadline << 8n) | (maturity << 48n)),
    ask("totalSupply", [], supplyOf(world.tokens, asset.token)),
    ...[...balances].map(([account, held]) => ask("balanceOf", [account], held)),
    ...[...allowances].map(([key, left]) => ask("allowance", key.split(" "), left)),
    ...[...new Set([...nonces.keys(), ...balances.keys()])].map((owner) => {
      return ask("nonces", [owner], nonces.get(owner) ?? 0n);
    }),
  ];
}

/** The items of the plan, the custodian's and a regulator's word, as far as they do not count now. */
function missing(world: World, id: bigint, asset: Asset, at: bigint): Value {
  const plan = termsOf(asset).list("inspections").map(fieldsOf);
  const wanted = plan.map((each) => ({ item: each.number("item"), organization: each.number("organization") }));
  const custody = { item: InspectionItem.custody, organization: termsOf(asset).number("custodian") };
  const regulators = [...world.organizations.keys()];
  const isKnown = regulators.some((each) => isAttested(world, id, asset, InspectionItem.nonObjection, each, at));
  return [
    ...[...wanted, custody].filter((each) => !isAttested(world, id, asset, each.item, each.organization, at)),
    ...(isKnown ? [] : [{ item: InspectionItem.nonObjection, organization: NOBODY }]),
  ];
}

function isAttested(world: World, id: bigint, { edition }: Asset, item: bigint, organization: bigint, at: bigint) {
  const word = world.assets.attestations.get(wordOn(id, item, organization));
  return word?.edition === edition && word.until > at && isInForceAt(world, organization, at);
}

/** The asset that holds a lock: it lives, in the edition that claimed it. */
function holder(world: World, claim: { asset: bigint; edition: bigint }, at: bigint): bigint {
  const asset = world.assets.assets.get(claim.asset);
  if (asset?.edition !== claim.edition) return 0n;
  const { draft, rejected, settled, annulled } = AssetState;
  const unbacked: readonly bigint[] = [draft, rejected, settled, annulled];
  return unbacked.includes(assetStateAt(asset, world, at)) ? 0n : claim.asset;
}

/** What an attestation binds: chain, register, number, edition and terms. */
function contentHash({ assetRegister }: Suite, id: bigint, { edition, terms }: Asset): string {
  const drafted = assetRegister.interface.getEvent("AssetDrafted").inputs.find(({ name }) => name === "terms");
  const types = ["uint256", "address", "uint32", "uint32", drafted?.format("full") ?? ""];
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, [CHAIN, assetRegister.target, id, edition, terms]));
}

const CHAIN = 20_260n;
