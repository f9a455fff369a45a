import type { Signer, TypedDataDomain } from "ethers";
import type { ContractTransactionResponse } from "ethers";
import { OBJECTOR } from "../../../fixtures/directives.ts";
import type { Founded } from "../../../fixtures/given.ts";
import { REASON } from "../../../fixtures/reasons.ts";

const OBJECTION = {
  Objection: [
    { name: "directive", type: "uint256" },
    { name: "reasonHash", type: "bytes32" },
  ],
};

/** What differs from an objection of the affected seat's own key to the first directive. */
export interface Deviation {
  /** The number that is signed. */
  directive?: bigint;
  /** The reason that is signed. */
  reasonHash?: string;
  domain?: TypedDataDomain;
  /** The key that signs. */
  signer?: Signer;
}

/** The EIP-712 domain of Directives. */
export async function objectionDomain({ file, suite }: Founded): Promise<TypedDataDomain> {
  const verifyingContract = await suite.directives.getAddress();
  return { name: "Concordat Directives", version: "1", chainId: file.chainId, verifyingContract };
}

/** Signs an objection. */
export async function signObjection(network: Founded, deviation: Deviation = {}): Promise<string> {
  const { directive = 1n, reasonHash = REASON, signer = network.as(OBJECTOR) } = deviation;
  const domain = deviation.domain ?? (await objectionDomain(network));
  return signer.signTypedData(domain, OBJECTION, { directive, reasonHash });
}

/** Delivers an objection for an account, the affected seat's unless told, as a stranger. */
export async function deliver(
  network: Founded,
  signature: string,
  { directive = 1n, account = network.address(OBJECTOR) }: { directive?: bigint; account?: string } = {},
): Promise<ContractTransactionResponse> {
  const directives = network.suite.directives.connect(network.stranger(9));
  return directives.object(directive, REASON, account, signature, { gasLimit: 1_000_000 });
}
