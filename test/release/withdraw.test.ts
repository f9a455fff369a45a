import { expect } from "chai";
import { itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { DEVELOPER, approved, onRelease, statusOf, submit } from "../fixtures/releases.ts";
import { enrolled, itRefusesPowerless } from "./helpers/who.ts";

const withdrawing = async (network: Founded) => onRelease(network, "withdraw", await submit(network));

describe("release: withdraw", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("developer"), withdrawing);
    itRefusesTheCommittee(withdrawing);
    itRefusesPowerless(DEVELOPER, withdrawing);

    for (const organization of ["bank-a", "bank-c"]) {
      it(`refuses a developer of ${organization}`, async () => {
        const network = await founded();
        const { releases } = network.suite;
        const other = await enrolled(network, organization, "developer");
        const { id } = await submit(network);
        const values = [id, network.orgId("bank-b"), other.address];
        await expectRefusal(releases.connect(other).withdraw(id), releases, "ReleaseNotOwn", values);
      });
    }

    it("refuses a developer of the organization that administers the contract", async () => {
      const network = await founded();
      const { releases } = network.suite;
      const other = await enrolled(network, "bank-a", "developer");
      const { id } = await submit(network, { administrator: "bank-a" });
      const values = [id, network.orgId("bank-b"), other.address];
      await expectRefusal(releases.connect(other).withdraw(id), releases, "ReleaseNotOwn", values);
    });

    it("takes another developer of the same organization", async () => {
      const network = await founded();
      const colleague = await enrolled(network, "bank-b", "developer");
      const release = await submit(network);
      await network.suite.releases.connect(colleague).withdraw(release.id);
      expect(await statusOf(network, release)).to.equal(ReleaseStatus.withdrawn);
    });
  });

  for (const [label, reach] of [
    ["a submitted", submit],
    ["an approved", approved],
  ] as const) {
    it(`ends ${label} release and announces who did it`, async () => {
      const network = await founded();
      const { releases } = network.suite;
      const { id } = await reach(network);
      await expect(releases.connect(network.as(DEVELOPER)).withdraw(id))
        .to.emit(releases, "ReleaseWithdrawn")
        .withArgs(id, network.address(DEVELOPER));
    });
  }
});
