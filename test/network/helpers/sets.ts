import type { Founded } from "../../fixtures/given.ts";
import { admit, changeSet, newNode } from "../../fixtures/nodes.ts";
import type { TestNode } from "../../fixtures/nodes.ts";

const MAX_CALLS = 16;

/** New observers of bank-b, admitted by decisions. */
export async function observers(network: Founded, count: number): Promise<TestNode[]> {
  const known = Number(await network.suite.nodes.count());
  const nodes = Array.from({ length: count }, (_, i) => newNode(known + i));
  for (let i = 0; i < count; i += MAX_CALLS) await admit(network, nodes.slice(i, i + MAX_CALLS), "bank-b");
  return nodes;
}

/** Has new nodes enter the sample's set of five until it has so many. */
export async function setOf(network: Founded, validators: number): Promise<void> {
  const { validatorSet } = network.suite;
  const waiting = await observers(network, validators - (await validatorSet.getValidators()).length);
  while (waiting.length > 0) {
    await network.networkHelpers.mine();
    await changeSet(network, "promote", ...waiting.splice(0, Number(await validatorSet.changesLeft())));
  }
}

/** The nodes in the set, in its order. */
export async function validatorsOf({ suite }: Founded): Promise<Pick<TestNode, "id" | "validator">[]> {
  const addresses = await suite.validatorSet.getValidators();
  return Promise.all(
    addresses.map(async (validator) => ({ validator, id: await suite.nodes.idOfValidator(validator) })),
  );
}
