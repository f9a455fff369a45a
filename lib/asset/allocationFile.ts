import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readForm } from "../ballots/files.ts";
import type { Desk } from "../desk.ts";
import { json } from "../format.ts";
import { writeText } from "../writing.ts";
import { type Allocation, allocationHash } from "./allocation.ts";
import { amountText, parseAmount } from "./amount.ts";
import type { AssetEntry } from "./entry.ts";
import { allocationSchema } from "./termsSchema.ts";

/** An allocation list and where it was read. */
export interface FoundAllocation {
  readonly path: string;
  readonly allocations: readonly Allocation[];
}

type Allocated = Pick<AssetEntry, "id" | "symbol" | "decimals">;

/**
 * Reads who gets how much from a terms file, or from a list that {@link keepAllocation} wrote.
 * @throws Refusal naming the file and what is wrong in it
 */
export async function readAllocation({ book }: Desk, path: string, asset: Allocated): Promise<FoundAllocation> {
  const { allocation } = await readForm(path, "an allocation", allocationSchema);
  const allocations = allocation.map(({ account, amount }) => ({
    account: book.address(account),
    amount: parseAmount("amount", amount, asset),
  }));
  return { path, allocations };
}

/**
 * Keeps who gets how much, since the chain knows only the hash until the activation.
 * @param home folder of the network's data
 * @returns the file's path
 * @throws Refusal when it cannot be written
 */
export async function keepAllocation(
  home: string,
  { id, symbol, decimals }: Allocated,
  allocations: readonly Allocation[],
): Promise<string> {
  const path = join(folderIn(home), `${id}-${symbol}.json`);
  const allocation = allocations.map(({ account, amount }) => ({ account, amount: amountText(amount, decimals) }));
  await writeText(path, `${json({ allocation })}\n`);
  return path;
}

/** The list at hand that has the hash of an asset's terms; undefined when there is none. Other files do not matter. */
export async function keptAllocation(
  desk: Desk,
  home: string,
  asset: AssetEntry,
): Promise<FoundAllocation | undefined> {
  const names = await readdir(folderIn(home)).catch((): string[] => []);
  const paths = names.filter((name) => name.startsWith(`${asset.id}-`)).map((name) => join(folderIn(home), name));
  const read = await Promise.all(paths.map((path) => readAllocation(desk, path, asset).catch(() => undefined)));
  return read.find((found) => found !== undefined && isOf(asset, found.allocations));
}

/** Whether an asset's terms name this list. */
export function isOf({ terms }: Pick<AssetEntry, "terms">, allocations: readonly Allocation[]): boolean {
  return allocationHash(allocations) === terms.allocationHash;
}

function folderIn(home: string): string {
  return join(home, "assets");
}
