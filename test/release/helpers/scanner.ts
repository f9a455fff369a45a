import { network } from "hardhat";
import { z } from "zod";

const GAS_LIMIT = 90_000_000n;

export type Scanner = Awaited<ReturnType<typeof deployScanner>>;

/** The contracts' scanner on a chain of its own, to be asked about any code: it must not take an address of a founding. */
export async function deployScanner() {
  const { ethers } = await network.create();
  const contract = await ethers.deployContract("OpcodeScanner");
  const ask = async (fragment: string, ...args: unknown[]): Promise<bigint> =>
    z.bigint().parse(await contract.getFunction(fragment).staticCall(...args, { gasLimit: GAS_LIMIT }));
  return {
    opcodesOf: (code: string) => ask("opcodesOf", code),
    refusedIn: (code: string, factory: boolean, upgradeable: boolean) => ask("refusedIn", code, factory, upgradeable),
    gasOf: (code: string) => ask("gasOf", code),
  };
}
