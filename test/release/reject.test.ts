import { expect } from "chai";
import { itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { ActionClass } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { approveAsSeat, approved, decideOnRelease, listDevelopers, onRelease, submit } from "../fixtures/releases.ts";

const rejecting = async (network: Founded) => onRelease(network, "reject", await submit(network));

/** What one seat approved is the committee's to reject. */
async function approvedAsSeat(network: Founded) {
  await listDevelopers(network);
  const release = await submit(network);
  await approveAsSeat(network, release);
  return release;
}

describe("release: reject", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, rejecting);
    itIsDecidedAs(ActionClass.operation, "Operation", rejecting);
  });

  for (const [label, reach] of [
    ["a submitted release", submit],
    ["an approved release", approved],
    ["a release that one seat approved", approvedAsSeat],
  ] as const) {
    it(`ends ${label} and announces it`, async () => {
      const network = await founded();
      const release = await reach(network);
      await expect(decideOnRelease(network, "reject", release))
        .to.emit(network.suite.releases, "ReleaseRejected")
        .withArgs(release.id);
    });
  }
});
