import { ZeroHash, isHexString } from "ethers";
import type { NodeStructOutput } from "../../types/ethers-contracts/network/Nodes.ts";
import type { Desk } from "../desk.ts";
import { validatorAddress } from "../enode.ts";
import { explain } from "../errors.ts";
import { Refusal } from "../refusal.ts";

/** A node's entry in the register. */
export type NodeEntry = NodeStructOutput;

/**
 * The identity of a node that people name by its name, enode URL, identity or validator address.
 * @throws Refusal when there is no such name, or no node has the address
 */
export async function nodeIdOf({ suite, book }: Pick<Desk, "suite" | "book">, text: string): Promise<string> {
  const isNamed = book.nodes.some(({ id }) => validatorAddress(id).toLowerCase() === text.toLowerCase());
  if (!isHexString(text, 20) || isNamed) return book.node(text);
  const id = await suite.nodes.idOfValidator(text);
  if (id !== ZeroHash) return id;
  throw new Refusal(`No node has the validator address ${text}: see \`node list\`.`);
}

/**
 * The entry of a node that people name.
 * @throws Refusal as {@link nodeIdOf}, and when it was never admitted
 */
export async function findNode(desk: Desk, text: string): Promise<NodeEntry> {
  return entryOf(desk, await nodeIdOf(desk, text));
}

/**
 * The entry of a node.
 * @throws Refusal when it was never admitted
 */
export async function entryOf({ suite, contracts, book }: Desk, id: string): Promise<NodeEntry> {
  return suite.nodes.nodeOf(id).catch((thrown: unknown) => {
    throw explain(thrown, contracts, book);
  });
}
