import { type Provider, type TransactionLike, type TransactionRequest, Wallet } from "ethers";
import { gasFor } from "../gas.ts";

/**
 * A key whose transactions cost nothing: legacy ones with gas price 0, which every engine accepts on a free network; and
 * have room beyond their estimate.
 */
export class ZeroGasWallet extends Wallet {
  override populateTransaction(transaction: TransactionRequest): Promise<TransactionLike<string>> {
    return super.populateTransaction({ type: 0, gasPrice: 0n, ...transaction });
  }

  override async estimateGas(transaction: TransactionRequest): Promise<bigint> {
    return gasFor(await super.estimateGas(transaction));
  }

  override connect(provider: Provider | null): ZeroGasWallet {
    return new ZeroGasWallet(this.signingKey, provider);
  }
}
