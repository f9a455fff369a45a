import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { REPORTED } from "./cases.ts";
import { startOurs } from "./nodes.ts";
import { type Extents, type Phase, measureAll } from "./phase.ts";
import type { DevnetRecord, Row } from "./record.ts";
import { rounded } from "./statistics.ts";

/** Where the nodes write: on the disk of this folder, while the system's folder for such things may be in memory. */
const SCRATCH = join(import.meta.dirname, "../../../cache");

const Version = z.object({ version: z.string() });

/** How much is measured in each mode. */
export interface Plan {
  readonly atOnce: Extents;
  readonly regularly: Extents;
}

/** Measures all of it, in some minutes. */
export async function measureDevnet({ atOnce, regularly }: Plan): Promise<DevnetRecord> {
  const began = performance.now();
  const measured = new Date().toISOString();
  const before = loadavg()[0] ?? 0;
  await mkdir(SCRATCH, { recursive: true });
  const folder = await mkdtemp(join(SCRATCH, "bench-"));
  try {
    const first = await measureAll(`${folder}/at-once`, 0, atOnce);
    await first.bed.stop();
    const after = await replayed(`${folder}/at-once/ours`, first);
    const second = await measureAll(`${folder}/regularly`, 1, regularly);
    await second.bed.stop();
    const isCall = ({ case: name }: Row) => name.startsWith("call");
    return {
      measured,
      seconds: Math.round((performance.now() - began) / 1_000),
      machine: machine(),
      load: { before: rounded(before), after: rounded(loadavg()[0] ?? 0) },
      versions: await versions(),
      rows: [
        ...first.rows.filter((row) => !isCall(row)),
        ...second.rows,
        ...first.rows.filter(isCall),
        ...after,
        ...first.memory,
        ...second.memory,
      ],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Starts ours again on the chain that the load made. */
async function replayed(folder: string, { bed, transactions }: Phase): Promise<Row[]> {
  const again = await startOurs({ folder, blockTime: 0 });
  await again.stop();
  const { foundingSeconds, ours, stock } = bed;
  const replay = transactions / Math.max(again.startSeconds - ours.startSeconds, Number.EPSILON);
  return [
    reported("start, founding the network", foundingSeconds, stock.startSeconds),
    reported("start, on the chain as founded", ours.startSeconds, null),
    reported("start, on the chain after the load", again.startSeconds, null),
    reported("replay of the load", replay, null),
  ];
}

function reported(name: keyof typeof REPORTED, ours: number, stock: number | null): Row {
  return { case: name, unit: REPORTED[name], ours: rounded(ours), stock: stock === null ? null : rounded(stock) };
}

function machine(): DevnetRecord["machine"] {
  const processor = cpus()[0]?.model.trim() ?? "";
  const memoryGigabytes = rounded(totalmem() / 1e9);
  return { processor, cores: cpus().length, memoryGigabytes, system: `${type()} ${release().split("-")[0] ?? ""}` };
}

async function versions(): Promise<DevnetRecord["versions"]> {
  const hardhat = import.meta.resolve("hardhat");
  return {
    node: process.versions.node,
    hardhat: await versionOf("hardhat", import.meta.url),
    edr: await versionOf("@nomicfoundation/edr", hardhat),
  };
}

async function versionOf(name: string, user: string): Promise<string> {
  const file = findPackageJSON(name, user) ?? "";
  return Version.parse(JSON.parse(await readFile(file, "utf8"))).version;
}
