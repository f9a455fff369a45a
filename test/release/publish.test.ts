import { expect } from "chai";
import { concat, keccak256 } from "ethers";
import { decideOn, suspendOrganization } from "../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, send } from "../fixtures/callers.ts";
import { call, decide, execute, ready } from "../fixtures/decisions.ts";
import { ReleaseStatus, Rule, TargetStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { isAllowed, wordsOf } from "../fixtures/question.ts";
import {
  DEVELOPER,
  IDLE,
  PUBLISHER,
  type TestRelease,
  approved,
  leaving,
  onRelease,
  publish,
  published,
  publishing,
  statusOf,
  submission,
} from "../fixtures/releases.ts";
import { enrolled, itRefusesPowerless } from "./helpers/who.ts";

const making = async (network: Founded) => publishing(network, await approved(network));

const reinstating = (network: Founded) => call(network.suite.organizations, "reinstate", [network.orgId("bank-b")]);

async function expectWrongCode(network: Founded, release: TestRelease, given: string): Promise<void> {
  const values = [release.id, keccak256(release.initCode), keccak256(given)];
  const attempt = publish(network, { ...release, initCode: given });
  await expectRefusal(attempt, network.suite.releases, "ReleaseWrongCode", values);
}

describe("release: publish", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("operator"), making);
    itRefusesTheCommittee(making);
    itRefusesPowerless(PUBLISHER, making);

    it("refuses an operator of the developer's own organization", async () => {
      const network = await founded();
      const operator = await enrolled(network, "bank-b", "operator");
      const { id, initCode } = await approved(network);
      const { releases } = network.suite;
      const attempt = releases.connect(operator).publish(id, initCode);
      const values = [id, network.orgId("bank-b"), operator.address];
      await expectRefusal(attempt, releases, "ReleaseNotIndependent", values);
    });

    it("refuses an operator of another organization of the same group", async () => {
      const network = await founded();
      const developer = await enrolled(network, "bank-c", "developer", 1);
      const operator = await enrolled(network, "bank-d", "operator", 2);
      const { releases } = network.suite;
      await releases.connect(developer).submit(submission(network));
      await decide(network, [await onRelease(network, "approve", { id: 1n })]);
      const values = [1, network.orgId("bank-c"), operator.address];
      await expectRefusal(releases.connect(operator).publish(1, IDLE), releases, "ReleaseNotIndependent", values);
    });

    for (const name of ["csd.operator", "auditor.operator"]) {
      it(`takes ${name}`, async () => {
        const network = await founded();
        const release = await approved(network);
        await publish(network, release, name);
        expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
      });
    }

    it("takes an operator of the organization that administers it", async () => {
      const network = await founded();
      const release = await approved(network, { administrator: "bank-a" });
      await publish(network, release);
      expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
    });
  });

  describe("given the developer's organization is suspended", () => {
    it("refuses", async () => {
      const network = await founded();
      const release = await approved(network);
      await suspendOrganization(network, "bank-b");
      const values = [release.id, network.orgId("bank-b")];
      await expectRefusal(publish(network, release), network.suite.releases, "ReleaseOrganizationSuspended", values);
      await decide(network, [await reinstating(network)]);
      await publish(network, release);
    });

    it("refuses in the block of the suspension, whatever the publisher knew", async () => {
      const network = await founded();
      const { provider } = network;
      const release = await approved(network);
      const suspending = await ready(network, [
        await call(network.suite.organizations, "suspend", [network.orgId("bank-b")]),
      ]);
      await provider.send("evm_setAutomine", [false]);
      await execute(network, suspending);
      const { data, target } = await publishing(network, release);
      const sent = await network.as(PUBLISHER).sendTransaction({ to: target, data, gasLimit: 10_000_000 });
      await provider.send("evm_mine", []);
      await provider.send("evm_setAutomine", [true]);
      expect((await provider.getTransactionReceipt(sent.hash))?.status).to.equal(0);
      expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
    });
  });

  describe("given the developer's account acts no more", () => {
    for (const fragment of ["suspend", "revoke"]) {
      it(`publishes what its organization submitted: the committee decided ${fragment} about the account alone`, async () => {
        const network = await founded();
        const release = await approved(network);
        await decideOn(network, fragment, network.address(DEVELOPER));
        await publish(network, release);
        expect(await statusOf(network, release)).to.equal(ReleaseStatus.active);
      });
    }
  });

  describe("the code", () => {
    it("is refused with another byte", async () => {
      const network = await founded();
      await expectWrongCode(network, await approved(network), leaving("0x01"));
    });

    it("is refused with a byte more", async () => {
      const network = await founded();
      await expectWrongCode(network, await approved(network), concat([IDLE, "0x00"]));
    });

    it("is refused with other arguments", async () => {
      const network = await founded();
      const [mine, other] = ["0x01", "0x02"].map((argument) => concat([IDLE, argument]));
      const release = await approved(network, { initCode: mine });
      await expectWrongCode(network, release, other ?? "");
    });

    it("is refused when there is none", async () => {
      const network = await founded();
      await expectWrongCode(network, await approved(network), "0x");
    });

    it("of another release is refused", async () => {
      const network = await founded();
      const other = await approved(network, { initCode: leaving("0x01"), name: "letters" });
      const release = await approved(network);
      await expectWrongCode(network, release, other.initCode);
    });
  });

  it("creates the contract where it was foretold, and announces it", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const release = await approved(network);
    await expect(publish(network, release))
      .to.emit(releases, "ReleasePublished")
      .withArgs(release.id, release.target, network.address(PUBLISHER));
    expect(await network.provider.getCode(release.target)).to.equal("0x00");
    expect(await releases.idAt(release.target)).to.equal(release.id);
    expect(await releases.administratorAt(release.target)).to.equal(network.orgId("bank-b"));
  });

  it("makes it a target that Releases answers for, and every account may call", async () => {
    const network = await founded();
    const { standing, accountRules, releases } = network.suite;
    const release = await approved(network);
    const question = { from: network.address("bank-c.issuer"), to: release.target, data: "0x12345678" };
    expect(await isAllowed(network, question)).to.equal(false);
    expect((await accountRules.explain(...wordsOf(question), question.data)).rule).to.equal(Rule.unknownTarget);
    await publish(network, release);
    expect(await isAllowed(network, question)).to.equal(true);
    const word = await standing.targetOf(release.target);
    expect(word).to.equal((BigInt(await releases.getAddress()) << 96n) | TargetStatus.active);
  });

  it("is done once: the same again is refused", async () => {
    const network = await founded();
    const release = await published(network);
    for (const name of [PUBLISHER, "csd.operator"]) {
      const values = [release.id, ReleaseStatus.active];
      const again = send(network, name, await publishing(network, release));
      await expectRefusal(again, network.suite.releases, "ReleaseUnexpectedStatus", values);
    }
  });
});
