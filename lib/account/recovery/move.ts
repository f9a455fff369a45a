import type { Actor } from "../../actor.ts";
import type { Proposing } from "../../committee/propose.ts";
import type { Desk } from "../../desk.ts";
import { explain } from "../../errors.ts";
import { Refusal } from "../../refusal.ts";
import type { Report } from "../../report.ts";
import { enrolledAccount } from "../status.ts";
import { formerKeys, laterKeys } from "./keys.ts";

/** A holding that followed. */
interface Moved {
  readonly asset: string;
  /** The former key. */
  readonly account: string;
  /** The present key. */
  readonly successor: string;
  readonly transaction: string;
}

/**
 * Moves what the former keys of an account hold of an asset to its present key, each once, as anyone may.
 * @param text the account, which means all its former keys, or one of those
 * @throws Refusal when no key has followed, the asset is none, or all has followed already
 */
export async function moveHolding(
  desk: Desk,
  actor: Actor,
  text: string,
  assetText: string,
  { confirm }: Proposing = {},
): Promise<Report<Moved[]>> {
  const { suite, book } = desk;
  const { entry } = await enrolledAccount(desk, text);
  const { account } = entry;
  const asset = book.address(assetText);
  const later = await laterKeys(suite, account);
  const successor = later.at(-1) ?? account;
  const former = later.length > 0 ? [account] : await formerKeys(suite, account);
  const label = book.label(successor);
  if (former.length === 0) throw new Refusal(`${label} has had no other key: there is nothing to move.`);
  const movable = await Promise.all(former.map((key) => triedMove(desk, actor, asset, key)));
  const due = movable.flatMap(({ key, refusal }) => (refusal === undefined ? [key] : []));
  if (due.length === 0) throw movable.at(-1)?.refusal ?? new Refusal(`${label} has had no other key.`);
  await confirm?.(`${actor.name} is to move what ${namesOf(desk, due)} held of ${book.label(asset)} to ${label}.`);
  const data: Moved[] = [];
  for (const key of due) {
    const { hash } = await actor.act(await suite.recovery.moveHolding.populateTransaction(asset, key));
    data.push({ asset, account: key, successor, transaction: hash });
  }
  const orders = "with the orders about it";
  return { data, text: `What ${namesOf(desk, due)} held of ${book.label(asset)} is ${label}'s now, ${orders}.` };
}

function namesOf({ book }: Desk, keys: readonly string[]): string {
  return keys.map((key) => book.label(key)).join(" and ");
}

/** Whether a holding can follow now; each does so once. */
async function triedMove(desk: Desk, { address: from }: Actor, asset: string, key: string) {
  try {
    await desk.suite.recovery.moveHolding.staticCall(asset, key, { from });
    return { key, refusal: undefined };
  } catch (thrown) {
    const told = explain(thrown, desk.contracts, desk.book);
    const isSilent = told.error === undefined && /\breverted\b/.test(told.message);
    if (told.error !== "RecoveryNothingToMove" && !isSilent) return { key, refusal: told };
    const what = `what ${desk.book.label(key)} held of ${desk.book.label(asset)}`;
    return { key, refusal: new Refusal(`There is nothing to move: ${what} followed already, or that is no asset.`) };
  }
}
