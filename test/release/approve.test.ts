import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { decide, ready, execute } from "../fixtures/decisions.ts";
import { ActionClass, ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { decideOnRelease, onRelease, publish, statusOf, submission, submit, version } from "../fixtures/releases.ts";

for (const [fragment, actionClass, label, declared] of [
  ["approve", ActionClass.operation, "Operation", {}],
  ["approveUnscanned", ActionClass.constitution, "Constitution", { factory: true }],
  ["approveUnscanned", ActionClass.constitution, "Constitution", { upgradeable: true }],
  ["approveUnscanned", ActionClass.constitution, "Constitution", { factory: true, upgradeable: true }],
] as const) {
  describe(`release: ${fragment} ${JSON.stringify(declared)}`, () => {
    const approving = async (network: Founded) => onRelease(network, fragment, await submit(network, declared));

    describe("who", () => {
      itRefusesCallers(EVERYONE, approving);
      itIsDecidedAs(actionClass, label, approving);
    });

    it("approves, holds name and version, and announces it", async () => {
      const network = await founded();
      const { releases } = network.suite;
      const release = await submit(network, declared);
      await expect(decideOnRelease(network, fragment, release))
        .to.emit(releases, "ReleaseApproved")
        .withArgs(release.id, ZeroAddress);
      expect((await releases.release(release.id)).since).to.equal(await now(network));
      expect(await releases.idOf(submission(network).name, version(1))).to.equal(release.id);
    });

    it(`is not what the other function does`, async () => {
      const network = await founded();
      const other = fragment === "approve" ? "approveUnscanned" : "approve";
      const release = await submit(network, declared);
      const { factory, upgradeable } = submission(network, declared);
      const values = [release.id, factory, upgradeable];
      const { releases } = network.suite;
      await expectRefusal(decideOnRelease(network, other, release), releases, "ReleaseApprovalUnfit", values);
    });
  });
}

describe("release: approve, of one block", () => {
  it("a decision may approve several", async () => {
    const network = await founded();
    const two = [await submit(network), await submit(network, { version: version(2) })];
    await decide(network, await Promise.all(two.map((release) => onRelease(network, "approve", release))));
    for (const release of two) expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
  });

  it("a decision that would approve two of one name and version does nothing", async () => {
    const network = await founded();
    const two = [await submit(network), await submit(network)];
    const calls = await Promise.all(two.map((release) => onRelease(network, "approve", release)));
    const proposal = await ready(network, calls);
    const values = [submission(network).name, version(1), 1];
    await expectRefusal(execute(network, proposal), network.suite.releases, "ReleaseVersionTaken", values);
    for (const release of two) expect(await statusOf(network, release)).to.equal(ReleaseStatus.submitted);
  });

  it("the approved one may be published in the block of its approval", async () => {
    const network = await founded();
    const { provider } = network;
    const release = await submit(network);
    const proposal = await ready(network, [await onRelease(network, "approve", release)]);
    await provider.send("evm_setAutomine", [false]);
    await execute(network, proposal);
    const sent = await network.suite.releases
      .connect(network.as("bank-a.operator"))
      .publish(release.id, release.initCode, { gasLimit: 10_000_000 });
    await provider.send("evm_mine", []);
    await provider.send("evm_setAutomine", [true]);
    await sent.wait();
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
    const again = publish(network, release);
    const values = [release.id, ReleaseStatus.active];
    await expectRefusal(again, network.suite.releases, "ReleaseUnexpectedStatus", values);
  });
});
