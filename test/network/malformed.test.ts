import { expect } from "chai";
import { concat, dataLength, dataSlice, toBeHex } from "ethers";
import { type Verdict, readConnectionOfTwo, readFlag } from "../../lib/engineCalls/answers.ts";
import { encodeConnectionOfOne, encodeConnectionOfTwo } from "../../lib/engineCalls/connection.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { movedTo, sampleNode } from "../fixtures/nodes.ts";
import { answerTo } from "../fixtures/question.ts";

const NAME = "auditor.node";
const WORD = 32;

type Change = (question: string) => string;

/** Writes a word over the calldata, at word `place` after the selector. */
function put(place: number, value: bigint): Change {
  const at = 4 + place * WORD;
  return (question) => concat([dataSlice(question, 0, at), toBeHex(value, WORD), dataSlice(question, at + WORD)]);
}

/** Writes bytes over the calldata. */
function write(at: number, bytes: string): Change {
  return (question) =>
    concat([dataSlice(question, 0, at), bytes, dataSlice(question, at + dataLength(bytes), dataLength(question))]);
}

const cut =
  (bytes: number): Change =>
  (question) =>
    dataSlice(question, 0, dataLength(question) - bytes);

const HUGE = 2n ** 256n - 1n;
/** Where the digits of the key begin in version 2: after selector, three words and the length. */
const DIGITS = 4 + 4 * WORD;

const OF_TWO: Record<string, [change: Change, kind: Verdict["kind"]]> = {
  "as the engine writes it": [(question) => question, "yes"],
  "with trailing bytes": [(question) => concat([question, "0x01"]), "yes"],
  "with an extra word": [(question) => concat([question, toBeHex(HUGE, WORD)]), "yes"],
  "with the selector alone": [(question) => dataSlice(question, 0, 4), "no"],
  "one byte short": [cut(1), "no"],
  "with seven words": [cut(WORD), "no"],
  "with an IP of more than 16 bytes": [write(4 + 2 * WORD + 16, "0x01"), "no"],
  "with an IP whose last byte is unclean": [write(4 + 7 * WORD - 1, "0x01"), "no"],
  "with the port 65536": [put(3, 65_536n), "no"],
  "with a port of 256 bits": [put(7, HUGE), "no"],
  "with the port 65535": [put(7, 65_535n), "yes"],
  "with the port 0": [put(3, 0n), "yes"],
  "with another source": [put(0, 1n), "no"],
  "with another destination": [put(5, 1n), "no"],
};

const OF_ONE: Record<string, [change: Change, kind: Verdict["kind"]]> = {
  "as the engine writes it": [(question) => question, "yes"],
  "with trailing bytes": [(question) => concat([question, "0x01"]), "yes"],
  "in digits of upper case": [upperCase, "yes"],
  "with a digit that has its highest bit set": [
    (question) => write(DIGITS, toBeHex(BigInt(dataSlice(question, DIGITS, DIGITS + 1)) | 0x80n, 1))(question),
    "no",
  ],
  "in digits of both cases": [
    (question) => write(DIGITS, dataSlice(upperCase(question), DIGITS, DIGITS + 40))(question),
    "yes",
  ],
  "with the selector alone": [(question) => dataSlice(question, 0, 4), "no"],
  "with two words": [(question) => dataSlice(question, 0, 68), "no"],
  "with the heads alone": [(question) => dataSlice(question, 0, 100), "no"],
  "one word short": [cut(WORD), "no"],
  "with a last word of which the padding lacks": [cut(1), "yes"],
  "with the port 65536": [put(2, 65_536n), "no"],
  "with a port of 256 bits": [put(2, HUGE), "no"],
  "with the port 0": [put(2, 0n), "yes"],
  "with the largest offset of the key": [put(0, HUGE), "no"],
  "with the largest offset of the host": [put(1, HUGE), "no"],
  "with an offset of the key just outside": [put(0, 2n ** 64n), "no"],
  "with an offset of the host at the end": [put(1, 9n * 32n), "no"],
  "with both offsets at the key": [put(1, 96n), "yes"],
  "with both offsets at the host": [put(0, 256n), "no"],
  "with offsets into the heads": [put(0, 0n), "no"],
  "with a key of the largest length": [put(3, HUGE), "no"],
  "with a host of the largest length": [put(8, HUGE), "no"],
  "with a key of 127 digits": [put(3, 127n), "no"],
  "with a key of 129 digits": [put(3, 129n), "no"],
  "with a key of no digits": [put(3, 0n), "no"],
  "with an empty host": [put(8, 0n), "yes"],
  "with a key that begins with 0x": [write(DIGITS, "0x3078"), "no"],
  "with a key in which a letter is no digit": [write(DIGITS + 64, "0x67"), "no"],
  "with a key that ends in a space": [write(DIGITS + 127, "0x20"), "no"],
  "with a key in which a byte is beyond ASCII": [write(DIGITS + 5, "0xe6"), "no"],
  "with a host beyond ASCII": [write(DIGITS + 128 + WORD, "0xff"), "yes"],
};

function upperCase(question: string): string {
  const digits = Buffer.from(dataSlice(question, DIGITS, DIGITS + 128).slice(2), "hex").toString("ascii");
  return write(DIGITS, `0x${Buffer.from(digits.toUpperCase(), "ascii").toString("hex")}`)(question);
}

function ofTwo(network: Founded) {
  return encodeConnectionOfTwo(sampleNode(network, NAME), sampleNode(network, "regulator.node"));
}

function ofOne(network: Founded) {
  return encodeConnectionOfOne(sampleNode(network, NAME));
}

describe("network: connectionAllowed, whatever the calldata", () => {
  for (const place of ["nodeIngress", "nodeRules"] as const) {
    for (const [version, cases, encode, read] of [
      ["1", OF_TWO, ofTwo, readConnectionOfTwo],
      ["2", OF_ONE, ofOne, readFlag],
    ] as const) {
      describe(`by ${place}, version ${version}`, () => {
        for (const [label, [change, kind]] of Object.entries(cases)) {
          it(`${label}: ${kind}`, async () => {
            const network = await founded();
            const answer = await answerTo(network, network.suite[place], change(encode(network)));
            expect(read(answer).kind).to.equal(kind);
          });
        }
      });
    }

    for (const [label, data] of [
      ["no calldata", "0x"],
      ["three bytes", "0x3620b1"],
      ["another selector", "0xdeadbeef"],
    ] as const) {
      it(`by ${place}, ${label}: one zero word`, async () => {
        const network = await founded();
        expect(await answerTo(network, network.suite[place], data)).to.equal(`0x${"0".repeat(64)}`);
      });
    }

    for (const [length, kind] of [
      [253, "yes"],
      [254, "no"],
    ] as const) {
      it(`by ${place}, with a host of ${length} characters: ${kind}`, async () => {
        const network = await founded();
        const node = movedTo(sampleNode(network, NAME), "n".repeat(length));
        const answer = await answerTo(network, network.suite[place], encodeConnectionOfOne(node));
        expect(readFlag(answer).kind).to.equal(kind);
      });
    }
  }
});
