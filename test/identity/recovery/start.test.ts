import { expect } from "chai";
import type { Wallet } from "ethers";
import { decideOn, enrol, freeze, suspendOrganization } from "../../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../../fixtures/callers.ts";
import { decide } from "../../fixtures/decisions.ts";
import { Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt } from "../../fixtures/given.ts";
import { everyoneBut } from "../../fixtures/people.ts";
import { LIFE, SUBJECT, acceptanceOf, cancel, consented, rotate, rotation, start } from "../../fixtures/recovery.ts";
import { changeOfficers, officerChange } from "../../fixtures/regulators.ts";
import { newSeatAccount } from "../../fixtures/seating.ts";

const starting = making(
  ({ suite }) => suite.recovery,
  "start",
  async (network) => {
    const of = rotation(network);
    return [of.account, of.successor.address, await acceptanceOf(network, of)];
  },
);

describe("Recovery.start: an OrgAdmin starts", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("who", () => {
    itRefusesCallers(everyoneBut("admin"), starting);
    itRefusesTheCommittee(starting);

    it("refuses the OrgAdmin of another organization", async () => {
      const of = rotation(network);
      const [bankA, other] = [network.orgId("bank-a"), network.address("bank-b.admin")];
      const attempt = start(network, of, "bank-b.admin");
      await expectRefusal(attempt, network.suite.recovery, "RecoveryNotOwn", [of.account, bankA, other]);
    });

    it("refuses the OrgAdmin of another organization of the same group", async () => {
      const of = rotation(network, "bank-c.issuer");
      const [bankC, other] = [network.orgId("bank-c"), network.address("bank-d.admin")];
      const attempt = start(network, of, "bank-d.admin");
      await expectRefusal(attempt, network.suite.recovery, "RecoveryNotOwn", [of.account, bankC, other]);
    });

    const POWERLESS: Record<string, () => Promise<unknown>> = {
      "is suspended": () => decideOn(network, "suspend", network.address("bank-a.admin")),
      "is revoked": () => decideOn(network, "revoke", network.address("bank-a.admin")),
      "is frozen for sending": () => freeze(network, network.address("bank-a.admin")),
      "has a suspended organization": () => suspendOrganization(network, "bank-a"),
      "is being recovered himself": () => start(network, rotation(network, "bank-a.admin", 51)),
    };
    for (const [label, disable] of Object.entries(POWERLESS)) {
      it(`refuses an OrgAdmin who ${label}`, async () => {
        await disable();
        const values = [network.address("bank-a.admin")];
        await expectRefusal(start(network), network.suite.recovery, "AccessManagedUnauthorized", values);
      });
    }
  });

  describe("which account", () => {
    const FIT = {
      "the Seat account": "bank-a.seat",
      "his own": "bank-a.admin",
      "an Operator": "bank-a.operator",
      "a Participant": "bank-a.participant",
      "a Developer": "bank-b.developer",
      "an Issuer": "bank-c.issuer",
      "an Inspector of a Service": "auditor.inspector",
    };
    for (const [label, name] of Object.entries(FIT)) {
      it(`${label}: starts`, async () => {
        const of = rotation(network, name);
        const startedAt = await start(network, of);
        const found = await network.suite.recovery.caseOf(of.account);
        expect([...found]).to.deep.equal([of.successor.address, BigInt(startedAt), 0n, false, 0n]);
      });
    }

    it("a suspended one: starts", async () => {
      await decideOn(network, "suspend", network.address(SUBJECT));
      await start(network);
    });

    it("one that expired: starts", async () => {
      const [name, bankA] = [network.stranger(9), "bank-a"];
      const { networkHelpers, suite } = network;
      const validUntil = BigInt((await networkHelpers.time.latest()) + LIFE);
      await enrol(network, name, bankA, Office.operator, validUntil);
      await moveTo(network, validUntil);
      expect(await suite.standing.officeOf(name)).to.equal(Office.none);
      await start(network, rotation(network, name.address));
    });

    const UNFIT: Record<string, () => string | Promise<string>> = {
      "nobody's": () => network.stranger(9).address,
      "a revoked one": async () => {
        await decideOn(network, "revoke", network.address(SUBJECT));
        return network.address(SUBJECT);
      },
      "one that was replaced": async () => {
        await rotate(network);
        return network.address(SUBJECT);
      },
      "an officer of a regulator": () => network.address("regulator.officer-1"),
      "a Sentinel of a regulator": async () => {
        const add = network.stranger(9);
        await changeOfficers(network, await officerChange(network, { add, office: Office.sentinel }));
        return add.address;
      },
    };
    for (const [label, accountOf] of Object.entries(UNFIT)) {
      it(`${label}: refuses`, async () => {
        const of = rotation(network, await accountOf(), 51);
        await expectRefusal(start(network, of), network.suite.recovery, "RecoveryAccountUnfit", [of.account]);
      });
    }
  });

  describe("to which key", () => {
    const UNFIT: Record<string, () => Wallet> = {
      "the account's own": () => network.as(SUBJECT),
      "one that is enrolled": () => network.as("bank-a.operator"),
      "an officer's": () => network.as("regulator.officer-1"),
    };
    for (const [label, successorOf] of Object.entries(UNFIT)) {
      it(`${label}: refuses`, async () => {
        const successor = successorOf();
        const attempt = start(network, { ...rotation(network), successor });
        await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [successor.address]);
      });
    }

    it("one that was ever enrolled: refuses", async () => {
      const revoked = network.as("bank-a.operator");
      await decideOn(network, "revoke", revoked.address);
      const attempt = start(network, { ...rotation(network), successor: revoked });
      await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [revoked.address]);
    });

    it("a Seat account's that was replaced by decision: refuses", async () => {
      await decide(network, [await newSeatAccount(network, "bank-d", network.stranger(1))]);
      const former = network.as("bank-d.seat");
      const attempt = start(network, {
        ...rotation(network, network.stranger(1).address, 50, "bank-d.admin"),
        successor: former,
      });
      await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [former.address]);
    });

    for (const [label, deviation] of Object.entries({
      "for another office": { office: Office.issuer },
      "for another organization": { organization: 2n },
      "on another chain": { chainId: 1 },
      "with another deadline": { signedDeadline: 4_000_000_001n },
    })) {
      it(`which accepted ${label}: refuses`, async () => {
        const of = rotation(network);
        const values = [of.successor.address, network.orgId("bank-a"), Office.participant];
        const attempt = start(network, of, of.admin, deviation);
        await expectRefusal(attempt, network.suite.accounts, "AcceptanceInvalid", values);
      });
    }

    it("for which the OrgAdmin signed: refuses", async () => {
      const of = rotation(network);
      const values = [of.successor.address, network.orgId("bank-a"), Office.participant];
      const attempt = start(network, of, of.admin, { signer: network.as("bank-a.admin") });
      await expectRefusal(attempt, network.suite.accounts, "AcceptanceInvalid", values);
    });

    it("whose acceptance ended: refuses, and takes it in its last second", async () => {
      const of = rotation(network);
      const deadline = BigInt(await network.networkHelpers.time.latest()) + 100n;
      await nextAt(network, deadline + 1n);
      const attempt = start(network, of, of.admin, { deadline });
      await expectRefusal(attempt, network.suite.accounts, "AcceptanceExpired", [of.successor.address, deadline]);
      await nextAt(network, deadline + 100n);
      await start(network, of, of.admin, { deadline: deadline + 100n });
    });
  });

  it("is announced", async () => {
    const of = rotation(network);
    const { recovery } = network.suite;
    const acceptance = await acceptanceOf(network, of);
    const sent = recovery.connect(network.as(of.admin)).start(of.account, of.successor, acceptance);
    await expect(sent).to.emit(recovery, "RecoveryStarted").withArgs(of.account, of.successor.address, false);
  });

  describe("again", () => {
    const refusedAgain = async (startedAt: number) => {
      const of = rotation(network, SUBJECT, 51);
      await expectRefusal(start(network, of), network.suite.recovery, "RecoveryUnexpected", [of.account, startedAt]);
    };

    it("given one is under way: refuses, to the same key too", async () => {
      const startedAt = await start(network);
      await refusedAgain(startedAt);
      const values = [network.address(SUBJECT), startedAt];
      await expectRefusal(start(network), network.suite.recovery, "RecoveryUnexpected", values);
    });

    it("given one was cancelled: refuses to the last second of 30 days, then starts", async () => {
      const startedAt = await start(network);
      await cancel(network);
      await nextAt(network, startedAt + LIFE - 1);
      await refusedAgain(startedAt);
      await nextAt(network, startedAt + LIFE);
      await start(network);
    });

    it("given nobody consented: starts in the second in which the former ended", async () => {
      const startedAt = await start(network);
      await nextAt(network, startedAt + LIFE);
      expect(await start(network, rotation(network, SUBJECT, 51))).to.equal(startedAt + LIFE);
    });

    it("given one that was consented to late is under way: refuses, though it started 30 days ago", async () => {
      const startedAt = await start(network);
      await moveTo(network, startedAt + LIFE - 10);
      const { recovery } = network.suite;
      const of = rotation(network);
      await recovery.connect(network.as("csd.admin")).consent(of.account, of.successor);
      await moveTo(network, startedAt + LIFE + 10);
      await refusedAgain(startedAt);
      expect((await recovery.caseOf(of.account)).successor).to.equal(of.successor.address);
    });

    it("given another account is being recovered: starts, to the same key too", async () => {
      await consented(network);
      await start(network, rotation(network, "bank-a.operator"));
    });
  });
});
