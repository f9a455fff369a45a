/** Something that answers Ethereum JSON-RPC methods. */
export interface Rpc {
  /** @throws an error with `code`, `message` and, for a revert, `data` when the method is refused */
  request(method: string, params: readonly unknown[]): Promise<unknown>;
}

/** An EIP-1193 provider, as ethers' `BrowserProvider` and viem's `custom` transport take it. */
export interface Eip1193 {
  /** @throws RpcError when the request is refused */
  request(request: { readonly method: string; readonly params?: readonly unknown[] | object }): Promise<unknown>;
}
