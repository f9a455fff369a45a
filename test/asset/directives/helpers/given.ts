import { expect } from "chai";
import { holdingOf, stop, withAsset } from "../../../fixtures/assetActs.ts";
import { executable } from "../../../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, OF_HOLDER, type TestAsset } from "../../../fixtures/assets.ts";
import { type Said, execute } from "../../../fixtures/directives.ts";
import { type Founded, moveTo, restored } from "../../../fixtures/given.ts";

/** The sample with an asset in force, of which the holder has {@link OF_HOLDER}; as new for each test. */
export async function given() {
  const { network, asset } = await restored(withAsset);
  return {
    network,
    asset,
    holder: network.address(HOLDER),
    buyer: network.address(BUYER),
    /** The holder's holding. */
    subject: holdingOf(network, asset),
    balanceOf: (account: string) => asset.token.balanceOf(account),
    frozen: () => asset.token.getFrozenTokens(network.address(HOLDER)),
    live: async () => [...(await network.suite.freezeOrders.liveOrdersOf(holdingOf(network, asset)))],
  };
}

/** As {@link given}, with a directive about the asset, the first, whose delay is over. */
export async function givenExecutable(say: (network: Founded) => Said = () => ({})) {
  const made = await given();
  await executable(made.network, made.asset, say(made.network));
  return made;
}

/** Leaf: a seizure takes what it says although somebody is barred before its execution. */
export function itGoesOnGiven(label: string, bar: (network: Founded) => Promise<unknown>): void {
  it(`given ${label}`, async () => {
    const { network, buyer, balanceOf } = await givenExecutable();
    await bar(network);
    await execute(network);
    expect(await balanceOf(buyer)).to.equal(100n);
  });
}

/** The states in which something of an asset can be taken, and how one in force and a directive about it get there. */
export const OPEN: Readonly<Record<string, (network: Founded, asset: TestAsset, said: Said) => Promise<bigint>>> = {
  effective: executable,
  suspended: async (network, asset, said) => {
    const directive = await executable(network, asset, said);
    await stop(network, asset);
    return directive;
  },
  maturing: async (network, asset, said) => {
    await moveTo(network, asset.terms.maturity);
    return executable(network, asset, said);
  },
};

/** All that the holder has, and a unit more. */
export const TOO_MUCH = OF_HOLDER + 1n;
