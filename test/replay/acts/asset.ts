import { Signature, ZeroAddress, id } from "ethers";
import { allocationHash } from "../../fixtures/assets.ts";
import { type Asset, AssetState, Item, assetStateAt, termsOf } from "../rooms/assets.ts";
import { officeAt } from "../rooms/force.ts";
import { tokenOf } from "../rooms/tokens.ts";
import { fieldsOf } from "../told.ts";
import { DAY, type Scene, type Verbs, groupOf, inOffice, keyOf, people } from "./scene.ts";
import { holdings } from "./supervision.ts";

const Office = { regulator: 2n, inspector: 5n, issuer: 6n, participant: 9n };
const SUPPLY = 1_000_000n;
const [TITLE, PRICING, TRADING] = [1n, 2n, 3n];
const FAR = 4_000_000_000n;

type Found = readonly [id: bigint, asset: Asset];

const standing = ({ world, at }: Scene, ...states: bigint[]): Found[] =>
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
    const peers = people(scene, (each) => each.organization === organization && each.status === 1n);
    return { as: scene.dice.pick(peers).address, args: [numberOf(scene, token), holder, id("case")] };
  },
  "AssetRegister.setMinimum": (scene) => {
    return { args: [scene.dice.between(1, 4), { items: scene.dice.pick([2n, 6n, 14n]), groups: 2n }] };
  },
};

const amount = ({ dice }: Scene) => dice.between(1, 30_000);
const held = (scene: Scene) =>
  holdings(scene).filter(([token]) => standing(scene, AssetState.effective).some(([, asset]) => asset.token === token));

/** What holders do with tokens. */
export const TOKEN_VERBS: Verbs = {
  "AssetToken.transfer": (scene) => {
    const [to, holder] = scene.dice.pick(held(scene));
    return { to, as: holder, args: [receiver(scene), amount(scene)] };
  },
  "AssetToken.approve": (scene) => {
    const [to, holder] = scene.dice.pick(held(scene));
    return { to, as: holder, args: [scene.dice.isLucky(0.1) ? ZeroAddress : receiver(scene), amount(scene)] };
  },
  "AssetToken.transferFrom": (scene) => {
    const open = held(scene).flatMap(([to, holder]) =>
      [...tokenOf(scene.world.tokens, to).allowances]
        .filter(([key, left]) => key.startsWith(holder) && left > 0n)
        .map(([key, left]) => ({ to, holder, spender: key.slice(holder.length + 1), left })),
    );
    const { to, holder, spender, left } = scene.dice.pick(open);
    return { to, as: spender, args: [holder, receiver(scene), scene.dice.isLucky(0.5) ? left : left / 2n] };
  },
  "AssetToken.permit": async (scene) => {
    const [to, holder] = scene.dice.pick(held(scene));
    const value = {
      owner: holder,
      spender: receiver(scene),
      value: amount(scene),
      nonce: tokenOf(scene.world.tokens, to).nonces.get(holder) ?? 0n,
      deadline: FAR,
    };
    const domain = {
      name: "Concordat Asset",
      version: "1",
      chainId: scene.network.file.chainId,
      verifyingContract: to,
    };
    const { v, r, s } = Signature.from(await keyOf(scene, holder).signTypedData(domain, PERMIT, value));
    return { to, as: scene.network.stranger().address, args: [value.owner, value.spender, value.value, FAR, v, r, s] };
  },
};

const PERMIT = {
  Permit: [
    ...[
      { name: "owner", type: "address" },
      { name: "spender", type: "address" },
    ],
    ...["value", "nonce", "deadline"].map((name) => ({ name, type: "uint256" })),
  ],
};

function receiver(scene: Scene): string {
  return scene.dice.pick([...inOffice(scene, Office.participant), ...inOffice(scene, Office.issuer)]).address;
}

function numberOf({ world }: Scene, token: string): bigint {
  return [...world.assets.assets].find(([, asset]) => asset.token === token)?.[0] ?? 0n;
}

/** What is not attested in this edition: items, and who attests them. */
function wanted({ world, at }: Scene, asset: bigint, found: Asset): (readonly [item: bigint, organization: bigint])[] {
  const isGiven = (item: bigint, organization: bigint | undefined) =>
    [...world.assets.attestations].some(([key, word]) => {
      const [id, kind, by] = key.split(" ").map(BigInt);
      return (
        id === asset &&
        kind === item &&
        (organization === undefined || by === organization) &&
        word.edition === found.edition &&
        word.until > at
      );
    });
  const plan = termsOf(found).list("inspections").map(fieldsOf);
  const named = plan.map((each) => [each.number("item"), each.number("organization")] as const);
  const all = [...named, [Item.custody, termsOf(found).number("custodian")] as const];
  const open = all.filter(([item, organization]) => !isGiven(item, organization));
  return isGiven(Item.nonObjection, undefined) ? open : [...open, [Item.nonObjection, 0n] as const];
}

/** Who speaks on an item for an organization, on the last one for any regulator. */
function speakers(scene: Scene, item: bigint, organization: bigint) {
  if (item === Item.nonObjection) return inOffice(scene, Office.regulator);
  return inOffice(scene, Office.inspector, (each) => each.organization === organization);
}

/** Terms whose plan can be carried out by who is in force now. */
function terms(scene: Scene, issuer: bigint, account: string) {
  const { dice, memory } = scene;
  const isApart = (organization: bigint) => groupOf(scene, organization) !== groupOf(scene, issuer);
  const holder = dice.pick(inOffice(scene, Office.participant)).address;
  const list = [
    { account, amount: 400_000n },
    { account: holder, amount: SUPPLY - 400_000n },
  ];
  const hash = allocationHash(list);
  memory.allocations.set(hash, list);
  const inspectors = inOffice(scene, Office.inspector, (each) => isApart(each.organization)).map(
    (each) => each.organization,
  );
  const custodian = dice.pick(inspectors);
  const by = dice.pick(inspectors.filter((each) => groupOf(scene, each) !== groupOf(scene, custodian)));
  return {
    kind: dice.between(1, 4),
    name: `asset ${dice.below(99)}`,
    symbol: `A${dice.below(99)}`,
    decimals: dice.between(0, 6),
    supply: SUPPLY,
    termsHash: id(`terms ${dice.below(99)}`),
    termsUri: "",
    allocationHash: hash,
    custodian,
    lockId: id(`lock ${dice.below(30)}`),
    effectiveFrom: 0n,
    maturity: dice.isLucky(0.4) ? 0n : scene.at + dice.between(20, 120) * DAY,
    period: dice.between(10, 60) * DAY,
    redeemableWhileSuspended: dice.isLucky(0.5),
    inspections: [TITLE, PRICING, TRADING].map((item) => ({ item, organization: by })),
  };
}
