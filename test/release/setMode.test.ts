import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers, making } from "../fixtures/callers.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { ActionClass, DeploymentMode, ReleaseStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { approveAsSeat, listDevelopers, publish, statusOf, submit } from "../fixtures/releases.ts";

const setting = making(
  ({ suite }) => suite.releases,
  "setMode",
  () => [DeploymentMode.listedDevelopers],
);

describe("release: set who approves", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, setting);
    itIsDecidedAs(ActionClass.constitution, "Constitution", setting);
  });

  for (const [name, mode] of Object.entries(DeploymentMode)) {
    it(`sets ${name} and announces it`, async () => {
      const network = await founded();
      const { releases } = network.suite;
      await expect(execution(network, [await call(releases, "setMode", [mode])]))
        .to.emit(releases, "DeploymentModeSet")
        .withArgs(mode);
      expect(await releases.mode()).to.equal(mode);
    });
  }

  it("has no mode in which nobody approves", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const { target, data } = await setting(network);
    const third = `${data.slice(0, -1)}2`;
    await expect(execution(network, [{ target, data: third }])).to.be.revert(network.ethers);
    expect(await releases.mode()).to.equal(DeploymentMode.committeeOnly);
  });

  it("leaves what one seat approved before to be published, or rejected", async () => {
    const network = await founded();
    const { releases } = network.suite;
    await listDevelopers(network);
    const release = await submit(network);
    await approveAsSeat(network, release);
    await decide(network, [await call(releases, "setMode", [DeploymentMode.committeeOnly])]);
    await publish(network, release);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
  });
});
