import { ZeroAddress, ZeroHash } from "ethers";
import type { Desk } from "../desk.ts";
import { type Enode, nodeId, validatorAddress } from "../enode.ts";
import { NODE_KINDS, memberName } from "../enums.ts";
import { readConnectionOfTwo } from "../engineCalls/answers.ts";
import { encodeConnectionOfTwo } from "../engineCalls/connection.ts";
import { entryOf } from "../nodes/find.ts";
import { nodeEntries } from "../nodes/list.ts";
import { enodeOf } from "../nodes/status.ts";
import { organizationStanding } from "../org/status.ts";
import { INGRESS } from "../suite/types.ts";
import type { Part } from "./part.ts";

/** Who seals blocks, and whether they reach each other. */
export const nodes: Part = {
  name: "nodes",
  proves: "the engine is told of the set's validators, the kept list is theirs, and each may connect to every other",
  check: checkNodes,
};

async function* checkNodes(desk: Desk): AsyncGenerator<string> {
  const validators = await desk.suite.validatorIngress.getValidators();
  yield* checkLists(desk, validators);
  yield* checkRegister(desk, validators);
  yield* checkConnections(desk, validators);
}

/** The list that the engine is told, that of the set, and the one that is kept for when the set fails. */
async function* checkLists({ suite, book }: Desk, told: readonly string[]): AsyncGenerator<string> {
  const { validatorSet, validatorIngress } = suite;
  const set = await validatorSet.getValidators();
  for (const validator of missing(told, set)) yield `${book.label(validator)} validates, but is not in the set.`;
  for (const validator of missing(set, told)) yield `${book.label(validator)} is in the set, but does not validate.`;
  const kept = await validatorIngress.keptValidators();
  const stale = missing(kept, told).length + missing(told, kept).length;
  if (stale > 0) {
    yield "The list that the validator ingress keeps is not the one in force: `validator sync` refreshes it.";
  }
  const floor = Number(await validatorSet.floor());
  if (told.length < floor) yield `There are ${told.length} validators, and ${floor} are needed.`;
}

/** A validator is a node of the register, of an organization that is not suspended. */
async function* checkRegister(desk: Desk, validators: readonly string[]): AsyncGenerator<string> {
  const { suite, book } = desk;
  for (const validator of validators) {
    const id = await suite.nodes.idOfValidator(validator);
    if (id === ZeroHash) {
      yield `${book.label(validator)} validates and is no node of the register.`;
      continue;
    }
    const label = book.nodeLabel(id);
    const { kind, organization } = await entryOf(desk, id);
    if (memberName(NODE_KINDS, kind) !== "Validator") yield `${label} validates, but the register does not say so.`;
    const { status } = await organizationStanding(desk, Number(organization));
    if (status === "Active") continue;
    yield `${label} still validates, though ${book.organizationLabel(Number(organization))} is ${status}: \`validator demote ${label}\`.`;
  }
  for (const entry of await nodeEntries(desk)) {
    const id = nodeId(enodeOf(entry));
    const isSaid = memberName(NODE_KINDS, entry.kind) === "Validator";
    if (isSaid && !validators.includes(validatorAddress(id)))
      yield `The register calls ${book.nodeLabel(id)} a validator, which it is not.`;
  }
}

/** Every pair, as an engine asks. */
async function* checkConnections(desk: Desk, validators: readonly string[]): AsyncGenerator<string> {
  const known = await Promise.all(validators.map((validator) => nodeOf(desk, validator)));
  const ends = known.filter((enode) => enode !== undefined);
  for (const [i, one] of ends.entries()) {
    const others = ends.slice(i + 1);
    const answers = await Promise.all(others.map((other) => mayConnect(desk, one, other)));
    for (const [k, other] of others.entries()) {
      if (answers[k] === true) continue;
      const names = [one, other].map((end) => desk.book.nodeLabel(nodeId(end)));
      yield `The validators ${names.join(" and ")} may not connect: \`explain connection ${names.join(" ")}\`.`;
    }
  }
}

async function nodeOf({ suite }: Desk, validator: string): Promise<Enode | undefined> {
  const id = await suite.nodes.idOfValidator(validator);
  return id === ZeroHash ? undefined : enodeOf(await suite.nodes.nodeOf(id));
}

async function mayConnect({ provider }: Desk, one: Enode, other: Enode): Promise<boolean> {
  const data = encodeConnectionOfTwo(one, other);
  return readConnectionOfTwo(await provider.call({ from: ZeroAddress, to: INGRESS.node, data })).kind === "yes";
}

/** Members of `list` that `other` lacks. */
function missing(list: readonly string[], other: readonly string[]): string[] {
  return list.filter((each) => !other.includes(each));
}
