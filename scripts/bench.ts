// Runs the benches of these names, or all of them: `npm run bench`, `npm run bench:gas`, `npm run bench:devnet`.
import { benchDevnet } from "./bench/devnet.ts";
import { benchGas } from "./bench/gas.ts";

const BENCHES = new Map([
  ["gas", benchGas],
  ["devnet", benchDevnet],
]);

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : BENCHES.keys()) {
  const bench = BENCHES.get(name);
  if (bench === undefined) throw new Error(`there is no bench ${name}: ${[...BENCHES.keys()].join(", ")}`);
  await bench();
}
