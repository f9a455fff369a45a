import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, keccak256 } from "ethers";
import { checkConsortium } from "../../lib/check/consortium.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { approved, decideOnRelease, listDevelopers, published, submit, version } from "../fixtures/releases.ts";
import { emit, overwrite } from "./helpers/tampering.ts";

const connection = await network.create();
const ELSEWHERE = "0x00000000000000000000000000000000000000AA";

describe("consortium check: releases", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const findings = async (): Promise<string[]> =>
    (await checkConsortium(live.desk)).data.findings.map(({ part, finding }) => `${part}: ${finding}`);
  const standing = () => live.record.contracts["Standing"]?.address ?? "";

  describe("given releases that went their way", () => {
    it("should find nothing, wherever each stands", async () => {
      const { id } = await published(live);
      await submit(live, { name: "waiting" });
      await approved(live, { name: "approved" });
      await published(live, { version: version(2), predecessor: id });
      await decideOnRelease(live, "suspend", { id });
      expect(await findings()).to.deep.equal([]);
      await decideOnRelease(live, "retire", { id });
      expect(await findings()).to.deep.equal([]);
    });

    it("should find nothing after a seat approved what the mode allows", async () => {
      await listDevelopers(live);
      const { id, initCode } = await submit(live);
      const { releases } = live.suite;
      const approval = await releases.approveAsSeat.populateTransaction(id, keccak256(initCode));
      await live.actor("bank-a.seat").act(approval);
      expect(await findings()).to.deep.equal([]);
    });

    it("should prove it", async () => {
      expect((await checkConsortium(live.desk)).data.proved).to.include(
        "every released contract runs the code that was approved, where and as its release says, and by decision",
      );
    });
  });

  describe("given a chain that differs", () => {
    it("should find a published release without code", async () => {
      const { target } = await published(live);
      await live.networkHelpers.setCode(target, "0x");
      expect(await findings()).to.deep.equal([`releases: release 1 is Active, but has no code at ${target}.`]);
    });

    it("should find code where none was published", async () => {
      const { target } = await submit(live);
      await live.networkHelpers.setCode(target, "0x00");
      expect(await findings()).to.deep.equal([`releases: release 1 is Submitted, but there is code at ${target}.`]);
    });

    it("should find a target that stands otherwise than its release", async () => {
      const { id, target } = await published(live);
      await decideOnRelease(live, "suspend", { id });
      const word = await live.suite.standing.targetOf(target);
      await overwrite(live, standing(), BigInt(target), word, (word & ~0xffn) | 1n);
      expect(await findings()).to.deep.equal([
        "releases: release 1 is Suspended, but as a target of transactions it is Active.",
      ]);
    });

    it("should find a target of another registry", async () => {
      const { target } = await published(live);
      const word = await live.suite.standing.targetOf(target);
      await overwrite(live, standing(), BigInt(target), word, (word & 0xffffffffn) | (BigInt(ELSEWHERE) << 96n));
      expect(await findings()).to.deep.equal([`releases: ${target} is a target by ${ELSEWHERE}, and no release.`]);
    });
  });

  describe("given events that no decision explains", () => {
    const cases: [string, string, unknown[], string][] = [
      ["an approval", "ReleaseApproved", [1, ZeroAddress], "release 1 was approved"],
      ["a rejection", "ReleaseRejected", [1], "release 1 was rejected"],
      ["a suspension", "ReleaseSuspended", [1], "release 1 was suspended"],
      ["a resumption", "ReleaseResumed", [1], "release 1 was resumed"],
      ["a retirement", "ReleaseRetired", [1], "release 1 was retired"],
    ];
    for (const [what, event, args, words] of cases) {
      it(`should find ${what}`, async () => {
        await submit(live);
        await emit(live, "Releases", event, args);
        const found = await findings();
        expect(found).to.have.length(1);
        expect(found[0]).to.match(new RegExp(`^releases: In block \\d+ ${words} without an executed decision\\.$`));
      });
    }

    it("should find another mode and another list", async () => {
      await emit(live, "Releases", "DeploymentModeSet", [1]);
      await emit(live, "Releases", "DeveloperListed", [live.orgId("bank-c"), true]);
      const found = (await findings()).map((line) => line.replace(/block \d+/, "block N"));
      expect(found).to.deep.equal([
        "releases: In block N who approves releases changed without an executed decision.",
        "releases: In block N who approves releases changed without an executed decision.",
        "releases: The mode is CommitteeOnly, but ListedDevelopers was set last.",
        "releases: bank-c is not listed, but the events say otherwise.",
      ]);
    });
  });

  it("should find nothing after the committee changed who approves", async () => {
    const { releases } = live.suite;
    await decide(live, [await call(releases, "setListed", [live.orgId("bank-c"), true])]);
    await decide(live, [await call(releases, "setListed", [live.orgId("bank-c"), false])]);
    expect(await findings()).to.deep.equal([]);
  });
});
