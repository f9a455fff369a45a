import type { Signer } from "ethers";
import { withAsset } from "../../../fixtures/assetActs.ts";
import type { TestAsset } from "../../../fixtures/assets.ts";
import { call } from "../../../fixtures/decisions.ts";
import { expectProposalRefused, expectRefusal } from "../../../fixtures/expectations.ts";
import { type Founded, restored } from "../../../fixtures/given.ts";
import { publishedAsset } from "../../../fixtures/holdings.ts";
import { EVERYONE, keyOf } from "../../../fixtures/people.ts";

/** The sample with an asset in force, as new for each test. */
export async function given() {
  return restored(withAsset);
}

/** Calls FreezeOrders in the place of a contract. */
export async function inPlaceOf({ ethers, suite }: Founded, contract: string) {
  return suite.freezeOrders.connect(await ethers.getImpersonatedSigner(contract));
}

/** What assets alone do to orders on their own holdings. */
type Fragment = "setCommitteesOwn" | "reduce" | "pause";
type Values = (network: Founded, asset: TestAsset) => unknown[];

async function expectOnlyAsset(network: Founded, asset: TestAsset, caller: Signer, fragment: Fragment, values: Values) {
  const { freezeOrders } = network.suite;
  const attempt = freezeOrders
    .connect(caller)
    .getFunction(fragment)
    .send(...values(network, asset));
  await expectRefusal(attempt, freezeOrders, "FreezeOnlyAsset", [await caller.getAddress()]);
}

/** One leaf for each caller who is no asset: accounts, the committee, contracts that look like one. */
export function itObeysAssetsAlone(fragment: Fragment, values: Values): void {
  for (const caller of EVERYONE) {
    it(`refuses ${caller}`, async () => {
      const { network, asset } = await given();
      await expectOnlyAsset(network, asset, keyOf(network, caller), fragment, values);
    });
  }

  it("refuses the committee at the proposal", async () => {
    const { network, asset } = await given();
    await expectProposalRefused(network, await call(network.suite.freezeOrders, fragment, values(network, asset)));
  });

  const LOOKALIKES: Record<string, (network: Founded) => Promise<string>> = {
    "a published release that holds something": async (network) => (await publishedAsset(network)).address,
    "the contract whose clones the tokens are": ({ suite }) => suite.assetRegister.implementation(),
    Recovery: ({ suite }) => suite.recovery.getAddress(),
    Directives: ({ suite }) => suite.directives.getAddress(),
  };
  for (const [label, contractOf] of Object.entries(LOOKALIKES)) {
    it(`refuses ${label}`, async () => {
      const { network, asset } = await given();
      const caller = await network.ethers.getImpersonatedSigner(await contractOf(network));
      await expectOnlyAsset(network, asset, caller, fragment, values);
    });
  }
}
