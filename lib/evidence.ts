import { readFile, stat } from "node:fs/promises";
import { encodeBytes32String, isHexString, keccak256 } from "ethers";
import { Refusal } from "./refusal.ts";

const SALT_BYTES = 32;

/**
 * The hash of a document: of a file's bytes, or as given.
 * @param what names the document in the error
 * @throws Refusal when the text is neither a file nor 32 bytes as hex
 */
export async function documentHash(what: string, text: string): Promise<string> {
  if (isHexString(text, 32)) return text;
  try {
    return keccak256(await readFile(text));
  } catch {
    throw new Refusal(
      `There is no ${what} "${text}": give a file, or its keccak256 hash as 0x and 64 hexadecimal digits.`,
    );
  }
}

/**
 * The hash of a KYC record and its salt: of a file's bytes, or as given.
 * @throws Refusal when the text is neither a file nor 32 bytes as hex, or the file has no room for record and salt
 */
export async function kycHash(text: string): Promise<string> {
  const hash = await documentHash("KYC record", text);
  if (hash === text) return hash;
  const { size } = await stat(text);
  if (size > SALT_BYTES) return hash;
  throw new Refusal(
    `The KYC file ${text} has ${size} bytes: it must hold the record followed by a random salt of ${SALT_BYTES} bytes, or its hash can be guessed.`,
  );
}

/**
 * A reason code as the contracts keep it.
 * @throws Refusal when the text is empty or does not fit 31 bytes
 */
export function reasonCode(text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes > 0 && bytes <= 31) return encodeBytes32String(text);
  throw new Refusal(`The reason code "${text}" has ${bytes} bytes: write 1 to 31 characters, for example AML-3.`);
}
