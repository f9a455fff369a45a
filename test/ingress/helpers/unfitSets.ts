import { AbiCoder, ZeroAddress, concat, dataSlice, toBeHex } from "ethers";
import type { Founded } from "../../fixtures/given.ts";
import { Flaw, flawedRules } from "../../fixtures/ingresses.ts";
import { newNode, sampleValidators } from "../../fixtures/nodes.ts";
import type { Unfit } from "./unfit.ts";

/** The encoding of an answer to `getValidators()`. */
export function encodeList(validators: readonly (string | bigint)[]): string {
  return AbiCoder.defaultAbiCoder().encode(["uint256[]"], [validators.map(BigInt)]);
}

/** A validator set that answers these bytes, whatever it is asked. */
export async function setAnswering({ ethers }: Founded, answer: string): Promise<string> {
  return (await ethers.deployContract("AnswerFixture", [answer])).getAddress();
}

/** The sample's validators, by address. */
export function present(network: Founded): string[] {
  return sampleValidators(network).map(({ validator }) => validator);
}

/** Validators that are not in the sample's set. */
export function others(count: number): string[] {
  return Array.from({ length: count }, (_, i) => newNode(i + 1).validator);
}

function answering(probe: string, answer: (present: string[]) => string): Unfit {
  return { probe, candidate: async (network) => [await setAnswering(network, answer(present(network))), ZeroAddress] };
}

const insane = (answer: (present: string[]) => string) => answering("sane list", answer);

function flawed(flaw: number): Unfit {
  return { probe: "sane list", candidate: async (network) => [await flawedRules(network, flaw), ZeroAddress] };
}

/** Every probe of a candidate set, with a candidate that fails it and passes those before. */
export const UNFIT_SETS: Record<string, Unfit> = {
  "are an address without code": {
    probe: "sane list",
    candidate: (network) => Promise.resolve([network.stranger().address, ZeroAddress]),
  },
  revert: flawed(Flaw.reverts),
  "burn all gas": flawed(Flaw.burnsGas),
  "answer one word": flawed(Flaw.allowsAll),
  "answer megabytes": flawed(Flaw.answersMegabytes),
  "name nobody": insane(() => encodeList([])),
  "name one twice": insane((list) => encodeList([...list, list[0] ?? ""])),
  "name the zero address": insane((list) => encodeList([...list.slice(1), ZeroAddress])),
  "name something beyond 160 bits": insane((list) => encodeList([...list.slice(1), 2n ** 160n])),
  "name 65": insane((list) => encodeList([...list, ...others(60)])),
  "answer one byte less": insane((list) => dataSlice(encodeList(list), 0, 32 * 7 - 1)),
  "answer one word more": insane((list) => concat([encodeList(list), toBeHex(1, 32)])),
  "place the list elsewhere": insane((list) => concat([toBeHex(64, 32), dataSlice(encodeList(list), 32)])),
  "name three of five": answering("floor", (list) => encodeList(list.slice(2))),
  "name one": answering("floor", (list) => encodeList(list.slice(4))),
  "replace one": answering("few changes", (list) => encodeList([...list.slice(1), ...others(1)])),
  "add two": answering("few changes", (list) => encodeList([...list, ...others(2)])),
  "name others": answering("few changes", () => encodeList(others(5))),
};
