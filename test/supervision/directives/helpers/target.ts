import { MIN_DELAY, etaOf } from "../../../fixtures/directives.ts";
import type { Said } from "../../../fixtures/directives.ts";
import { founded, moveTo } from "../../../fixtures/given.ts";
import { published } from "../../../fixtures/releases.ts";
import { directiveAt } from "./stages.ts";

/** A founded network with an approved directive of a target that does what it is told, its delay over. */
export async function foundedWithTarget(said: Said = {}) {
  const network = await founded();
  const { bytecode } = await network.ethers.getContractFactory("TargetFixture");
  const release = await published(network, { initCode: bytecode, name: "target" });
  const target = await network.ethers.getContractAt("TargetFixture", release.target, network.stranger());
  await directiveAt(network, "approved", { target: release.target, delay: BigInt(MIN_DELAY), ...said });
  await moveTo(network, await etaOf(network));
  return { ...network, release, target, directives: network.suite.directives };
}
