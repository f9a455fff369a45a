import { expect } from "chai";
import { concat, dataSlice, hexlify, toBeHex } from "ethers";
import { Rule } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { answerTo, besuCall, isAllowed, noticeOf } from "../fixtures/question.ts";
import { expectJudgement } from "./helpers/judgement.ts";

const [NO, YES] = [toBeHex(0, 32), toBeHex(1, 32)];
const ONES = "0x".padEnd(66, "f");
const MAX = 2n ** 256n - 1n;

async function sound(network: Founded, data = "0x") {
  return { from: network.address("bank-a.participant"), to: await noticeOf(network).getAddress(), data };
}

/** Questions that no sound engine asks, made from the call of one that is allowed. */
const NONSENSE: Record<string, [make: (call: string) => string, answer: string]> = {
  "no calldata": [() => "0x", NO],
  "three bytes": [(call) => dataSlice(call, 0, 3), NO],
  "the bare selector": [(call) => dataSlice(call, 0, 4), NO],
  "99 bytes, a byte short of sender, target and value": [(call) => dataSlice(call, 0, 99), NO],
  "100 bytes: sender, target and value alone": [(call) => dataSlice(call, 0, 100), YES],
  "an offset of the payload beyond the calldata": [
    (call) => concat([dataSlice(call, 0, 164), ONES, dataSlice(call, 196)]),
    YES,
  ],
  "a payload longer than the calldata": [(call) => concat([dataSlice(call, 0, 196), ONES]), YES],
  "another selector": [(call) => concat(["0x12345678", dataSlice(call, 4)]), NO],
  "a sender that is no address": [(call) => concat([dataSlice(call, 0, 4), "0x01", dataSlice(call, 5)]), NO],
  "a target that is no address": [(call) => concat([dataSlice(call, 0, 36), "0x01", dataSlice(call, 37)]), NO],
  "every word all ones": [(call) => concat([dataSlice(call, 0, 4), ...Array<string>(8).fill(ONES)]), NO],
  "every word zero": [(call) => concat([dataSlice(call, 0, 4), hexlify(new Uint8Array(256))]), NO],
};

describe("permissioning: calldata of a question", () => {
  describe("payload", () => {
    for (const length of [0, 1, 31, 32, 33, 64, 24_576]) {
      it(`of ${length} bytes makes no difference`, async () => {
        const network = await founded();
        const question = await sound(network, hexlify(new Uint8Array(length).fill(0xff)));
        await expectJudgement(network, question, Rule.none, NO);
      });
    }
  });

  for (const [label, amounts] of [
    ["gas price", { gasPrice: MAX }],
    ["gas limit", { gasLimit: MAX }],
    ["gas limit of zero and gas price", { gasLimit: 0n, gasPrice: 1n }],
  ] as const) {
    it(`a ${label} makes no difference`, async () => {
      const network = await founded();
      expect(await isAllowed(network, { ...(await sound(network)), ...amounts })).to.be.true;
    });
  }

  describe("nonsense is answered with one word", () => {
    for (const [label, [make, answer]] of Object.entries(NONSENSE)) {
      it(`${label}: ${answer === YES ? "yes" : "no"}`, async () => {
        const network = await founded();
        const data = make(besuCall(await sound(network)));
        expect(await answerTo(network, network.suite.accountIngress, data)).to.equal(answer);
        expect(await answerTo(network, network.suite.accountRules, data)).to.equal(answer);
      });
    }
  });
});
