import { expect } from "chai";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  type Declared,
  type TestRelease,
  approved,
  decideOnRelease,
  publish,
  published,
  submit,
  version,
} from "../fixtures/releases.ts";
import { STANDINGS } from "./helpers/table.ts";

/** The next version of what was published. */
const next = (predecessor: Pick<TestRelease, "id">, rest: Declared = {}): Declared => ({
  predecessor: predecessor.id,
  version: version(2),
  ...rest,
});

async function expectUnfit(
  network: Founded,
  attempt: Promise<unknown>,
  { id }: Pick<TestRelease, "id">,
  status: bigint,
  successor = 0n,
): Promise<void> {
  await expectRefusal(attempt, network.suite.releases, "ReleasePredecessorUnfit", [id, status, successor]);
}

describe("release: succeed an earlier version", () => {
  const published_ = new Set(["Active", "Suspended", "Retired"]);

  for (const [standing, { status, reach }] of Object.entries(STANDINGS)) {
    const may = published_.has(standing);
    it(`${may ? "may succeed" : "does not succeed"} one that is ${standing}`, async () => {
      const network = await founded();
      const predecessor = await reach(network, {});
      if (!may) return expectUnfit(network, submit(network, next(predecessor)), predecessor, ReleaseStatus[status]);
      const successor = await published(network, next(predecessor));
      const { releases } = network.suite;
      expect((await releases.release(predecessor.id)).successor).to.equal(successor.id);
      expect((await releases.release(successor.id)).predecessor).to.equal(predecessor.id);
    });
  }

  it("is linked when it is published, and leaves the earlier version as it was", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const predecessor = await published(network);
    const successor = await approved(network, next(predecessor));
    expect((await releases.release(predecessor.id)).successor).to.equal(0);
    await publish(network, successor);
    expect((await releases.release(predecessor.id)).successor).to.equal(successor.id);
    expect((await releases.release(predecessor.id)).status).to.equal(ReleaseStatus.active);
  });

  for (const unknown of [1n, 2n, 2n ** 32n - 1n]) {
    it(`refuses the release ${unknown} while there is none`, async () => {
      const network = await founded();
      const attempt = submit(network, next({ id: unknown }));
      await expectRefusal(attempt, network.suite.releases, "ReleaseUnknown", [unknown]);
    });
  }

  it("refuses one of another name", async () => {
    const network = await founded();
    const predecessor = await published(network);
    const attempt = submit(network, next(predecessor, { name: "letters" }));
    await expectUnfit(network, attempt, predecessor, ReleaseStatus.active);
  });

  for (const [label, of, fits] of [
    ["the same version", version(1, 2, 3), false],
    ["an earlier patch", version(1, 2, 2), false],
    ["an earlier minor version of a later patch", version(1, 1, 9), false],
    ["an earlier major version of a later minor", version(0, 9, 9), false],
    ["a later patch", version(1, 2, 4), true],
    ["a later minor version", version(1, 3, 0), true],
    ["a later major version", version(2, 0, 0), true],
    ["the last version there is", version(2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1), true],
  ] as const) {
    it(`${fits ? "takes" : "refuses"} ${label}`, async () => {
      const network = await founded();
      const predecessor = await published(network, { version: version(1, 2, 3) });
      const attempt = submit(network, next(predecessor, { version: of }));
      if (fits) await attempt;
      else await expectUnfit(network, attempt, predecessor, ReleaseStatus.active);
    });
  }

  describe("given two candidates for one predecessor", () => {
    it("links the one that is published first, and refuses the other's publication", async () => {
      const network = await founded();
      const predecessor = await published(network);
      const [first, second] = [
        await approved(network, next(predecessor)),
        await approved(network, next(predecessor, { version: version(3) })),
      ];
      await publish(network, second);
      await expectUnfit(network, publish(network, first), predecessor, ReleaseStatus.active, second.id);
      expect(await network.provider.getCode(first.target)).to.equal("0x");
    });

    it("refuses the submission of a third one then", async () => {
      const network = await founded();
      const predecessor = await published(network);
      const successor = await published(network, next(predecessor));
      const attempt = submit(network, next(predecessor, { version: version(3) }));
      await expectUnfit(network, attempt, predecessor, ReleaseStatus.active, successor.id);
    });

    it("goes on behind a successor that was retired", async () => {
      const network = await founded();
      const first = await published(network);
      const second = await published(network, next(first));
      for (const act of ["suspend", "retire"]) await decideOnRelease(network, act, second);
      const third = await published(network, next(second, { version: version(3) }));
      expect((await network.suite.releases.release(second.id)).successor).to.equal(third.id);
    });
  });

  it("cannot succeed itself", async () => {
    const network = await founded();
    const attempt = submit(network, next({ id: 1n }));
    await expectRefusal(attempt, network.suite.releases, "ReleaseUnknown", [1]);
  });
});
