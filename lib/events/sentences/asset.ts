import { MaxUint256, ZeroAddress } from "ethers";
import { ASSET_STATES, memberName } from "../../enums.ts";
import type { Teller } from "../teller.ts";
import type { Sentences } from "./sentence.ts";

/** Assets, from the draft to their end. */
export const ASSETS: Sentences = {
  AssetDrafted: (e) =>
    `${e.say("account")} of ${e.say("issuer")} drafts ${e.say("asset")}: ${e.units("terms.supply")} of ${e.say("terms.name")}, backed by lock ${e.code("terms.lockId")} of ${e.say("terms.custodian")}`,
  AssetMoved: (e) => {
    const [from, to] = [state(e, "from"), state(e, "to")];
    const by = e.who("by", "");
    return `${e.say("asset")} goes ${from === "None" ? "" : `from ${from} `}to ${to}${by === "" ? "" : ` by ${by}`}`;
  },
  AssetPreReleased: (e) =>
    `${e.say("asset")} is open to inspection until ${e.say("deadline")}: edition ${e.number("edition")}, terms ${e.say("contentHash")}`,
  AssetAttested: (e) =>
    `${e.say("account")} attests ${e.say("item")} of ${e.say("asset")} for ${e.say("organization")} until ${e.say("until")}`,
  AssetRejected: (e) => `${e.say("account")} rejects ${e.say("asset")}, reason ${e.code("reasonCode")}`,
  AssetRedeemed: (e) =>
    `${e.say("account")} redeems ${e.units("amount")} of ${e.say("asset")}, receipt ${e.say("receiptHash")}`,
  AssetDisputed: (e) =>
    `${e.say("organization")} disputes what ${e.say("account")} holds of ${e.say("asset")}, case ${e.code("caseId")}`,
  AssetMinimumSet: (e) =>
    `assets of kind ${e.say("assetKind")} are inspected at least for ${e.say("minimum.items")}, by ${e.number("minimum.groups")} groups`,
};

/** What the tokens of assets tell. */
export const TOKENS: Sentences = {
  Transfer: async (e) => {
    const moved = `${e.units("value")} of ${await e.token()}`;
    if (e.raw("from") === ZeroAddress) return `${moved} is issued to ${e.say("to")}`;
    return e.raw("to") === ZeroAddress
      ? `${moved} that ${e.say("from")} held is redeemed`
      : `${moved} goes from ${e.say("from")} to ${e.say("to")}`;
  },
  Approval: async (e) => `${e.say("owner")} lets ${e.say("spender")} spend ${amount(e, "value")} of ${await e.token()}`,
  Frozen: async (e) => `of what ${e.say("account")} holds of ${await e.token()} ${amount(e, "amount")} is frozen`,
  ForcedTransfer: async (e) =>
    `${e.units("amount")} of ${await e.token()} is taken from ${e.say("from")} by directive${e.who("to", "") === "" ? "" : ` for ${e.say("to")}`}`,
  DirectiveCarriedOut: async (e) => `${await e.token()} carries out ${await e.directive()}`,
};

function state(e: Teller, path: string): string {
  return memberName(ASSET_STATES, e.number(path));
}

function amount(e: Teller, path: string): string {
  return e.raw(path) === MaxUint256 ? "all" : e.units(path);
}
