import { AbiCoder, dataSlice, keccak256, toBeHex } from "ethers";
import {
  type Subject,
  accountSubject,
  contractSubject,
  holdingSubject,
  organizationSubject,
} from "../../../lib/regulator/subject.ts";
import type { Founded } from "../../fixtures/given.ts";
import { now } from "../../fixtures/given.ts";
import { noticeOf } from "../../fixtures/question.ts";

/** An account of the sample. */
export function accountOf(network: Founded, name = "bank-a.participant"): Subject {
  return accountSubject(network.address(name));
}

/** An organization of the sample. */
export function organizationOf(network: Founded, name = "bank-a"): Subject {
  return organizationSubject(network.orgId(name));
}

/** The sample's known target. */
export async function noticeSubject(network: Founded): Promise<Subject> {
  return contractSubject(await noticeOf(network).getAddress());
}

/** Makes a subject for a network. */
export type SubjectOf = (network: Founded) => Subject | Promise<Subject>;

/** One subject of each kind; the holding is of the sample's known target. */
export const SUBJECTS: Readonly<Record<string, SubjectOf>> = {
  "an account": (network) => accountOf(network),
  "an organization": (network) => organizationOf(network),
  "a contract": (network) => noticeSubject(network),
  "a holding": async (network) =>
    holdingSubject(network.address("bank-a.participant"), await noticeOf(network).getAddress()),
};

/** A subject as errors and events give it. */
export function told({ kind, id, asset }: Subject): [bigint, string, string] {
  return [kind, id, asset];
}

/** The word by which books and Standing know a subject (contracts/types/Subject.sol). */
export function keyOfSubject({ kind, id, asset }: Subject): string {
  const isHolding = kind === 4n;
  const known = isHolding ? keccak256(AbiCoder.defaultAbiCoder().encode(["address", "bytes32"], [asset, id])) : id;
  return toBeHex((kind << 248n) | BigInt(dataSlice(known, 1)), 32);
}

/** Whether a subject may not send and not receive now, by Standing; of a holding, whether anything may not be sent. */
export async function frozenIn(network: Founded, subject: Subject): Promise<{ send: boolean; receive: boolean }> {
  const { standing } = network.suite;
  const second = BigInt(await now(network));
  const isAhead = (word: bigint, shift: bigint) => ((word >> shift) & (2n ** 40n - 1n)) > second;
  const address = toBeHex(BigInt(subject.id), 20);
  switch (subject.kind) {
    case 1n: {
      const word = await standing.accountOf(address);
      return { send: isAhead(word, 88n), receive: isAhead(word, 128n) };
    }
    case 2n: {
      const word = await standing.organizationOf(BigInt(subject.id));
      return { send: isAhead(word, 56n), receive: isAhead(word, 96n) };
    }
    case 3n: {
      const stopped = isAhead(await standing.targetOf(address), 48n);
      return { send: stopped, receive: stopped };
    }
    default: {
      const [amount, receive] = await standing.frozenOf(subject.asset, address);
      return { send: amount > 0n, receive };
    }
  }
}
