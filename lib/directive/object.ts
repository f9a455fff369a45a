import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type DirectiveActed, afterAct } from "./acted.ts";
import { cited } from "./cited.ts";
import type { DirectiveEntry } from "./entry.ts";
import { openToObjection } from "./openToObjection.ts";
import { deedWords } from "./told.ts";

/**
 * Objects to an approved directive as the Seat account of the organization that would lose, which voids the approval.
 * @param reason file, text, or keccak256 hash; its hash is recorded
 * @throws Refusal when there is nothing to object to, it is not the actor's to do, or no node takes its transactions now
 */
export async function object(desk: Desk, seat: Actor, id: number, reason: string): Promise<Report<DirectiveActed>> {
  const entry = await openToObjection(desk, id, seat.address);
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

/** What an objection did, whoever sent it. */
export function objected(
  desk: Desk,
  { id, ...entry }: DirectiveEntry,
  transaction: string,
  who: string,
  reason: string,
) {
  const lines = [
    `${who} has objected to directive ${id}, which voids its approval: ${deedWords(desk, entry)}.`,
    `recorded  reason ${reason}`,
  ];
  return afterAct(desk, id, { did: "objected", transaction, lines });
}
