import type { Chain } from "./inspection.ts";
import type { Ledger } from "./ledger.ts";

/** What is wrong with a chain by itself and by what the ledger holds, beside the ledger's own faults. */
export function faultsOf(chain: Chain, ledger: Ledger): string[] {
  const sealed = new Map<string, number>();
  for (const { transactions } of chain.blocks) {
    for (const hash of transactions) sealed.set(hash, (sealed.get(hash) ?? 0) + 1);
  }
  return [...broken(chain), ...lost(chain, sealed, ledger), ...doubled(chain, sealed, ledger)];
}

/** Blocks that do not stand on the one before. */
function broken({ blocks }: Chain): string[] {
  return blocks.flatMap(({ number, parentHash, timestamp }, i) => {
    const parent = blocks[i - 1];
    if (number !== i) return [`block ${i} says that it is block ${number}`];
    if (parent === undefined) return [];
    if (parentHash !== parent.hash) return [`block ${i} stands on ${parentHash}, and block ${i - 1} is ${parent.hash}`];
    return timestamp < parent.timestamp ? [`block ${i} is of ${timestamp}, its parent of ${parent.timestamp}`] : [];
  });
}

/** What was acknowledged or seen, and is not there any more. */
function lost(
  { blocks, waiting, total, counts }: Chain,
  sealed: ReadonlyMap<string, number>,
  ledger: Ledger,
): string[] {
  const head = blocks.length - 1;
  const faults: string[] = [];
  for (const [hash, by] of ledger.accepted) {
    if (sealed.has(hash) || waiting.has(hash)) continue;
    faults.push(`lost: transaction ${wordsFor(hash, ledger)}, told by ${by}, neither is in a block nor waits`);
  }
  const { height, heightBy } = ledger;
  if (head < height) faults.push(`lost: block ${height}, told by ${heightBy}; the head is ${head}`);
  if (total < ledger.total) faults.push(`lost: the tally showed ${ledger.total}, and shows ${total}`);
  for (const tag of ["latest", "pending"] as const) {
    for (const [account, before] of ledger.counts[tag]) {
      const now = counts[tag].get(account) ?? 0;
      if (now < before) faults.push(`lost: ${account} had ${before} transactions at ${tag}, and has ${now}`);
    }
  }
  return faults;
}

/** What is there twice, or without anybody having asked for it. */
function doubled(
  { serials, total, waiting, counted = 0 }: Chain,
  sealed: ReadonlyMap<string, number>,
  ledger: Ledger,
): string[] {
  const faults: string[] = [];
  for (const [hash, times] of sealed) {
    if (times > 1) faults.push(`twice: transaction ${wordsFor(hash, ledger)} is in blocks ${times} times`);
    if (!ledger.sent.has(hash)) faults.push(`not sent: transaction ${hash} is in a block`);
  }
  if (new Set(serials).size < serials.length) faults.push("twice: two events of the tally have one serial");
  if (serials.length !== sealed.size || total !== sealed.size) {
    faults.push(`not one each: ${sealed.size} transactions, ${serials.length} events, and the tally shows ${total}`);
  }
  if (counted > waiting.size) faults.push(`not sent: ${counted} transactions wait, of which ${waiting.size} were sent`);
  return faults;
}

function wordsFor(hash: string, { sent }: Ledger): string {
  const signed = sent.get(hash);
  return signed === undefined ? hash : `${hash} (${signed.sender}, nonce ${signed.nonce})`;
}
