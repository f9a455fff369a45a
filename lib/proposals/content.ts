import { AbiCoder, Utf8ErrorFuncs, getBytes, isHexString, keccak256, toUtf8String } from "ethers";
import { memberName } from "../enums.ts";
import type { Proposal, ProposedCall } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import type { Suite } from "../suite/handles.ts";
import { ACTION_CLASSES } from "../suite/words.ts";

/** What a proposal was made with, once and for ever. */
export type Content = Omit<Proposal, "state" | "tally" | "eta"> & { readonly terms: Classified["args"]["terms"] };

type Classified = Awaited<ReturnType<typeof classifiedOf>>[number];

/** The data of Governor's ProposalCreated, its strings read as bytes: whoever proposes may put anything into them. */
const CREATED = ["uint256", "address", "address[]", "uint256[]", "bytes[]", "bytes[]", "uint256", "uint256", "bytes"];

/** The contents of the proposals with these numbers, or of every one there ever was, in order. */
export async function contentsOf(suite: Suite, ids?: readonly number[]): Promise<Content[]> {
  if (ids === undefined) return matched(await Promise.all([classifiedOf(suite), createdOf(suite)]));
  const classified = (await Promise.all(ids.map((id) => classifiedOf(suite, id)))).flat();
  const blocks = [...new Set(classified.map(({ blockNumber }) => blockNumber))];
  const created = await Promise.all(blocks.map((block) => createdOf(suite, block)));
  return matched([classified, created.flat()]);
}

/** ABI-encoded values. */
export function valuesIn(types: readonly string[], data: string): unknown[] {
  return AbiCoder.defaultAbiCoder().decode(types, data).toArray();
}

/** Text of the chain as people read it; what is no UTF-8 becomes `�`. */
export function textOfBytes(bytes: unknown): string {
  return isHexString(bytes) ? toUtf8String(getBytes(bytes), Utf8ErrorFuncs.replace) : "";
}

function matched([classified, created]: readonly [
  readonly Classified[],
  readonly Awaited<ReturnType<typeof createdOf>>[number][],
]): Content[] {
  const dataOf = new Map(
    created.map(({ data }) => {
      const decoded = valuesIn(CREATED, data);
      return [Number(decoded[0]), decoded] as const;
    }),
  );
  return classified
    .map((event) => contentOf(event, dataOf.get(Number(event.args.proposalId))))
    .sort((a, b) => a.id - b.id);
}

function contentOf({ args, blockNumber, transactionHash }: Classified, data: unknown[] | undefined): Content {
  const id = Number(args.proposalId);
  if (data === undefined) throw new Refusal(`The calls of proposal ${id} are not in transaction ${transactionHash}.`);
  const [, proposer, targets, values, , datas, start, end, description] = data;
  return {
    id,
    hash: args.proposalHash,
    proposer: String(proposer),
    seat: Number(args.seat),
    class: memberName(ACTION_CLASSES, args.terms.class),
    overriding: args.terms.overriding,
    description: textOfBytes(description),
    descriptionHash: keccak256(String(description)),
    calls: callsOf(listOf(targets), listOf(values), listOf(datas)),
    block: blockNumber,
    createdAt: Number(start),
    deadline: Number(end),
    terms: args.terms,
  };
}

function callsOf(targets: readonly unknown[], values: readonly unknown[], datas: readonly unknown[]): ProposedCall[] {
  return targets.map((target, i) => ({
    target: String(target),
    value: BigInt(String(values[i])),
    data: String(datas[i]),
  }));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function classifiedOf({ committee }: Suite, id?: number) {
  return committee.queryFilter(committee.filters.ProposalClassified(id));
}

/** Governor does not index the number, but its event is in the same transaction. */
function createdOf({ committee }: Suite, block?: number) {
  return committee.queryFilter(committee.filters.ProposalCreated(), block, block);
}
