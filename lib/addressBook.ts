import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { ConsortiumFile } from "./consortium/schema.ts";
import { nodeId } from "./enode.ts";

/** The file of names in a network's folder. */
export const NAMES_FILE = "names.json";

const addressBook = z.object({
  accounts: z.array(z.object({ name: z.string(), address: z.string() })),
  nodes: z.array(z.object({ name: z.string(), organization: z.string(), id: z.string() })),
});

/** What people call accounts and nodes; the chain does not know it. */
export type AddressBook = z.output<typeof addressBook>;

/** The names that a consortium file gives. */
export function addressBookOf(file: Pick<ConsortiumFile, "accounts" | "nodes">): AddressBook {
  return {
    accounts: file.accounts.map(({ name, address }) => ({ name, address })),
    nodes: file.nodes.map(({ name, organization, enode }) => ({ name, organization, id: nodeId(enode) })),
  };
}

/** Reads `names.json` of a network's folder; undefined when there is none. */
export async function readAddressBook(folder: string): Promise<AddressBook | undefined> {
  try {
    return addressBook.parse(JSON.parse(await readFile(join(folder, NAMES_FILE), "utf8")));
  } catch {
    return undefined;
  }
}

/** Writes `names.json` of a network's folder, whole or not at all: who copies or kills meanwhile finds one of the two. */
export async function writeAddressBook(folder: string, book: AddressBook): Promise<void> {
  const path = join(folder, NAMES_FILE);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(book, null, 2)}\n`, { flush: true });
  await rename(`${path}.new`, path);
}

/** The book with one more account; an account of the same address changes its name. */
export function withAccount(book: AddressBook, name: string, address: string): AddressBook {
  const others = book.accounts.filter((account) => account.address.toLowerCase() !== address.toLowerCase());
  return { ...book, accounts: [...others, { name, address }] };
}

/** The book with one more node; a node of the same identity changes its name. */
export function withNode(book: AddressBook, node: AddressBook["nodes"][number]): AddressBook {
  return { ...book, nodes: [...book.nodes.filter(({ id }) => id !== node.id), node] };
}
