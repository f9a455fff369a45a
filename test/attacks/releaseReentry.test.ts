import { expect } from "chai";
import { call, carry, execute, propose, ready, steps } from "../fixtures/decisions.ts";
import type { Call } from "../fixtures/decisions.ts";
import { calling } from "../fixtures/creations.ts";
import { ReleaseStatus, TargetStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import {
  DEVELOPER,
  PUBLISHER,
  type Declared,
  type TestRelease,
  approved,
  onRelease,
  publish,
  published,
  publishing,
  statusOf,
  version,
} from "../fixtures/releases.ts";

/** Makes an address a contract that makes this call whenever it is called, as a contract account would at its owner's word. */
async function relay({ networkHelpers }: TestNetwork, address: string, { target, data }: Call): Promise<void> {
  await networkHelpers.setCode(address, calling(target, data));
}

/** An approved release whose constructor calls this address. */
function callingBack(network: TestNetwork, address: string, declared: Declared = {}): Promise<TestRelease> {
  return approved(network, { initCode: calling(address, "0x"), ...declared });
}

/** Publishes with gas enough for a publication within. */
async function publishAmply({ suite, as }: TestNetwork, { id, initCode }: TestRelease) {
  return suite.releases.connect(as(PUBLISHER)).publish(id, initCode, { gasLimit: 40_000_000 });
}

async function expectTarget({ suite }: TestNetwork, { target }: TestRelease, status: bigint): Promise<void> {
  expect((await suite.standing.targetOf(target)) & 0xffn).to.equal(status);
}

describe("attack: call back into Releases from the constructor of a release", () => {
  const ACCOMPLICE = "csd.operator";
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("through a contract that is an operator, to publish the same release again: it exists once", async () => {
    const release = await callingBack(network, network.address(ACCOMPLICE));
    await relay(network, network.address(ACCOMPLICE), await publishing(network, release));
    await publishAmply(network, release);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
    const { releases } = network.suite;
    const events = await releases.queryFilter(releases.filters.ReleasePublished());
    expect(events.map(({ args }) => args.id)).to.deep.equal([release.id]);
  });

  it("through an operator, to publish another one inside of it: each is judged by itself, and both stand", async () => {
    const inner = await approved(network, { name: "letters" });
    const outer = await callingBack(network, network.address(ACCOMPLICE));
    await relay(network, network.address(ACCOMPLICE), await publishing(network, inner));
    await publishAmply(network, outer);
    for (const release of [inner, outer]) {
      expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
      await expectTarget(network, release, TargetStatus.active);
      expect(await network.suite.releases.idAt(release.target)).to.equal(release.id);
    }
  });

  it("through an operator, to publish the rival for the same predecessor: one alone succeeds it", async () => {
    const predecessor = (await published(network)).id;
    const rival = await approved(network, { predecessor, version: version(2) });
    const outer = await callingBack(network, network.address(ACCOMPLICE), { predecessor, version: version(3) });
    await relay(network, network.address(ACCOMPLICE), await publishing(network, rival));
    await publishAmply(network, outer);
    expect((await network.suite.releases.release(predecessor)).successor).to.equal(outer.id);
    expect(await statusOf(network, rival)).to.equal(ReleaseStatus.approved);
  });

  it("through a contract that is its developer, to withdraw it: it is published", async () => {
    const release = await approved(network, { initCode: calling(network.address(DEVELOPER), "0x") });
    await relay(network, network.address(DEVELOPER), await onRelease(network, "withdraw", release));
    await publishAmply(network, release);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
  });

  it("to execute its own suspension, which was decided already: it is created suspended", async () => {
    const helper = network.stranger(7).address;
    const release = await callingBack(network, helper);
    const proposal = await ready(network, [await onRelease(network, "suspend", release)]);
    await relay(network, helper, await call(network.suite.committee, "execute", steps(proposal)));
    await publishAmply(network, release);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.suspended);
    await expectTarget(network, release, TargetStatus.suspended);
    expect(await network.provider.getCode(release.target)).to.equal("0x01");
  });

  it("to execute its own suspension, and fail then: nothing is left of either", async () => {
    const helper = network.stranger(7).address;
    const initCode = calling(helper, "0x").replace("60015ff3", "5f5ff300");
    const release = await approved(network, { initCode });
    const proposal = await ready(network, [await onRelease(network, "suspend", release)]);
    await relay(network, helper, await call(network.suite.committee, "execute", steps(proposal)));
    await expect(publishAmply(network, release)).to.be.revertedWithCustomError(
      network.suite.releases,
      "ReleaseHasNoCode",
    );
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
    await expectTarget(network, release, TargetStatus.none);
  });

  it("to execute its own rejection, which comes too late: it is published", async () => {
    const helper = network.stranger(7).address;
    const release = await callingBack(network, helper);
    const proposal = await ready(network, [await onRelease(network, "reject", release)]);
    await relay(network, helper, await call(network.suite.committee, "execute", steps(proposal)));
    await publishAmply(network, release);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
    await expect(execute(network, proposal)).to.be.revertedWithCustomError(
      network.suite.releases,
      "ReleaseUnexpectedStatus",
    );
  });
});

describe("attack: take the address of a release before it is published", () => {
  it("by its number and code from another creator: the address is another", async () => {
    const network = await founded();
    const release = await approved(network);
    const creator = await network.ethers.getContractFactory("Notice", network.stranger());
    const other = await creator.deploy();
    expect(await other.getAddress()).not.to.equal(release.target);
    await publish(network, release);
  });

  it("by a decision that makes it a target of another registry: that takes a Constitution decision, and publication fails whole", async () => {
    const network = await founded();
    const release = await approved(network);
    const { standing } = network.suite;
    const registry = await network.ethers.deployContract("RegistryFixture", [await standing.getAddress()]);
    const writing = await call(standing, "addTargetWriter", [await registry.getAddress()]);
    expect(await network.suite.committee.classify([writing.target], [0], [writing.data])).to.equal(0);
    await execute(network, await ready(network, [writing]));
    await registry.getFunction("writeTarget").send(release.target, TargetStatus.active);
    await expect(publish(network, release)).to.be.revertedWithCustomError(standing, "StandingNotTargetWriter");
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
  });
});

describe("attack: suspend or retire a contract of the suite by the release that brought it", () => {
  it("a Committee that was released and succeeded is protected from its release", async () => {
    const network = await founded();
    const { authority, charter, seats, releases, standing } = network.suite;
    const factory = await network.ethers.getContractFactory("Committee");
    const { data: initCode } = await factory.getDeployTransaction(authority, charter, seats);
    const release = await published(network, { initCode, name: "committee" });
    const proposal = await ready(network, [await call(authority, "succeed", [release.target])]);
    await execute(network, proposal);
    expect(await authority.committee()).to.equal(release.target);
    expect(await standing.targetOf(release.target)).to.equal((1n << 9n) | (1n << 8n) | TargetStatus.active);
    const connected = factory.attach(release.target).connect(network.provider);
    const renewed = { ...network, suite: { ...network.suite, committee: connected } };
    const suspending = await propose(renewed, [await onRelease(network, "suspend", release)]);
    await carry(renewed, suspending);
    await expect(execute(renewed, suspending)).to.be.revertedWithCustomError(standing, "StandingTargetIsProtected");
    expect(await releases.idAt(release.target)).to.equal(release.id);
  });
});
