import { toBeHex, zeroPadValue } from "ethers";
import type { ConsortiumFile } from "../consortium/schema.ts";
import { artifactOf } from "./artifacts.ts";
import { INGRESS } from "./types.ts";

/** What one address holds before block 1; everything `0x` hexadecimal. */
export interface GenesisAccount {
  readonly code: string;
  readonly storage: Readonly<Record<string, string>>;
  readonly balance: string;
}

/** Storage slot of the founding account (contracts/ingress/Ingress.sol). */
const FOUNDER_SLOT = 1;

/** Gas of a block: room for the largest creation of the founding several times over. */
const BLOCK_GAS = 100_000_000;

/** The state before block 1: the ingress, which obeys the file's founder until the hand-over. */
export function genesisAlloc(file: Pick<ConsortiumFile, "founder">): Record<string, GenesisAccount> {
  return {
    [INGRESS.account]: {
      code: artifactOf("AccountIngress").deployedBytecode,
      storage: { [word(FOUNDER_SLOT)]: zeroPadValue(file.founder.address, 32) },
      balance: "0x0",
    },
  };
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
