import { concat, dataLength } from "ethers";
import type { Enode } from "../enode.ts";
import { word } from "./words.ts";

const OF_TWO = "0x3620b1df";
const OF_ONE = "0x45a59e5b";
const HEAD_WORDS = 3n * 32n;

/**
 * The calldata of version 1, `connectionAllowed(bytes32,bytes32,bytes16,uint16,bytes32,bytes32,bytes16,uint16)`, byte for
 * byte as Besu writes it (`NodeSmartContractPermissioningController`, up to 25.5.0): both ends in one question, an IPv4
 * address as ::ffff:a.b.c.d.
 */
export function encodeConnectionOfTwo(source: Enode, destination: Enode): string {
  return concat([OF_TWO, wordsOf(source), wordsOf(destination)]);
}

/**
 * The calldata of version 2, `connectionAllowed(string,string,uint16)`, byte for byte as Besu writes it
 * (`NodeSmartContractV2PermissioningController`, up to 25.5.0): one end, its public key in 128 digits of lower case.
 */
export function encodeConnectionOfOne({ high, low, host, port }: Enode): string {
  const enode = textWords(`${high.slice(2)}${low.slice(2)}`.toLowerCase());
  const offsets = [HEAD_WORDS, HEAD_WORDS + BigInt(dataLength(enode))];
  return concat([OF_ONE, ...offsets.map(word), word(BigInt(port)), enode, textWords(host)]);
}

function wordsOf({ high, low, ip, port }: Enode): string {
  return concat([high, low, `${ip}${"00".repeat(16)}`, word(BigInt(port))]);
}

/** A string with its length before it, padded to whole words. */
function textWords(text: string): string {
  const bytes = Buffer.from(text, "ascii").toString("hex");
  return concat([word(BigInt(text.length)), `0x${bytes.padEnd(Math.ceil(bytes.length / 64) * 64, "0")}`]);
}
