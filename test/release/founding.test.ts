import { expect } from "chai";
import { network as hardhat } from "hardhat";
import { DeploymentMode, ReleaseStatus, TargetStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import { foundedNetwork, sampleFile } from "../fixtures/network.ts";
import { approveAsSeat, statusOf, submit } from "../fixtures/releases.ts";

const listing = await hardhat.create();

/** The sample, founded so that one seat suffices for bank-b and csd. */
async function listed(connection: typeof listing) {
  const file = await sampleFile();
  return foundedNetwork(connection, { ...file, deployment: { mode: "ListedDevelopers", listed: ["bank-b", "csd"] } });
}

describe("release: as founded", () => {
  it("by the sample, the committee approves each release and nobody is listed", async () => {
    const network = await founded();
    const { releases } = network.suite;
    expect(await releases.mode()).to.equal(DeploymentMode.committeeOnly);
    for (const { name } of network.file.organizations) {
      expect(await releases.isListed(network.orgId(name))).to.equal(false);
    }
  });

  it("by a file that says so, one seat suffices for the organizations that it lists, from the first block on", async () => {
    const network = await listing.networkHelpers.loadFixture(listed);
    const { releases } = network.suite;
    expect(await releases.mode()).to.equal(DeploymentMode.listedDevelopers);
    for (const { name } of network.file.organizations) {
      const expected = name === "bank-b" || name === "csd";
      expect(await releases.isListed(network.orgId(name)), name).to.equal(expected);
    }
    const release = await submit(network);
    await approveAsSeat(network, release);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
  });

  it("announces mode and list", async () => {
    const { suite, orgId } = await listing.networkHelpers.loadFixture(listed);
    const { releases } = suite;
    const modes = await releases.queryFilter(releases.filters.DeploymentModeSet());
    expect(modes.map(({ args }) => args.mode)).to.deep.equal([DeploymentMode.listedDevelopers]);
    const names = await releases.queryFilter(releases.filters.DeveloperListed());
    expect(names.map(({ args }) => [...args])).to.deep.equal(
      ["bank-b", "csd"].map((name) => [BigInt(orgId(name)), true]),
    );
  });

  it("is a protected target, and the writer of others", async () => {
    const { suite } = await founded();
    const at = await suite.releases.getAddress();
    expect(await suite.standing.targetOf(at)).to.equal((1n << 8n) | TargetStatus.active);
    expect(await suite.standing.isTargetWriter(at)).to.equal(true);
  });

  it("refuses to list an organization that there is not", async () => {
    const { ethers, suite } = await founded();
    const { authority, standing, organizations, seats } = suite;
    const places = [authority, standing, organizations, seats].map((each) => each.getAddress());
    const attempt = ethers.deployContract("Releases", [...(await Promise.all(places)), 0, [99]]);
    await expectRefusal(attempt, organizations, "OrganizationUnknown", [99]);
  });
});
