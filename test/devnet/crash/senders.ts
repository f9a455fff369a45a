import { Interface, Wallet, id } from "ethers";
import type { Dice } from "../../fixtures/dice.ts";
import { CHAIN_ID } from "../helpers/network.ts";
import type { Ledger } from "./ledger.ts";

export const TALLY = "0x000000000000000000000000000000000000a00f";
export const tally = new Interface([
  "event Marked(address indexed sender, uint256 indexed serial, uint256 total)",
  "function mark(uint256 serial)",
  "function total() view returns (uint256)",
]);

/** Seldom a transaction is this long, so that its record of the journal is written in more than one step. */
const LONG_BYTES = 60_000;
const LONG_ONE_IN = 40;

/** An account that marks the tally; all its transactions are noted before they can be sent. */
export class Sender {
  readonly #wallet: Wallet;
  readonly #ledger: Ledger;
  readonly #dice: Dice;
  readonly #signed = new Map<number, string>();

  constructor(name: string, ledger: Ledger, dice: Dice) {
    this.#wallet = new Wallet(id(name));
    this.#ledger = ledger;
    this.#dice = dice;
  }

  get address(): string {
    return this.#wallet.address;
  }

  /** A signed transaction with that nonce: the one of last time again, or another that would take its place. */
  async sign(nonce: number): Promise<string> {
    const before = this.#signed.get(nonce);
    if (before !== undefined && this.#dice.next(2) === 0) return before;
    const serial = this.#ledger.nextSerial();
    const padding = "00".repeat(this.#dice.next(LONG_ONE_IN) === 0 ? LONG_BYTES : this.#dice.next(100));
    const raw = await this.#wallet.signTransaction({
      type: 2,
      chainId: CHAIN_ID,
      nonce,
      maxFeePerGas: 0,
      maxPriorityFeePerGas: 0,
      gasLimit: 1_000_000,
      to: TALLY,
      data: tally.encodeFunctionData("mark", [serial]) + padding,
    });
    this.#signed.set(nonce, raw);
    this.#ledger.signed(raw, { sender: this.address, nonce, serial });
    return raw;
  }
}
