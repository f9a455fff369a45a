import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { DirectiveActed } from "./acted.ts";
import { objected } from "./object.ts";
import { objectionable } from "./objecting.ts";
import { type SignedObjection, asBytes65, isOwnKeys } from "./objection.ts";
import { readObjection } from "./objectionFile.ts";

/**
 * Delivers an objection that a Seat account signed. Anyone.
 * @throws Refusal when the file is about something else, is not signed by its account, or there is nothing to object
 * to any more
 */
export async function deliverObjection(
  desk: Desk,
  actor: Actor,
  id: number,
  path: string,
): Promise<Report<DirectiveActed>> {
  const signed = await readObjection(path);
  const { directives } = desk.suite;
  const [own, { chainId }] = [await directives.getAddress(), desk.record];
  if (signed.chainId !== chainId || signed.directives !== own) {
    throw new Refusal(
      `${path} is for chain ${signed.chainId} and Directives at ${signed.directives}, not for this network.`,
    );
  }
  if (signed.directive !== id) throw new Refusal(`${path} objects to directive ${signed.directive}, not to ${id}.`);
  const entry = await objectionable(desk, id, signed.account);
  const { account, reasonHash } = signed;
  const signature = await signatureOf(desk, signed, path);
  const { hash } = await actor.act(await directives.object.populateTransaction(id, reasonHash, account, signature));
  return objected(desk, entry, hash, desk.book.label(account), reasonHash);
}

/** The contract asks a wallet itself; a key's signature is judged here, so that the refusal says what is wrong. */
async function signatureOf({ provider, book }: Desk, signed: SignedObjection, path: string): Promise<string> {
  if (isOwnKeys(signed)) return asBytes65(signed.signature);
  if ((await provider.getCode(signed.account)) !== "0x") return signed.signature;
  throw new Refusal(`${book.label(signed.account)} did not sign the objection in ${path}.`);
}
