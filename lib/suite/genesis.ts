import { concat, keccak256, toBeHex, zeroPadValue } from "ethers";
import type { ConsortiumFile } from "../consortium/schema.ts";
import { nodeId, validatorAddress } from "../enode.ts";
import { artifactOf } from "./artifacts.ts";
import { foundingValidators } from "./plan.ts";
import { INGRESS, type IngressName } from "./types.ts";

/** What one address holds before block 1; everything `0x` hexadecimal. */
export interface GenesisAccount {
  readonly code: string;
  readonly storage: Readonly<Record<string, string>>;
  readonly balance: string;
}

/** Storage slot of the founding account (contracts/ingress/Ingress.sol). */
const FOUNDER_SLOT = 1;

/** Storage slot of the founding nodes and of the founding validators (NodeIngress.sol, ValidatorIngress.sol). */
const FOUNDING_SLOT = 4;

/** Gas of a block: room for the largest creation of the founding several times over. */
const BLOCK_GAS = 100_000_000;

/** The state before block 1: the ingresses, which obey the file's founder and know its nodes until the hand-over. */
export function genesisAlloc(file: Pick<ConsortiumFile, "founder" | "nodes">): Record<string, GenesisAccount> {
  const founder = { [word(FOUNDER_SLOT)]: zeroPadValue(file.founder.address, 32) };
  const ingress = (name: IngressName, storage: Readonly<Record<string, string>> = {}): GenesisAccount => ({
    code: artifactOf(name).deployedBytecode,
    storage: { ...founder, ...storage },
    balance: "0x0",
  });
  return {
    [INGRESS.account]: ingress("AccountIngress"),
    [INGRESS.node]: ingress("NodeIngress", foundingNodes(file)),
    [INGRESS.validator]: ingress("ValidatorIngress", validatorList(file)),
  };
}

/** The mapping of NodeIngress: each founding node's identity is true. */
function foundingNodes({ nodes }: Pick<ConsortiumFile, "nodes">): Record<string, string> {
  return Object.fromEntries(
    nodes.map(({ enode }) => [keccak256(concat([nodeId(enode), word(FOUNDING_SLOT)])), word(1)]),
  );
}

/** The list of ValidatorIngress: its length, and the addresses of the founding validators. */
function validatorList(file: Pick<ConsortiumFile, "nodes">): Record<string, string> {
  const validators = foundingValidators(file).map((id) => validatorAddress(id));
  const first = BigInt(keccak256(word(FOUNDING_SLOT)));
  const places = validators.map((address, i) => [toBeHex(first + BigInt(i), 32), zeroPadValue(address, 32)] as const);
  return Object.fromEntries([[word(FOUNDING_SLOT), word(validators.length)], ...places]);
}

/**
 * A genesis file as Hyperledger Besu reads it, without the consensus section of its `config`.
 * @param timestamp second of block 0
 */
export function genesisFile(file: ConsortiumFile, timestamp: number) {
  return {
    config: {
      chainId: file.chainId,
      homesteadBlock: 0,
      eip150Block: 0,
      eip155Block: 0,
      eip158Block: 0,
      byzantiumBlock: 0,
      constantinopleBlock: 0,
      petersburgBlock: 0,
      istanbulBlock: 0,
      berlinBlock: 0,
      londonBlock: 0,
      shanghaiTime: 0,
      cancunTime: 0,
      zeroBaseFee: true,
    },
    nonce: "0x0",
    timestamp: toBeHex(timestamp),
    gasLimit: toBeHex(BLOCK_GAS),
    difficulty: "0x1",
    baseFeePerGas: "0x0",
    alloc: genesisAlloc(file),
  };
}

function word(value: number): string {
  return toBeHex(value, 32);
}
