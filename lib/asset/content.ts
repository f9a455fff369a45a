import { AbiCoder, type ParamType, keccak256 } from "ethers";
import type { TermsStruct } from "../../types/ethers-contracts/asset/AssetRegister.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { AssetEntry } from "./entry.ts";
import { titled } from "./stage.ts";

/**
 * What an attestation of these terms binds (`AssetRegister.contentHashOf`): chain, register, number, edition and terms. It
 * is made from what is shown, so that nobody attests what a node only claims.
 * @throws Refusal when the terms cannot be encoded as they are read
 */
export async function contentHash(
  desk: Desk,
  asset: AssetEntry,
  terms: TermsStruct | AssetEntry["terms"] = asset.terms,
): Promise<string> {
  const { assetRegister } = desk.suite;
  const register = await assetRegister.getAddress();
  const words = [desk.record.chainId, register, asset.id, asset.edition, terms];
  try {
    const form = ["uint256", "address", "uint32", "uint32", ...assetRegister.getFunction("draft").fragment.inputs];
    return keccak256(AbiCoder.defaultAbiCoder().encode(form, words));
  } catch (cause) {
    throw new Refusal(`${titled(desk, asset)}, has texts that cannot be read: do not attest it.`, { cause });
  }
}

/** The names of what two terms say differently. */
export function differences({ suite }: Desk, one: TermsStruct, other: AssetEntry["terms"]): string[] {
  const [form] = suite.assetRegister.getFunction("draft").fragment.inputs;
  const members = form?.components ?? [];
  const coder = AbiCoder.defaultAbiCoder();
  const values = new Map<string, unknown>(Object.entries(one));
  const isSame = (member: ParamType, i: number) =>
    coder.encode([member], [values.get(member.name)]) === coder.encode([member], [other[i]]);
  return members.flatMap((member, i) => (isSame(member, i) ? [] : [member.name]));
}
