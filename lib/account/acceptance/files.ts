import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { addressField, dottedNameField } from "../../consortium/fields.ts";
import { Refusal } from "../../refusal.ts";
import { OFFICES } from "../../suite/words.ts";
import type { Acceptance, AcceptanceDomain } from "./acceptance.ts";

const ENDING = ".acceptance.json";

const fileSchema = z.strictObject({
  name: dottedNameField,
  account: addressField,
  organization: z.int().min(1),
  office: z.enum(OFFICES),
  deadline: z.iso.datetime().transform((text) => Math.floor(Date.parse(text) / 1000)),
  chainId: z.int().min(1),
  accounts: addressField,
  signature: z.string().regex(/^0x([0-9a-fA-F]{2})+$/, "must be bytes: 0x and hexadecimal digits"),
});

/** An acceptance as read from a file, with the account's name and the network that it is for. */
export interface NamedAcceptance extends Acceptance, AcceptanceDomain {
  readonly name: string;
}

/**
 * Writes `<name>.acceptance.json` into `folder` and returns its path.
 * @param isRotation write `<name>.rotation.acceptance.json`, beside the acceptance of the key before
 */
export async function writeAcceptance(
  folder: string,
  acceptance: NamedAcceptance,
  isRotation = false,
): Promise<string> {
  const { name, account, organization, office, chainId, accounts, signature } = acceptance;
  const deadline = new Date(acceptance.deadline * 1000).toISOString();
  const content = { name, account, organization, office, deadline, chainId, accounts, signature };
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}${isRotation ? ".rotation" : ""}${ENDING}`);
  await writeFile(path, `${JSON.stringify(content, null, 2)}\n`);
  return path;
}

/**
 * Reads one acceptance file.
 * @throws Refusal naming the file and what is wrong in it
 */
export async function readAcceptance(path: string): Promise<NamedAcceptance> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new Refusal(
      `There is no acceptance ${path}: the account signs one with \`npx hardhat account accept NAME\`, a new key of an account with --rotate.`,
    );
  }
  return parse(text, path);
}

/** Reads every `*.acceptance.json` of a folder. */
export async function readAcceptances(folder: string): Promise<NamedAcceptance[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    throw new Refusal(`There is no folder ${folder}: give the one with the acceptance files.`);
  }
  const files = names.filter((name) => name.endsWith(ENDING)).sort();
  return Promise.all(files.map((name) => readAcceptance(join(folder, name))));
}

function parse(text: string, path: string): NamedAcceptance {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const reason = issue === undefined ? "it is not JSON" : `${z.core.toDotPath(issue.path)} ${issue.message}`;
    throw new Refusal(`${path} is not an acceptance: ${reason}. Sign it again with npx hardhat account accept.`);
  }
}
