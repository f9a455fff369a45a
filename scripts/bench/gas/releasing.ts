import { hexlify } from "ethers";
import { deployScanner } from "../../../test/release/helpers/scanner.ts";
import { DEVELOPER, approved, leaving, publish, submission } from "../../../test/fixtures/releases.ts";
import { freshNetwork } from "./chain.ts";
import { gasOf } from "./receipts.ts";
import type { Row } from "./row.ts";

/** Bytes of a small contract, and of the largest (EIP-170). */
const SIZES = [1_024, 24_576];
const LARGEST = 24_576;

/** Gas for each byte of code that a contract leaves, whoever creates it. */
const DEPOSIT = 200;

/** A sum that is thrown away: four opcodes with two bytes of data, much as in compiled code. */
const SUM = [0x60, 0x01, 0x60, 0x02, 0x01, 0x50];

/** Costs the sweep most: every byte an opcode, of which every other one ends and the next is entered again. */
const STOPS = [0x00, 0x5b];

/** What it costs to submit a release, to publish one of each size, and to sweep the largest code. */
export async function releasing(): Promise<Row[]> {
  const { gasOf: scan } = await deployScanner();
  const swept = await scan(codeOf(STOPS, LARGEST));
  const rows = [
    { operation: "release.submit", n: 1, gas: await submitting() },
    { operation: "release.scan.24k", n: LARGEST, gas: Number(swept) },
  ];
  for (const n of SIZES) rows.push({ operation: "release.publish", n, gas: await publishing(n) });
  return rows;
}

/** The second release, so that no counter is new. */
async function submitting(): Promise<number> {
  const network = await freshNetwork();
  const releases = network.suite.releases.connect(network.as(DEVELOPER));
  await releases.submit(submission(network));
  return gasOf(releases.submit(submission(network)));
}

async function publishing(size: number): Promise<number> {
  const network = await freshNetwork();
  const release = await approved(network, { initCode: leaving(codeOf(SUM, size)) });
  return (await gasOf(publish(network, release))) - DEPOSIT * size;
}

/** Code that repeats a pattern. */
function codeOf(pattern: readonly number[], size: number): string {
  return hexlify(Uint8Array.from({ length: size }, (_, i) => pattern[i % pattern.length] ?? 0));
}
