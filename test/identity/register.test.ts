import { expect } from "chai";
import { ZeroHash, encodeBytes32String } from "ethers";
import { execution, itIsDecidedAs, itRefusesCallers, making } from "../fixtures/callers.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { ActionClass, OrgKind, OrgStatus } from "../fixtures/enums.ts";
import { founded, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";

const MAX_CAP = 2n ** 32n - 1n;

function legalEntity(kind: bigint, { name = "bank-e", group = "group-e", accountCap = 3n } = {}) {
  const text = (short: string) => (short === "" ? ZeroHash : encodeBytes32String(short));
  return { name: text(name), group: text(group), kind, accountCap };
}

async function register(network: Founded, organization: ReturnType<typeof legalEntity>, fragment = "register") {
  return execution(network, [await call(network.suite.organizations, fragment, [organization])]);
}

describe("identity: register an organization", () => {
  describe("register", () => {
    const member = making(
      ({ suite }) => suite.organizations,
      "register",
      () => [legalEntity(OrgKind.member)],
    );

    describe("who", () => {
      itRefusesCallers(EVERYONE, member);
      itIsDecidedAs(ActionClass.operation, "Operation", member);
    });

    describe("when the kind is", () => {
      for (const kind of ["member", "service"] as const) {
        it(`${kind}: gives it the next number, active`, async () => {
          const network = await founded();
          const { organizations, standing } = network.suite;
          const wanted = legalEntity(OrgKind[kind]);
          const id = (await organizations.count()) + 1n;
          await expect(register(network, wanted))
            .to.emit(organizations, "OrganizationRegistered")
            .withArgs(id, wanted.name, wanted.group, wanted.kind, wanted.accountCap);
          const stored = await organizations.organization(id);
          expect([...stored]).to.deep.equal([
            wanted.name,
            wanted.group,
            wanted.kind,
            OrgStatus.active,
            wanted.accountCap,
          ]);
          expect(await organizations.idOf(wanted.name)).to.equal(id);
          const since = BigInt(await now(network)) << 16n;
          expect(await standing.organizationOf(id)).to.equal(since | (wanted.kind << 8n) | OrgStatus.active);
        });
      }

      for (const kind of ["none", "regulator"] as const) {
        it(`${kind}: refuses`, async () => {
          const network = await founded();
          await expect(register(network, legalEntity(OrgKind[kind])))
            .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationWrongKind")
            .withArgs(OrgKind[kind]);
        });
      }
    });

    describe("when the name or group is", () => {
      for (const [label, deviation, holder] of [
        ["an empty name", { name: "" }, 0],
        ["an empty group", { group: "" }, 0],
        ["a name that is taken", { name: "bank-b" }, 2],
      ] as const) {
        it(`${label}: refuses`, async () => {
          const network = await founded();
          const wanted = legalEntity(OrgKind.member, deviation);
          await expect(register(network, wanted))
            .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationNameUnfit")
            .withArgs(wanted.name, holder);
        });
      }

      it("a group that another organization declares: accepts", async () => {
        const network = await founded();
        await register(network, legalEntity(OrgKind.member, { group: "bank-a" }));
        expect(await network.suite.organizations.count()).to.equal(8);
      });
    });

    describe("when the account cap is", () => {
      for (const accountCap of [0n, MAX_CAP]) {
        it(`${accountCap}: accepts`, async () => {
          const network = await founded();
          await register(network, legalEntity(OrgKind.member, { accountCap }));
          expect((await network.suite.organizations.organization(8)).accountCap).to.equal(accountCap);
        });
      }
    });
  });

  describe("registerRegulator", () => {
    const regulator = making(
      ({ suite }) => suite.organizations,
      "registerRegulator",
      () => [legalEntity(OrgKind.regulator)],
    );

    describe("who", () => {
      itRefusesCallers(EVERYONE, regulator);
      itIsDecidedAs(ActionClass.constitution, "Constitution", regulator);
    });

    it("registers a second regulator", async () => {
      const network = await founded();
      await decide(network, [await regulator(network)]);
      expect((await network.suite.organizations.organization(8)).kind).to.equal(OrgKind.regulator);
    });

    for (const kind of ["none", "member", "service"] as const) {
      it(`refuses kind ${kind}`, async () => {
        const network = await founded();
        await expect(register(network, legalEntity(OrgKind[kind]), "registerRegulator"))
          .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationWrongKind")
          .withArgs(OrgKind[kind]);
      });
    }
  });
});
