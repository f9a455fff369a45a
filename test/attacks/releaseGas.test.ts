import { expect } from "chai";
import { concat, dataLength, toBeHex } from "ethers";
import { calling } from "../fixtures/creations.ts";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { PUBLISHER, type TestRelease, approved, leaving, publishing, statusOf } from "../fixtures/releases.ts";

/** The most gas that a transaction has (EIP-7825). */
const MOST_GAS = 2 ** 24;
/** What is left for the creation alone. */
const CREATION_GAS = 8_000_000;
/** Bytes of creation code, and of a contract, at most. */
const MOST_CREATION = 49_152;
const MOST_CODE = 24_576;

async function publishWith(network: TestNetwork, { id, initCode }: TestRelease, gasLimit: number): Promise<number> {
  const { releases } = network.suite;
  const sent = await releases.connect(network.as(PUBLISHER)).publish(id, initCode, { gasLimit });
  return Number((await sent.wait())?.gasUsed ?? 0);
}

/** What a publication with this gas leaves, on a chain as it was: code, or nothing. */
async function leftWith(network: TestNetwork, release: TestRelease, gasLimit: number): Promise<string> {
  const before = await network.networkHelpers.takeSnapshot();
  await publishWith(network, release, gasLimit).catch(() => undefined);
  const code = await network.provider.getCode(release.target);
  const status = await statusOf(network, release);
  expect(status).to.equal(code === "0x" ? ReleaseStatus.approved : ReleaseStatus.active);
  await before.restore();
  return code;
}

describe("attack: publish a release with less gas than it needs", () => {
  it("leaves all of it or nothing", async () => {
    const network = await founded();
    const runtime = `0x${"5b".repeat(2_000)}`;
    const release = await approved(network, { initCode: leaving(runtime) });
    const left = new Set<string>();
    for (let gas = 200_000; gas < MOST_GAS; gas += 400_000) left.add(await leftWith(network, release, gas));
    expect([...left]).to.deep.equal(["0x", runtime]);
  });

  it("starves no constructor that goes on without a call that failed for want of gas", async () => {
    const network = await founded();
    const helper = network.stranger(5).address;
    const stores = Array.from({ length: 20 }, (_, slot) => concat(["0x600160", toBeHex(slot, 1), "0x55"]));
    await network.networkHelpers.setCode(helper, concat(stores));
    const release = await approved(network, { initCode: calling(helper, "0x") });
    const left = new Set<string>();
    for (let gas = 300_000; gas < 1_000_000; gas += 10_000) left.add(await leftWith(network, release, gas));
    for (let gas = CREATION_GAS; gas < MOST_GAS; gas += 50_000) left.add(await leftWith(network, release, gas));
    expect([...left]).to.deep.equal(["0x", "0x01"]);
  });

  it("is refused in words that say how much the creation needs", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const release = await approved(network);
    const { target: to, data } = await publishing(network, release);
    const attempt = network.as(PUBLISHER).call({ to, data, gasLimit: CREATION_GAS });
    await expectRefusal(attempt, releases, "ReleaseGasTooLow", [release.id, CREATION_GAS]);
  });
});

describe("attack: a release so large that no transaction can publish it", () => {
  for (const [label, byte] of [
    ["instructions", "01"],
    ["places to jump to", "5b"],
    ["ends of execution", "00"],
    ["data of PUSH1", "60"],
    ["data of PUSH32", "7f"],
  ] as const) {
    it(`fits in one with the largest creation code and contract of ${label} alone`, async () => {
      const network = await founded();
      const code = leaving(`0x${byte.repeat(MOST_CODE)}`);
      const initCode = concat([code, `0x${byte.repeat(MOST_CREATION - dataLength(code))}`]);
      const release = await approved(network, { initCode });
      expect(await publishWith(network, release, MOST_GAS)).to.be.lessThan(MOST_GAS);
      expect(dataLength(await network.provider.getCode(release.target))).to.equal(MOST_CODE);
    });
  }

  it("does not fit with a byte more, which no chain creates", async () => {
    const network = await founded();
    const initCode = concat([leaving("0x00"), `0x${"00".repeat(MOST_CREATION)}`]);
    const release = await approved(network, { initCode });
    await expect(publishWith(network, release, MOST_GAS)).to.be.revert(network.ethers);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
  });
});
