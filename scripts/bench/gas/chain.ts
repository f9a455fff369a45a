import { network } from "hardhat";
import { foundedNetwork, type TestNetwork } from "../../../test/fixtures/network.ts";

/** The sample consortium on a chain of its own, which a measurement may change as it likes. */
export async function freshNetwork(): Promise<TestNetwork> {
  const founded = await foundedNetwork(await network.create());
  // Weights count from the second after the founding.
  await founded.networkHelpers.time.increase(1);
  return founded;
}
