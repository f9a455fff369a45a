import { parseAmount } from "../asset/amount.ts";
import { ACCOUNT, type Action, type Parameter } from "./action.ts";

const ASSET: Parameter = { name: "asset", description: "Asset: number, symbol or address of its token" };

/** What the committee decides about assets. */
export const ASSET_ACTIONS: readonly Action[] = [
  {
    name: "asset.minimum",
    call: "AssetRegister.setMinimum",
    description: "Sets the least that assets of a kind are inspected for from now on",
    example: "--kind Bond --items title,pricing,trading --groups 3",
    parameters: [
      { name: "kind", description: "Bond, Cash, Receivable or Other" },
      { name: "items", description: "Of title, pricing and trading, with commas between; none for none of them" },
      { name: "groups", description: "Groups that the inspectors and the custodian are together, 2 to 16" },
    ],
    args: ({ kind, items, groups }) => [kind, { items, groups }],
    words: (of) =>
      `Have assets of kind ${of("assetKind")} inspected at least for ${of("minimum.items")}, by ${of("minimum.groups")} groups`,
  },
  {
    name: "asset.freeze",
    call: "AssetRegister.setFrozenTokens",
    description: "Sets the committee's own order on a holding, in place of the one before",
    example: "--asset BC27 --account bank-c.issuer --amount 1,000.50",
    parameters: [
      ASSET,
      ACCOUNT,
      { name: "amount", description: "How much is frozen, such as 1,000.50; 0 for nothing" },
    ],
    args: ({ asset = "", account, amount = "" }, { desk: { book } }) => {
      const frozen = parseAmount("--amount", amount, book.assetNamed(asset), 0n);
      return [asset, account, String(frozen)];
    },
    words: (of) =>
      of("amount") === "0"
        ? `Freeze nothing of what ${of("account")} holds of ${of("asset")} by the committee's own order`
        : `Freeze ${of("amount")} of what ${of("account")} holds of ${of("asset")} by the committee's own order`,
  },
  {
    name: "asset.mature",
    call: "AssetRegister.matureByDecision",
    description: "Makes an asset without maturity mature now: holders redeem it",
    example: "--asset BC27",
    parameters: [ASSET],
    args: ({ asset }) => [asset],
    words: (of) => `Make ${of("asset")} mature now`,
  },
];
