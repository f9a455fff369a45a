import { expect } from "chai";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  APPROVAL_PERIOD,
  DEVELOPER,
  type TestRelease,
  approved,
  decideOnRelease,
  publish,
  published,
  statusOf,
  submission,
  submit,
  version,
} from "../fixtures/releases.ts";
import { enrolled } from "./helpers/who.ts";

async function holder(network: Founded, of = version(1)): Promise<bigint> {
  return network.suite.releases.idOf(submission(network).name, of);
}

async function expectTaken(network: Founded, release: TestRelease, by: bigint): Promise<void> {
  const values = [submission(network).name, version(1), by];
  const attempt = decideOnRelease(network, "approve", release);
  await expectRefusal(attempt, network.suite.releases, "ReleaseVersionTaken", values);
}

const FREEING: Readonly<Record<string, (network: Founded, release: TestRelease) => Promise<unknown>>> = {
  "was withdrawn": (network, { id }) => network.suite.releases.connect(network.as(DEVELOPER)).withdraw(id),
  "was rejected": (network, release) => decideOnRelease(network, "reject", release),
  lapsed: async (network) => moveTo(network, (await now(network)) + APPROVAL_PERIOD + 1),
};

describe("release: who holds a name and version", () => {
  it("is the one approved first, whoever submitted first", async () => {
    const network = await founded();
    const squatter = await enrolled(network, "bank-c", "developer");
    await network.suite.releases.connect(squatter).submit(submission(network));
    const release = await approved(network);
    expect(await holder(network)).to.equal(release.id);
    await expectTaken(network, { ...release, id: 1n }, release.id);
    expect(await statusOf(network, { id: 1n })).to.equal(ReleaseStatus.submitted);
  });

  for (const [label, free] of Object.entries(FREEING)) {
    it(`is nobody once it ${label}, and then the next to be approved`, async () => {
      const network = await founded();
      const first = await approved(network);
      await free(network, first);
      expect(await holder(network)).to.equal(0);
      const next = await approved(network);
      expect(await holder(network)).to.equal(next.id);
      await publish(network, next);
    });
  }

  for (const acts of [[], ["suspend"], ["suspend", "retire"]]) {
    it(`is for ever the one that was published, ${acts.at(-1) ?? "active"} too`, async () => {
      const network = await founded();
      const release = await published(network);
      for (const act of acts) await decideOnRelease(network, act, release);
      await moveTo(network, (await now(network)) + 2 * APPROVAL_PERIOD);
      expect(await holder(network)).to.equal(release.id);
      await expectTaken(network, await submit(network), release.id);
    });
  }

  it("is for each version another, and for each name", async () => {
    const network = await founded();
    const release = await approved(network);
    expect(await holder(network, version(1, 0, 1))).to.equal(0);
    const patch = await approved(network, { version: version(1, 0, 1) });
    const other = await approved(network, { name: "price-boards" });
    expect([await holder(network), await holder(network, version(1, 0, 1))]).to.deep.equal([release.id, patch.id]);
    const { name } = submission(network, { name: "price-boards" });
    expect(await network.suite.releases.idOf(name, version(1))).to.equal(other.id);
  });
});
