import { readFile } from "node:fs/promises";
import { id } from "ethers";
import { z } from "zod";
import { kycHash } from "../evidence.ts";
import { devWallet } from "../keys/devKeys.ts";
import { Refusal } from "../refusal.ts";
import { FOUNDER, type Holder } from "./draft.ts";
import { addressField, hashField } from "./fields.ts";
import { parseJson } from "./load.ts";

/** The founder is enrolled nowhere and needs no KYC record. */
const NO_RECORD = "";

const holderSchema = z.strictObject({ address: addressField, kyc: hashField });

const holdersSchema = z.record(z.string(), z.union([addressField, holderSchema]));

/** Holders with keys of the development mnemonic, which everyone knows: for a devnet only. */
export function devHolders(names: readonly string[]): Map<string, Holder> {
  return new Map(
    names.map((name, index) => [name, { address: devWallet(index).address, kyc: id(`development record of ${name}`) }]),
  );
}

/**
 * Holders from a JSON file: `{"founder": "0x…", "bank-a.seat": {"address": "0x…", "kyc": "0x…"}, …}`.
 * @throws Refusal naming every account that is missing, or what is no holder
 */
export async function holdersIn(path: string, names: readonly string[]): Promise<Map<string, Holder>> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Refusal(`There is no file ${path}: give a JSON file with --accounts.`);
  });
  const parsed = holdersSchema.safeParse(parseJson(text, path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = z.core.toDotPath(issue?.path ?? []);
    throw new Refusal(`${path} is no list of accounts: ${where} needs an address (0x…) and a kyc hash (0x…).`);
  }
  const given = new Map(Object.entries(parsed.data).map(([name, holder]) => [name, holderOf(holder)]));
  const missing = names.filter((name) => {
    const holder = given.get(name);
    return holder === undefined || (holder.kyc === NO_RECORD && name !== FOUNDER);
  });
  if (missing.length === 0) return given;
  throw new Refusal(`${path} lacks the address or the kyc hash of ${missing.join(", ")}.`);
}

/** Reads an address that no earlier answer has. */
export function readAddress(text: string, taken: ReadonlyMap<string, Holder>): string {
  const parsed = addressField.safeParse(text);
  if (!parsed.success) throw new Refusal(`"${text}" ${parsed.error.issues[0]?.message ?? "is no address"}.`);
  for (const [name, { address }] of taken) {
    if (address === parsed.data) throw new Refusal(`${address} is the address of ${name} already.`);
  }
  return parsed.data;
}

/** Reads a KYC reference: a file with record and salt, or its hash. */
export async function readRecordHash(text: string): Promise<string> {
  const hash = await kycHash(text);
  const parsed = hashField.safeParse(hash);
  if (parsed.success) return parsed.data;
  throw new Refusal(`The hash ${parsed.error.issues[0]?.message ?? "does not fit"}.`);
}

function holderOf(given: string | Holder): Holder {
  return typeof given === "string" ? { address: given, kyc: NO_RECORD } : given;
}
