import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import { DAY, decideOn, freeze, suspendOrganization } from "../../fixtures/acts.ts";
import type { Acceptance } from "../../fixtures/enrolment.ts";
import { Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../../fixtures/given.ts";
import { nameGuardians, startAsGuardians, support } from "../../fixtures/guardians.ts";
import { EVERYONE, keyOf } from "../../fixtures/people.ts";
import {
  LIFE,
  type Rotation,
  SUBJECT,
  WINDOW,
  acceptanceOf,
  cancel,
  consent,
  finish,
  recoveryAs,
  rotate,
  rotation,
  start,
} from "../../fixtures/recovery.ts";

/** The first circle's request for the first recovery of an account: what support of it adds up under. */
function requestOf(of: Rotation, { deadline, signature }: Acceptance): string {
  const types = ["address", "address", "tuple(uint48 deadline, bytes signature)", "uint40", "uint40"];
  const values = [of.account, of.successor.address, { deadline, signature }, 1, 0];
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, values));
}

describe("Recovery.support: guardians start", () => {
  let network: Founded;
  beforeEach(async () => {
    network = await founded();
    await nameGuardians(network);
  });

  const caseNow = (of: Rotation = rotation(network)) => network.suite.recovery.caseOf(of.account);
  const expectStarted = async (started: boolean, of?: Rotation) =>
    expect((await caseNow(of)).startedAt !== 0n).to.equal(started);
  const expectNoGuardian = async (attempt: Promise<unknown>, caller: string, organization = "bank-a") => {
    const values = [network.orgId(organization), caller];
    await expectRefusal(attempt, network.suite.recovery, "RecoveryNotGuardian", values);
  };

  describe("who", () => {
    for (const name of EVERYONE) {
      it(`refuses ${name}`, async () => expectNoGuardian(support(network, name), keyOf(network, name).address));
    }

    it("refuses the committee at the proposal", async () => {
      const { committee, recovery } = network.suite;
      const of = rotation(network);
      const acceptance = { deadline: 0, signature: "0x" };
      const data = recovery.interface.encodeFunctionData("support", [of.account, of.successor.address, acceptance]);
      const target = await recovery.getAddress();
      const attempt = committee.connect(network.as("bank-a.seat")).propose([target], [0], [data], "support");
      await expectRefusal(attempt, committee, "CommitteeCallRefused", [0, target, data.slice(0, 10)]);
    });

    it("refuses a colleague of a guardian", async () =>
      expectNoGuardian(support(network, "csd.seat"), network.address("csd.seat")));

    it("refuses a guardian of another organization", async () => {
      const of = rotation(network, "csd.operator");
      await expectNoGuardian(support(network, "bank-b.admin", of), network.address("bank-b.admin"), "csd");
    });

    it("refuses a guardian who was replaced", async () => {
      await nameGuardians(network, ["bank-b.admin", "csd.admin"]);
      await expectNoGuardian(support(network, "bank-c.admin"), network.address("bank-c.admin"));
    });

    const POWERLESS: Record<string, () => Promise<unknown>> = {
      "is suspended": () => decideOn(network, "suspend", network.address("csd.admin")),
      "is revoked": () => decideOn(network, "revoke", network.address("csd.admin")),
      "is frozen for sending": () => freeze(network, network.address("csd.admin")),
      "has a suspended organization": () => suspendOrganization(network, "csd"),
      "is being recovered himself": () => start(network, rotation(network, "csd.admin", 51)),
    };
    for (const [label, disable] of Object.entries(POWERLESS)) {
      it(`refuses a guardian who ${label}`, async () => {
        await disable();
        await expectNoGuardian(support(network, "csd.admin"), network.address("csd.admin"));
      });
    }

    it("takes the key that followed a guardian's, and the former key no more", async () => {
      const guardian = rotation(network, "csd.admin", 51);
      await rotate(network, guardian, "bank-b.admin");
      await expectNoGuardian(support(network, "csd.admin"), guardian.account);
      await startAsGuardians(network, rotation(network), ["bank-b.admin", guardian.successor]);
      await expectStarted(true);
    });
  });

  it("starts with the guardian who completes the quorum, not before", async () => {
    const { recovery } = network.suite;
    const of = rotation(network);
    await expect(support(network, "bank-b.admin"))
      .to.emit(recovery, "RecoverySupported")
      .withArgs(
        of.account,
        of.successor.address,
        network.address("bank-b.admin"),
        requestOf(of, await acceptanceOf(network, of)),
      );
    await expectStarted(false);
    expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.participant);
    await expect(support(network, "csd.admin"))
      .to.emit(recovery, "RecoveryStarted")
      .withArgs(of.account, of.successor.address, true);
    const found = await caseNow();
    expect([...found]).to.deep.equal([of.successor.address, BigInt(await now(network)), 0n, true, 0n]);
    expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.none);
  });

  it("waits for all groups that the organization asks for", async () => {
    await nameGuardians(network, ["bank-b.admin", "bank-c.admin", "csd.admin"], 3);
    await startAsGuardians(network, rotation(network), ["bank-b.admin", "bank-c.admin"]);
    await expectStarted(false);
    await support(network, "csd.admin");
    await expectStarted(true);
  });

  for (const name of ["bank-a.admin", "bank-a.seat"]) {
    it(`recovers ${name} too, with the consent that it takes`, async () => {
      const of = rotation(network, name);
      await startAsGuardians(network, of);
      await expectStarted(true, of);
    });
  }

  it("recovers an account of a suspended organization", async () => {
    await suspendOrganization(network, "bank-a");
    await startAsGuardians(network);
    await expectStarted(true);
  });

  it("is finished with the consent of a group that did not support", async () => {
    const of = rotation(network, "bank-a.admin");
    await startAsGuardians(network, of, ["bank-b.admin", "bank-c.admin"]);
    const { startedAt } = await caseNow(of);
    await consent(network, of);
    await moveTo(network, startedAt + BigInt(WINDOW));
    await finish(network, of);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.orgAdmin);
  });

  describe("of one group", () => {
    it("by one guardian twice: refuses", async () => {
      await support(network, "csd.admin");
      await expectNoGuardian(support(network, "csd.admin"), network.address("csd.admin"));
      await expectStarted(false);
    });

    it("by two guardians of one organization: refuses the second", async () => {
      await nameGuardians(network, ["bank-b.admin", "bank-b.seat", "csd.admin"]);
      await support(network, "bank-b.admin");
      await expectNoGuardian(support(network, "bank-b.seat"), network.address("bank-b.seat"));
    });

    it("by guardians of two organizations of one group: refuses the second", async () => {
      await nameGuardians(network, ["bank-c.admin", "bank-d.admin", "csd.admin"]);
      await support(network, "bank-c.admin");
      await expectNoGuardian(support(network, "bank-d.admin"), network.address("bank-d.admin"));
      await support(network, "csd.admin");
      await expectStarted(true);
    });

    it("by a guardian with his former and his new key: refuses the second", async () => {
      await support(network, "csd.admin");
      const guardian = rotation(network, "csd.admin", 51);
      await rotate(network, guardian, "bank-b.admin");
      await expectNoGuardian(support(network, guardian.successor), guardian.successor.address);
      await support(network, "bank-b.admin");
      await expectStarted(true);
    });
  });

  describe("does not add up", () => {
    it("for two keys", async () => {
      await support(network, "bank-b.admin");
      await support(network, "csd.admin", rotation(network, SUBJECT, 51));
      await expectStarted(false);
    });

    it("for two accounts", async () => {
      await support(network, "bank-b.admin");
      await support(network, "csd.admin", rotation(network, "bank-a.operator"));
      await expectStarted(false);
    });

    it("for two acceptances", async () => {
      await support(network, "bank-b.admin");
      await support(network, "csd.admin", rotation(network), 3_999_999_999n);
      await expectStarted(false);
    });

    it("of a circle that was named anew, of the same guardians too", async () => {
      await support(network, "bank-b.admin");
      await nameGuardians(network);
      await support(network, "csd.admin");
      await expectStarted(false);
      await support(network, "bank-b.admin");
      await expectStarted(true);
    });

    it("with support from before a recovery that was cancelled", async () => {
      await support(network, "bank-b.admin");
      const startedAt = await start(network, rotation(network, SUBJECT, 51));
      await cancel(network);
      await moveTo(network, startedAt + LIFE);
      await support(network, "csd.admin");
      await expectStarted(false);
    });

    it("with support that started a recovery which ended", async () => {
      await startAsGuardians(network);
      await moveTo(network, (await now(network)) + LIFE);
      await support(network, "bank-c.admin");
      await expectStarted(false);
      await support(network, "csd.admin");
      await expectStarted(true);
    });

    it("with a guardian who lost his office since", async () => {
      await support(network, "bank-b.admin");
      await decideOn(network, "revoke", network.address("bank-b.admin"));
      await support(network, "csd.admin");
      await expectStarted(false);
      await support(network, "bank-c.admin");
      await expectStarted(true);
    });
  });

  describe("is refused with the quorum", () => {
    it("when one is under way", async () => {
      const startedAt = await start(network, rotation(network, SUBJECT, 51));
      await support(network, "bank-b.admin");
      const values = [network.address(SUBJECT), startedAt];
      await expectRefusal(support(network, "csd.admin"), network.suite.recovery, "RecoveryUnexpected", values);
    });

    it("to the last second of 30 days after the last start, then starts", async () => {
      const startedAt = await start(network, rotation(network, SUBJECT, 51));
      await cancel(network);
      await support(network, "bank-b.admin");
      await nextAt(network, startedAt + LIFE - 1);
      const values = [network.address(SUBJECT), startedAt];
      await expectRefusal(support(network, "csd.admin"), network.suite.recovery, "RecoveryUnexpected", values);
      await nextAt(network, startedAt + LIFE);
      await support(network, "csd.admin");
      await expectStarted(true);
    });

    it("when the new key's acceptance ended meanwhile", async () => {
      const deadline = BigInt(await now(network)) + BigInt(DAY);
      const of = rotation(network);
      await support(network, "bank-b.admin", of, deadline);
      await moveTo(network, deadline + 1n);
      const values = [of.successor.address, deadline];
      const attempt = support(network, "csd.admin", of, deadline);
      await expectRefusal(attempt, network.suite.accounts, "AcceptanceExpired", values);
    });

    it("when the new key did not accept", async () => {
      const of = rotation(network);
      const acceptance = { deadline: 4_000_000_000n, signature: "0x" };
      const supported = (name: string) => recoveryAs(network, name).support(of.account, of.successor, acceptance);
      await supported("bank-b.admin");
      const values = [of.successor.address, network.orgId("bank-a"), Office.participant];
      await expectRefusal(supported("csd.admin"), network.suite.accounts, "AcceptanceInvalid", values);
    });
  });

  describe("which account", () => {
    for (const name of ["regulator.officer-1", "outsider"]) {
      it(`${name}: refuses`, async () => {
        const account = keyOf(network, name).address;
        const attempt = support(network, "csd.admin", rotation(network, account));
        await expectRefusal(attempt, network.suite.recovery, "RecoveryAccountUnfit", [account]);
      });
    }

    it("of an organization without guardians: refuses", async () =>
      expectNoGuardian(
        support(network, "csd.admin", rotation(network, "bank-b.seat")),
        network.address("csd.admin"),
        "bank-b",
      ));
  });
});
