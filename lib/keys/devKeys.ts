import { HDNodeWallet, type Provider } from "ethers";
import { Refusal } from "../refusal.ts";
import { ZeroGasWallet } from "./zeroGasWallet.ts";

/** The mnemonic of every development chain, known to everyone: for keys that guard nothing. */
const DEV_MNEMONIC = "test test test test test test test test test test test junk";

/** How many keys of the mnemonic are searched for an address. */
const SEARCHED = 256;

const root = memo(() => HDNodeWallet.fromPhrase(DEV_MNEMONIC, "", "m/44'/60'/0'/0"));
const nodeRoot = memo(() => HDNodeWallet.fromPhrase(DEV_MNEMONIC, "", "m/44'/60'/1'/0"));
const keys = new Map<number, HDNodeWallet>();

/** The development key of this number. */
export function devWallet(index: number, provider?: Provider): ZeroGasWallet {
  return new ZeroGasWallet(devKey(index).privateKey, provider);
}

/**
 * The development key of this address.
 * @throws Refusal when the mnemonic does not give the address
 */
export function devWalletOf(address: string, provider?: Provider): ZeroGasWallet {
  for (let index = 0; index < SEARCHED; index += 1) {
    if (devKey(index).address === address) return devWallet(index, provider);
  }
  throw new Refusal(`${address} is not an address of the development mnemonic: give its own key.`);
}

/** The development key of the node in this place of a consortium file, which guards nothing either. */
export function devNodeKey(place: number): string {
  return nodeRoot().deriveChild(place).privateKey;
}

/**
 * The first development key that is nobody's yet.
 * @param isTaken whether an address is somebody's
 * @throws Refusal when all that are searched are taken
 */
export async function freeDevWallet(isTaken: (address: string) => Promise<boolean>): Promise<ZeroGasWallet> {
  for (let index = 0; index < SEARCHED; index += 1) {
    if (!(await isTaken(devKey(index).address))) return devWallet(index);
  }
  throw new Refusal(`All ${SEARCHED} development keys are taken: sign with a key of your own.`);
}

function devKey(index: number): HDNodeWallet {
  const key = keys.get(index) ?? root().deriveChild(index);
  keys.set(index, key);
  return key;
}

function memo<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
