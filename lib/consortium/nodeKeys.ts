import { readFile } from "node:fs/promises";
import { z } from "zod";
import { enodeKeyOf, formatEnode, nodeId, parseEnode } from "../enode.ts";
import { devNodeKey } from "../keys/devKeys.ts";
import { enodeIn } from "../nodes/newNode.ts";
import { Refusal } from "../refusal.ts";
import { parseJson } from "./load.ts";

/** Engines' default port for peers. */
const PEER_PORT = 30_303;

const enodesSchema = z.record(z.string(), z.string());

/** Enode URLs of one node per organization with keys of the development mnemonic, which everyone knows. */
export function devEnodes(consortium: string, organizations: readonly string[]): Map<string, string> {
  return new Map(
    organizations.map((name, place) => {
      const key = enodeKeyOf(devNodeKey(place));
      const host = `${name}.${consortium}.example`;
      return [name, formatEnode({ ...key, host, port: PEER_PORT })];
    }),
  );
}

/**
 * Enode URLs from a JSON file: `{"bank-a": "enode://…@bank-a.example:30303", …}`.
 * @throws Refusal naming every organization that is missing, or what is no enode URL
 */
export async function enodesIn(path: string, organizations: readonly string[]): Promise<Map<string, string>> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Refusal(`There is no file ${path}: give a JSON file with --nodes.`);
  });
  const parsed = enodesSchema.safeParse(parseJson(text, path));
  if (!parsed.success) throw new Refusal(`${path} is no list of nodes: {"bank-a": "enode://…", …} is expected.`);
  const enodes = new Map<string, string>();
  for (const [name, url] of Object.entries(parsed.data)) enodes.set(name, readEnode(url, enodes));
  const missing = organizations.filter((name) => !enodes.has(name));
  if (missing.length === 0) return enodes;
  throw new Refusal(`${path} lacks the enode URL of ${missing.join(", ")}.`);
}

/**
 * Reads an enode URL whose key no earlier node has.
 * @param taken URLs by the names of their organizations
 */
export function readEnode(text: string, taken: ReadonlyMap<string, string>): string {
  const id = nodeId(enodeIn(text));
  for (const [name, other] of taken) {
    const known = parseEnode(other);
    if (known !== undefined && nodeId(known) === id) {
      throw new Refusal(`${name}'s node has this key already: each node has its own.`);
    }
  }
  return text;
}
