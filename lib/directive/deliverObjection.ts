import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { deliverable } from "../signature.ts";
import type { DirectiveActed } from "./acted.ts";
import { objected } from "./object.ts";
import { openToObjection } from "./openToObjection.ts";
import { objectionData } from "./objection.ts";
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
  const entry = await openToObjection(desk, id, signed.account);
  const { account, reasonHash } = signed;
  const signature = await deliverable(desk.provider, objectionData(signed), signed);
  if (signature === undefined) throw new Refusal(`${desk.book.label(account)} did not sign the objection in ${path}.`);
  const { hash } = await actor.act(await directives.object.populateTransaction(id, reasonHash, account, signature));
  return objected(desk, entry, hash, desk.book.label(account), reasonHash);
}
