import { stat } from "node:fs/promises";
import { encodeBytes32String, id as hashOfText, isHexString } from "ethers";
import { documentHash } from "../evidence.ts";
import { Refusal } from "../refusal.ts";

/** 32 bytes that stand for something, and how they came about. */
interface Cited {
  readonly hash: string;
  /** `the hash of the file case.pdf`. */
  readonly words: string;
}

/** One word with an ending, or with a folder before it. */
const LIKE_A_FILE = /^\S*(?:\/\S*|\.[a-z][a-z0-9]{1,4})$/i;

/**
 * What is recorded of a text that need not be a document: the hash of a file's bytes, of the text, or as given.
 * @param what names it in the error
 * @throws Refusal when the text is empty, or looks like a file that is not there: a slip must not be recorded for ever
 */
export async function cited(what: string, text: string): Promise<Cited> {
  if (isHexString(text, 32)) return { hash: text, words: "the hash that was given" };
  const found = await stat(text).catch(() => undefined);
  if (found?.isFile() === true) return { hash: await documentHash(what, text), words: `the hash of the file ${text}` };
  if (text.trim() === "") throw new Refusal(`The ${what} is empty: give a text, a file, or its keccak256 hash.`);
  if (found !== undefined || LIKE_A_FILE.test(text)) {
    throw new Refusal(
      `There is no file "${text}" for the ${what}: give its path, its keccak256 hash, or a text in words.`,
    );
  }
  return { hash: hashOfText(text), words: `the hash of the text ${JSON.stringify(text)}` };
}

/**
 * A case id as an award holds it: readable up to 31 characters, hashed when longer.
 * @throws Refusal when it is empty
 */
export function citedCase(text: string): Cited {
  if (isHexString(text, 32)) return { hash: text, words: "the 32 bytes that were given" };
  if (text.trim() === "") throw new Refusal("The case is empty: give its id, for example --case ARB-2026-7.");
  const isReadable = /^[\x20-\x7e]{1,31}$/.test(text);
  if (isReadable)
    return { hash: encodeBytes32String(text), words: `the text ${JSON.stringify(text)}, readable by all` };
  return { hash: hashOfText(text), words: `the hash of the text ${JSON.stringify(text)}, too long to be readable` };
}
