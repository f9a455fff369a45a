// Runs the benches of these names, or all of them: `npm run bench`, `npm run bench:gas`.
import { benchGas } from "./bench/gas.ts";

const BENCHES = new Map([["gas", benchGas]]);

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : BENCHES.keys()) {
  const bench = BENCHES.get(name);
  if (bench === undefined) throw new Error(`there is no bench ${name}: ${[...BENCHES.keys()].join(", ")}`);
  await bench();
}
