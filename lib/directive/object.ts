import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type DirectiveActed, afterAct } from "./acted.ts";
import { cited } from "./cited.ts";
import type { DirectiveEntry } from "./entry.ts";
import { objectionable } from "./objecting.ts";
import { type SignedObjection, asBytes65, isOwnKeys, signedObjection } from "./objection.ts";
import { readObjection, writeObjection } from "./objectionFile.ts";
import { type ToldDirective, deedWords, toldDirective } from "./told.ts";

/** An objection that was signed, and where it was written. */
export interface ObjectionSigned extends ToldDirective {
  readonly did: "signed";
  readonly account: string;
  readonly reasonHash: string;
  readonly file: string;
}

/**
 * Objects to an approved directive as the Seat account of the organization that would lose, which voids the approval.
 * @param reason file, text, or keccak256 hash; its hash is recorded
 * @throws Refusal when there is nothing to object to, it is not the actor's to do, or no node takes its transactions now
 */
export async function object(desk: Desk, seat: Actor, id: number, reason: string): Promise<Report<DirectiveActed>> {
  const entry = await objectionable(desk, id, seat.address);
  const { hash: reasonHash, words } = await cited("reason", reason);
  const call = await desk.suite.directives.object.populateTransaction(id, reasonHash, seat.address, "0x");
  const question = [seat.address, call.to, 0n, 0n, 0n, call.data] as const;
  if (!(await desk.suite.transactionRules.transactionAllowed(...question))) {
    throw new Refusal(
      `No node takes a transaction of ${seat.name} to Directives now, see \`account show ${seat.name}\`: sign the objection with --sign, and anyone delivers it.`,
    );
  }
  const { hash } = await seat.act(call);
  return objected(desk, entry, hash, seat.name, `${reasonHash}, ${words}`);
}

/**
 * Signs an objection, for a Seat account whose transactions no node takes.
 * @param folder where its file is written
 * @throws Refusal as {@link object}
 */
export async function signObjection(
  desk: Desk,
  seat: Actor,
  id: number,
  reason: string,
  { folder, confirm }: { readonly folder: string; readonly confirm?: (summary: string) => Promise<void> },
): Promise<Report<ObjectionSigned>> {
  const entry = await objectionable(desk, id, seat.address);
  const { hash: reasonHash, words } = await cited("reason", reason);
  const deed = `directive ${id}, the ${deedWords(desk, entry)}`;
  await confirm?.(`${seat.name} objects to ${deed}. Once signed, whoever has the file can deliver it.`);
  const directives = await desk.suite.directives.getAddress();
  const signed = await signedObjection(seat, { chainId: desk.record.chainId, directives, directive: id, reasonHash });
  const file = await writeObjection(folder, seat.name, signed);
  const text = [
    `${seat.name} has signed an objection to ${deed}: ${file}`,
    `recorded  reason ${reasonHash}, ${words}`,
    `next  anyone delivers it before the delay is over: \`directive object ${id} --deliver ${file} --as NAME\``,
  ].join("\n");
  return { data: { ...toldDirective(desk, entry), did: "signed", account: seat.address, reasonHash, file }, text };
}

/**
 * Delivers an objection that a Seat account signed. Anyone.
 * @throws Refusal when the file is about something else, is not signed by its account, or as {@link object}
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

function objected(desk: Desk, { id, ...entry }: DirectiveEntry, transaction: string, who: string, reason: string) {
  const lines = [
    `${who} has objected to directive ${id}, which voids its approval: ${deedWords(desk, entry)}.`,
    `recorded  reason ${reason}`,
  ];
  return afterAct(desk, id, { did: "objected", transaction, lines });
}
