import { concat } from "ethers";
import type { AssetToken } from "../../../types/ethers-contracts/index.ts";
import { type InForce, inForce } from "./inForce.ts";

/** The token contract, in force nowhere. */
interface Unnamed extends InForce {
  readonly unnamed: AssetToken;
}

/** The contract whose clones the tokens are. */
async function implementation(): Promise<Unnamed> {
  const state = await inForce();
  const address = await state.network.suite.assetRegister.implementation();
  return { ...state, unnamed: await tokenAt(state, address) };
}

/** A clone of it that anybody made and nobody named. */
async function uninitialized(): Promise<Unnamed> {
  const state = await inForce();
  const { network } = state;
  const parts = ["0x3d602d80600a3d3981f3363d3d373d3d3d363d73", "0x5af43d82803e903d91602b57fd5bf3"];
  const data = concat([parts[0] ?? "", await network.suite.assetRegister.implementation(), parts[1] ?? ""]);
  const receipt = await (await network.stranger().sendTransaction({ data })).wait();
  return { ...state, unnamed: await tokenAt(state, receipt?.contractAddress ?? "") };
}

function tokenAt({ network }: InForce, address: string): Promise<AssetToken> {
  return network.ethers.getContractAt("AssetToken", address, network.stranger());
}

/** Token contracts that are no asset's, and how tests come by them. */
export const UNNAMED = { "the implementation": implementation, "a clone that nobody named": uninitialized };
