import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { NAMES_FILE } from "../../lib/addressBook.ts";
import { readForm } from "../../lib/ballots/files.ts";
import { nameField } from "../../lib/consortium/fields.ts";
import { codeOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";
import { DEPLOYMENT } from "../folder/deploymentFolder.ts";
import { CONSORTIUM_FILE } from "../folder/foundedFrom.ts";

/** Without these no network goes on. */
const NEEDED: readonly string[] = [CONSORTIUM_FILE, `${DEPLOYMENT}/network.json`];

/** Folders in a data folder whose JSON files belong to its network: its record, release files, and allocation lists. */
const FOLDERS: readonly string[] = [DEPLOYMENT, "releases", "assets"];

/** A name of a JSON file that is one on every system, and never leads to another place. */
const JSON_NAME = /^[^\p{C}/\\:*?"<>|.][^\p{C}/\\:*?"<>|]{0,200}\.json$/u;

const Founding = z.looseObject({ name: nameField, chainId: z.int().min(1) });

/** Which network a consortium file founds. */
export type Founding = Pick<z.infer<typeof Founding>, "name" | "chainId">;

/** Whether a path in a data folder, written with slashes, is that of a file of its network; the journal is not meant. */
export function isNetworkFile(path: string): boolean {
  if (path === CONSORTIUM_FILE || path === NAMES_FILE) return true;
  const [folder = "", name = "", ...rest] = path.split("/");
  return FOLDERS.includes(folder) && JSON_NAME.test(name) && rest.length === 0;
}

/**
 * The files of a data folder's network beside the journal, written with slashes. Links are none.
 * @throws Refusal when one is missing without which the network does not go on
 */
export async function networkFiles(dataFolder: string): Promise<string[]> {
  const found = await Promise.all(["", ...FOLDERS].map((folder) => filesIn(dataFolder, folder)));
  const files = found.flat().filter(isNetworkFile).sort();
  const missing = NEEDED.find((path) => !files.includes(path));
  if (missing === undefined) return files;
  throw new Refusal(`${dataFolder} holds no ${missing}, so its network was never founded to the end.`);
}

/**
 * Which network the data folder's consortium file founded.
 * @throws Refusal when there is none, or it is damaged
 */
export async function readFounding(dataFolder: string): Promise<Founding> {
  return readForm(join(dataFolder, CONSORTIUM_FILE), "a consortium file", Founding);
}

async function filesIn(dataFolder: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(dataFolder, folder), { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => (folder === "" ? name : `${folder}/${name}`));
  } catch (thrown) {
    if (codeOf(thrown) === "ENOENT") return [];
    throw thrown;
  }
}
