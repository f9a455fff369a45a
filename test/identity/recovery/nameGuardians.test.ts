import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { decideOn, enrol, freeze, suspendOrganization } from "../../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../../fixtures/callers.ts";
import { Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded } from "../../fixtures/given.ts";
import { CIRCLE, nameGuardians } from "../../fixtures/guardians.ts";
import { everyoneBut } from "../../fixtures/people.ts";
import { rotation, start } from "../../fixtures/recovery.ts";

const naming = making(
  ({ suite }) => suite.recovery,
  "nameGuardians",
  (network) => [CIRCLE.map((name) => network.address(name)), 2],
);

describe("Recovery.nameGuardians: an OrgAdmin names who starts when he is lost", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const guardiansOf = async (organization = "bank-a") => {
    const [guardians, quorum] = await network.suite.recovery.guardiansOf(network.orgId(organization));
    return [[...guardians], Number(quorum)];
  };
  const addresses = (names: readonly string[]) => names.map((name) => network.address(name));
  const expectUnfit = async (attempt: Promise<unknown>, guardian: string, quorum: number) =>
    expectRefusal(attempt, network.suite.recovery, "RecoveryGuardiansUnfit", [guardian, quorum]);

  describe("who", () => {
    itRefusesCallers(everyoneBut("admin"), naming);
    itRefusesTheCommittee(naming);

    for (const [label, disable] of Object.entries({
      "is suspended": () => decideOn(network, "suspend", network.address("bank-a.admin")),
      "is frozen for sending": () => freeze(network, network.address("bank-a.admin")),
      "is being recovered": () => start(network, rotation(network, "bank-a.admin")),
    })) {
      it(`refuses an OrgAdmin who ${label}`, async () => {
        await disable();
        const values = [network.address("bank-a.admin")];
        await expectRefusal(nameGuardians(network), network.suite.recovery, "AccessManagedUnauthorized", values);
      });
    }
  });

  it("names them for his organization and no other", async () => {
    const { recovery } = network.suite;
    await expect(nameGuardians(network))
      .to.emit(recovery, "GuardiansNamed")
      .withArgs(network.orgId("bank-a"), addresses(CIRCLE), 2);
    expect(await guardiansOf()).to.deep.equal([addresses(CIRCLE), 2]);
    expect(await guardiansOf("bank-b")).to.deep.equal([[], 0]);
  });

  it("replaces those who were named before", async () => {
    await nameGuardians(network);
    const others = ["bank-d.seat", "auditor.inspector"];
    await nameGuardians(network, others);
    expect(await guardiansOf()).to.deep.equal([addresses(others), 2]);
  });

  it("names nobody", async () => {
    await nameGuardians(network);
    await nameGuardians(network, []);
    expect(await guardiansOf()).to.deep.equal([[], 2]);
  });

  describe("how many groups it takes", () => {
    for (const quorum of [0, 1]) {
      it(`${quorum}: refuses`, async () => expectUnfit(nameGuardians(network, CIRCLE, quorum), ZeroAddress, quorum));
    }

    it("as many as there are: accepts", async () => {
      await nameGuardians(network, CIRCLE, 3);
      expect(await guardiansOf()).to.deep.equal([addresses(CIRCLE), 3]);
    });

    it("more than there are: refuses", async () => expectUnfit(nameGuardians(network, CIRCLE, 4), ZeroAddress, 4));

    it("two, of guardians of one organization: refuses", async () =>
      expectUnfit(nameGuardians(network, ["bank-b.admin", "bank-b.seat"]), ZeroAddress, 2));

    it("two, of guardians of two organizations of one group: refuses", async () =>
      expectUnfit(nameGuardians(network, ["bank-c.admin", "bank-d.admin"]), ZeroAddress, 2));

    it("two, of one guardian named twice: refuses", async () =>
      expectUnfit(nameGuardians(network, ["csd.admin", "csd.admin"]), ZeroAddress, 2));

    it("two, of three guardians of two groups: accepts", async () => {
      const three = ["bank-c.admin", "bank-d.admin", "csd.admin"];
      await nameGuardians(network, three);
      expect(await guardiansOf()).to.deep.equal([addresses(three), 2]);
    });
  });

  describe("how many guardians", () => {
    const EIGHT = [
      ...["bank-b.seat", "bank-b.admin", "bank-b.developer", "bank-b.participant"],
      ...["bank-c.seat", "bank-c.admin", "csd.seat", "csd.admin"],
    ];

    it("8: accepts", async () => {
      await nameGuardians(network, EIGHT);
      expect(await guardiansOf()).to.deep.equal([addresses(EIGHT), 2]);
    });

    it("9: refuses", async () => expectUnfit(nameGuardians(network, [...EIGHT, "auditor.admin"]), ZeroAddress, 2));
  });

  describe("which guardian", () => {
    const UNFIT: Record<string, () => string | Promise<string>> = {
      "an account of his own": () => network.address("bank-a.operator"),
      "nobody's account": () => network.stranger(1).address,
      "the zero address": () => ZeroAddress,
      "one suspended": async () => {
        await decideOn(network, "suspend", network.address("csd.admin"));
        return network.address("csd.admin");
      },
      "one revoked": async () => {
        await decideOn(network, "revoke", network.address("csd.admin"));
        return network.address("csd.admin");
      },
      "one frozen for sending": async () => {
        await freeze(network, network.address("csd.admin"));
        return network.address("csd.admin");
      },
      "one of a suspended organization": async () => {
        await suspendOrganization(network, "csd");
        return network.address("csd.admin");
      },
    };
    for (const [label, guardianOf] of Object.entries(UNFIT)) {
      it(`${label}: refuses`, async () => {
        const guardian = await guardianOf();
        await expectUnfit(nameGuardians(network, ["bank-b.admin", "bank-c.admin", guardian]), guardian, 2);
      });
    }

    it("one of another organization of his group: refuses", async () => {
      const guardian = network.address("bank-d.admin");
      const attempt = nameGuardians(network, ["bank-a.admin", "csd.admin", guardian], 2, "bank-c.admin");
      await expectUnfit(attempt, guardian, 2);
    });

    it("one in any office, of a Service too: accepts", async () => {
      await enrol(network, network.stranger(1), "auditor", Office.sentinel);
      const named = [network.stranger(1).address, network.address("bank-b.participant")];
      await nameGuardians(network, named);
      expect(await guardiansOf()).to.deep.equal([named, 2]);
    });
  });
});
