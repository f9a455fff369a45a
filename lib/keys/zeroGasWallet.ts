import { type Provider, type TransactionLike, type TransactionRequest, Wallet } from "ethers";

/** A key whose transactions cost nothing: legacy ones with gas price 0, which every engine accepts on a free network. */
export class ZeroGasWallet extends Wallet {
  override populateTransaction(transaction: TransactionRequest): Promise<TransactionLike<string>> {
    return super.populateTransaction({ type: 0, gasPrice: 0n, ...transaction });
  }

  override connect(provider: Provider | null): ZeroGasWallet {
    return new ZeroGasWallet(this.signingKey, provider);
  }
}
