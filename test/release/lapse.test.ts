import { expect } from "chai";
import { executionAt } from "../fixtures/callers.ts";
import { DAY } from "../fixtures/acts.ts";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded, moveTo, nextAt } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  APPROVAL_PERIOD,
  DEVELOPER,
  PUBLISHER,
  SUBMISSION_PERIOD,
  type TestRelease,
  approved,
  onRelease,
  statusOf,
  submission,
  submit,
  version,
} from "../fixtures/releases.ts";

async function since({ suite }: Founded, { id }: TestRelease): Promise<number> {
  return Number((await suite.releases.release(id)).since);
}

/** Sends the publication, to be in a block of this second. */
async function publishAt(network: Founded, { id, initCode }: TestRelease, second: number) {
  await nextAt(network, second);
  return network.suite.releases.connect(network.as(PUBLISHER)).publish(id, initCode, { gasLimit: 10_000_000 });
}

describe("release: lapse", () => {
  for (const [label, reach, period, status] of [
    ["90 days after its submission", submit, SUBMISSION_PERIOD, ReleaseStatus.submitted],
    ["30 days after its approval", approved, APPROVAL_PERIOD, ReleaseStatus.approved],
  ] as const) {
    it(`comes ${label}, in the second after, and is told without anybody recording it`, async () => {
      const network = await founded();
      const release = await reach(network);
      const last = (await since(network, release)) + period;
      await moveTo(network, last);
      expect(await statusOf(network, release)).to.equal(status);
      await moveTo(network, last + 1);
      expect(await statusOf(network, release)).to.equal(ReleaseStatus.lapsed);
      expect((await network.suite.releases.page(1, 1))[0]?.status).to.equal(ReleaseStatus.lapsed);
    });

    it(`leaves ${label} no way back, ever`, async () => {
      const network = await founded();
      const release = await reach(network);
      await moveTo(network, (await since(network, release)) + 10_000 * DAY);
      expect(await statusOf(network, release)).to.equal(ReleaseStatus.lapsed);
    });
  }

  it("lets a submitted one be approved in the last second, and not in the next", async () => {
    for (const late of [0, 1]) {
      const network = await founded();
      const release = await submit(network);
      const last = (await since(network, release)) + SUBMISSION_PERIOD;
      await moveTo(network, last - 7 * DAY);
      const approval = executionAt(network, [await onRelease(network, "approve", release)], last + late);
      if (late === 0) await approval;
      else {
        const values = [release.id, ReleaseStatus.lapsed];
        await expectRefusal(approval, network.suite.releases, "ReleaseUnexpectedStatus", values);
      }
    }
  });

  it("lets an approved one be published in the last second", async () => {
    const network = await founded();
    const release = await approved(network);
    await publishAt(network, release, (await since(network, release)) + APPROVAL_PERIOD);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
  });

  it("refuses publication in the next", async () => {
    const network = await founded();
    const release = await approved(network);
    const attempt = publishAt(network, release, (await since(network, release)) + APPROVAL_PERIOD + 1);
    const values = [release.id, ReleaseStatus.lapsed];
    await expectRefusal(attempt, network.suite.releases, "ReleaseUnexpectedStatus", values);
    expect(await network.provider.getCode(release.target)).to.equal("0x");
  });

  it("counts from the approval anew", async () => {
    const network = await founded();
    const release = await submit(network);
    await moveTo(network, (await since(network, release)) + SUBMISSION_PERIOD - 7 * DAY);
    const approval = (await since(network, release)) + SUBMISSION_PERIOD;
    await executionAt(network, [await onRelease(network, "approve", release)], approval);
    await publishAt(network, release, approval + APPROVAL_PERIOD);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
  });

  it("never comes to what was published", async () => {
    const network = await founded();
    const release = await approved(network);
    await publishAt(network, release, (await since(network, release)) + APPROVAL_PERIOD);
    await moveTo(network, (await since(network, release)) + 10_000 * DAY);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
  });

  it("frees name and version", async () => {
    const network = await founded();
    const release = await approved(network);
    await moveTo(network, (await since(network, release)) + APPROVAL_PERIOD + 1);
    const { releases } = network.suite;
    expect(await releases.idOf(submission(network).name, version(1))).to.equal(0);
    const next = await approved(network);
    expect(await releases.idOf(submission(network).name, version(1))).to.equal(next.id);
    const values = [release.id, ReleaseStatus.lapsed];
    const attempt = releases.connect(network.as(DEVELOPER)).withdraw(release.id);
    await expectRefusal(attempt, releases, "ReleaseUnexpectedStatus", values);
  });
});
