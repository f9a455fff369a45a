import { Signature, Transaction, concat, getBytes, hexlify, id, toBeHex } from "ethers";
import secp256k1 from "secp256k1";
import { devWallet } from "../../../lib/keys/devKeys.ts";
import { CHAIN_ID, senderKey } from "./consortium.ts";

const POST = id("post(bytes32)").slice(0, 10);
const GAS_LIMIT = 100_000n;

/** Signs posts to the board, each sender's in the order of its nonces. */
export class Signer {
  readonly #board: string;
  readonly #keys = new Map<number, Uint8Array>();
  readonly #nonces = new Map<number, number>();
  #signed = 0;

  constructor(board: string) {
    this.#board = board;
  }

  /** How many it has signed. */
  get signed(): number {
    return this.#signed;
  }

  /** The sender's next transaction, raw. */
  next(sender: number): string {
    const nonce = this.#nonces.get(sender) ?? 0;
    this.#nonces.set(sender, nonce + 1);
    this.#signed += 1;
    const transaction = Transaction.from({
      type: 0,
      chainId: CHAIN_ID,
      nonce,
      gasPrice: 0n,
      gasLimit: GAS_LIMIT,
      to: this.#board,
      data: concat([POST, toBeHex(this.#signed, 32)]),
    });
    const { signature, recid } = secp256k1.ecdsaSign(getBytes(transaction.unsignedHash), this.#keyOf(sender));
    const [r, s] = [hexlify(signature.slice(0, 32)), hexlify(signature.slice(32))];
    transaction.signature = Signature.from({ r, s, yParity: recid === 0 ? 0 : 1 });
    return transaction.serialized;
  }

  #keyOf(sender: number): Uint8Array {
    const key = this.#keys.get(sender) ?? getBytes(devWallet(senderKey(sender)).privateKey);
    this.#keys.set(sender, key);
    return key;
  }
}
