/**
 * A program that fills the empty journal of its first argument, one record after the other, until the disk takes no
 * more; then it prints what it learned.
 */
import { JournalFile } from "../../../../devnet/journal/file.ts";
import { Journal } from "../../../../devnet/journal/journal.ts";

const path = process.argv[2];
if (path === undefined) throw new Error("Name a journal.");
const file = await JournalFile.open(path, () => undefined);
await file.records().next();
const journal = new Journal(file);
const refusals: string[] = [];
let acknowledged = 0;
while (refusals.length === 0) {
  journal.add({ clock: acknowledged + 1 });
  await journal.synced().then(
    () => (acknowledged += 1),
    (thrown: unknown) => refusals.push(String(thrown)),
  );
}
const { size, stalled } = journal;
await journal.synced().catch((thrown: unknown) => refusals.push(String(thrown)));
await journal.close().catch((thrown: unknown) => refusals.push(String(thrown)));
console.log(JSON.stringify({ acknowledged, refusals, size, stalled }));
