// Kills a devnet under load again and again, and finds out whether anything was lost: `npm run test:crash`, or with
// another number of kills and the seed of a run that failed: `npm run test:crash -- 500 1234`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crash } from "../test/devnet/crash/crash.ts";

const [kills = 200, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const dataFolder = await mkdtemp(join(tmpdir(), "concordat-crash-"));
console.log(`${kills} kills, seed ${seed}, in ${dataFolder}`);
const since = Date.now();
const faults = await crash({
  kills,
  seed,
  dataFolder,
  onKill: ({ kill, moment, accepted, height, startMs }) => {
    console.log(`${kill}: ${moment}; ${accepted} accepted, block ${height}, last start ${startMs} ms`);
  },
});
for (const fault of faults) console.log(fault);
if (faults.length === 0) await rm(dataFolder, { recursive: true });
else console.log(`The data folder is kept: ${dataFolder}`);
console.log(`${kills} kills in ${Math.round((Date.now() - since) / 1_000)} s, ${faults.length} faults, seed ${seed}`);
process.exitCode = faults.length === 0 ? 0 : 1;
