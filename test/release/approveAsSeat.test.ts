import { expect } from "chai";
import { suspendSeat } from "../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { DeploymentMode, ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import {
  approveAsSeat,
  listDevelopers,
  onRelease,
  publish,
  published,
  statusOf,
  submission,
  submit,
  version,
} from "../fixtures/releases.ts";
import { enrolled, itRefusesPowerless } from "./helpers/who.ts";

const approving = async (network: Founded) => onRelease(network, "approveAsSeat", await submit(network));

/** Releases of bank-b take one seat. */
async function given(organization = "bank-b"): Promise<Founded> {
  const network = await founded();
  await listDevelopers(network, organization);
  return network;
}

async function expectNotListed(network: Founded, mode: bigint): Promise<void> {
  const values = [network.orgId("bank-b"), mode];
  await expectRefusal(
    approveAsSeat(network, await submit(network)),
    network.suite.releases,
    "ReleaseNotListed",
    values,
  );
}

describe("release: approve as one seat", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("seat"), approving);
    itRefusesTheCommittee(approving);
    itRefusesPowerless("bank-a.seat", approving, ["who is frozen for sending", "whose organization is suspended"]);

    it("refuses the seat of the developer's own organization", async () => {
      const network = await given();
      const release = await submit(network);
      const values = [release.id, network.orgId("bank-b"), network.address("bank-b.seat")];
      await expectRefusal(
        approveAsSeat(network, release, "bank-b.seat"),
        network.suite.releases,
        "ReleaseNotIndependent",
        values,
      );
    });

    it("refuses the seat of another organization of the same group", async () => {
      const network = await given("bank-c");
      const developer = await enrolled(network, "bank-c", "developer");
      await network.suite.releases.connect(developer).submit(submission(network));
      const values = [1, network.orgId("bank-c"), network.address("bank-d.seat")];
      const attempt = approveAsSeat(network, { id: 1n }, "bank-d.seat");
      await expectRefusal(attempt, network.suite.releases, "ReleaseNotIndependent", values);
    });

    it("refuses a seat that the committee took out of the live weight", async () => {
      const network = await given();
      await suspendSeat(network, "bank-d");
      const attempt = approveAsSeat(network, await submit(network), "bank-d.seat");
      await expectRefusal(attempt, network.suite.seats, "SeatsNotLive", [network.orgId("bank-d")]);
    });

    for (const seat of ["bank-a.seat", "bank-c.seat", "csd.seat"]) {
      it(`takes ${seat}`, async () => {
        const network = await given();
        const release = await submit(network);
        await expect(approveAsSeat(network, release, seat))
          .to.emit(network.suite.releases, "ReleaseApproved")
          .withArgs(release.id, network.address(seat));
        await publish(network, release);
        expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
      });
    }
  });

  describe("where it does not suffice", () => {
    it("is refused in the mode of the sample, whoever is listed", async () => {
      const network = await founded();
      const { releases } = network.suite;
      await decide(network, [await call(releases, "setListed", [network.orgId("bank-b"), true])]);
      await expectNotListed(network, DeploymentMode.committeeOnly);
    });

    it("is refused for an organization that is not listed", async () => {
      await expectNotListed(await given("bank-a"), DeploymentMode.listedDevelopers);
    });

    it("is refused for an organization that is listed no longer", async () => {
      const network = await given();
      const { releases } = network.suite;
      await decide(network, [await call(releases, "setListed", [network.orgId("bank-b"), false])]);
      await expectNotListed(network, DeploymentMode.listedDevelopers);
    });

    it("is refused after the mode was set back", async () => {
      const network = await given();
      await decide(network, [await call(network.suite.releases, "setMode", [DeploymentMode.committeeOnly])]);
      await expectNotListed(network, DeploymentMode.committeeOnly);
    });

    for (const flag of ["factory", "upgradeable"] as const) {
      it(`is refused for one that is ${flag}, which takes the strictest decision`, async () => {
        const network = await given();
        const release = await submit(network, { [flag]: true });
        const values = [release.id, flag === "factory", flag === "upgradeable"];
        await expectRefusal(approveAsSeat(network, release), network.suite.releases, "ReleaseApprovalUnfit", values);
      });
    }

    it("is refused for a successor of another organization's contract", async () => {
      const network = await given("bank-a");
      const { releases } = network.suite;
      const predecessor = (await published(network)).id;
      const developer = await enrolled(network, "bank-a", "developer");
      await releases.connect(developer).submit(submission(network, { predecessor, version: version(2) }));
      const attempt = approveAsSeat(network, { id: 2n }, "csd.seat");
      const values = [predecessor, ReleaseStatus.active, 0];
      await expectRefusal(attempt, releases, "ReleasePredecessorUnfit", values);
    });

    it("is refused for a name under which another organization's contract was published", async () => {
      const network = await given("bank-a");
      const { releases } = network.suite;
      await published(network);
      const developer = await enrolled(network, "bank-a", "developer");
      await releases.connect(developer).submit(submission(network, { version: version(2) }));
      const attempt = approveAsSeat(network, { id: 2n }, "csd.seat");
      const values = [submission(network).name, network.orgId("bank-b")];
      await expectRefusal(attempt, releases, "ReleaseNameTaken", values);
    });

    it("suffices for a successor of the organization's own", async () => {
      const network = await given();
      const predecessor = (await published(network)).id;
      const release = await submit(network, { predecessor, version: version(2) });
      await approveAsSeat(network, release);
      expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
    });

    it("is refused for a version that was approved before", async () => {
      const network = await given();
      const [first, second] = [await submit(network), await submit(network)];
      await approveAsSeat(network, first);
      const values = [submission(network).name, version(1), first.id];
      await expectRefusal(approveAsSeat(network, second), network.suite.releases, "ReleaseVersionTaken", values);
    });
  });
});
