import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { noticeOf } from "../fixtures/question.ts";
import { decideOnRelease, published, submit, version } from "../fixtures/releases.ts";

const MANY = 2n ** 256n - 1n;

/** Four releases: published, submitted, rejected, submitted. */
async function given(): Promise<Founded> {
  const network = await founded();
  await published(network);
  for (const minor of [1, 2, 3]) await submit(network, { version: version(1, minor) });
  await decideOnRelease(network, "reject", { id: 3n });
  return network;
}

describe("release: pages", () => {
  for (const [first, limit, minors] of [
    [1n, 2n, [0, 1]],
    [2n, 2n, [1, 2]],
    [3n, MANY, [2, 3]],
    [4n, 1n, [3]],
    [1n, MANY, [0, 1, 2, 3]],
    [1n, 0n, []],
    [0n, 5n, []],
    [5n, 5n, []],
    [MANY, MANY, []],
  ] as const) {
    it(`from number ${first}, at most ${limit}: ${minors.length}`, async () => {
      const { suite } = await given();
      const page = await suite.releases.page(first, limit);
      expect(page.map((each) => each.version)).to.deep.equal(minors.map((minor) => version(1, minor)));
    });
  }

  it("say of each what it says alone, with the status of now", async () => {
    const { suite } = await given();
    const page = await suite.releases.page(1, MANY);
    const { active, submitted, rejected } = ReleaseStatus;
    expect(page.map(({ status }) => status)).to.deep.equal([active, submitted, rejected, submitted]);
    for (const [index, each] of page.entries()) {
      expect([...each]).to.deep.equal([...(await suite.releases.release(index + 1))]);
    }
    expect(await suite.releases.count()).to.equal(4);
  });

  it("are empty while there is none", async () => {
    const { suite } = await founded();
    expect(await suite.releases.count()).to.equal(0);
    expect(await suite.releases.page(1, MANY)).to.have.lengthOf(0);
  });

  it("know no release by another address or name", async () => {
    const network = await given();
    const { releases } = network.suite;
    for (const address of [ZeroAddress, await noticeOf(network).getAddress(), await releases.getAddress()]) {
      expect(await releases.idAt(address)).to.equal(0);
      expect(await releases.administratorAt(address)).to.equal(0);
    }
    expect(await releases.idOf(ZeroHash, 0)).to.equal(0);
    for (const id of [0, 5]) await expectRefusal(releases.release(id), releases, "ReleaseUnknown", [id]);
  });
});
