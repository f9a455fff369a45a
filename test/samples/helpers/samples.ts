import { network } from "hardhat";
import type { Call } from "../../fixtures/decisions.ts";
import { founded } from "../../fixtures/given.ts";
import { published } from "../../fixtures/releases.ts";

export type Samples = Awaited<ReturnType<typeof publishedSamples>>;

/** The consortium with both samples published, and a contract that passes on anybody's call; as new for each test. */
export async function samples(): Promise<Samples> {
  const { networkHelpers } = await network.getOrCreate();
  return networkHelpers.loadFixture(publishedSamples);
}

async function publishedSamples() {
  const made = await founded();
  const { ethers, suite } = made;
  const publishAs = async (name: string, contract: string, ...args: unknown[]) => {
    const { data } = await (await ethers.getContractFactory(contract)).getDeployTransaction(...args);
    return published(made, { name, initCode: data });
  };
  const standing = await suite.standing.getAddress();
  const releases = {
    board: await publishAs("price-board", "PriceBoard", standing),
    credits: await publishAs("letter-of-credit", "LetterOfCredit", standing),
    passer: await publishAs("passer", "Passer"),
  };
  return {
    network: made,
    releases,
    board: await ethers.getContractAt("PriceBoard", releases.board.target),
    credits: await ethers.getContractAt("LetterOfCredit", releases.credits.target),
    passer: await ethers.getContractAt("Passer", releases.passer.target),
  };
}

/** The call that has the passer make this one. */
export async function passing({ passer }: Samples, { target, data }: Call): Promise<Call> {
  return { target: await passer.getAddress(), data: passer.interface.encodeFunctionData("pass", [target, data]) };
}
