import { expect } from "chai";
import { call, decide } from "../fixtures/decisions.ts";
import { expectDecisionRefused, expectProposalRefused, expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const BUSINESS_ROLE = 100;
const PUBLIC_ROLE = 2n ** 64n - 1n;
const OUTSIDERS = ["founder", "bank-a.seat", "bank-a.admin", "regulator.officer-1"];

/** Roles that are neither granted, revoked nor given up. */
const HELD: Record<string, number> = {
  ADMIN: 0,
  "the Constitution class": 1,
  "the Network class": 2,
  "the Operation class": 3,
  "the Emergency class": 4,
  "the office Seat": 11,
  "the office Regulator": 12,
  "the office Participant": 19,
};

const VERBS: Record<string, (role: number, account: string) => unknown[]> = {
  grantRole: (role, account) => [role, account, 0],
  revokeRole: (role, account) => [role, account],
  renounceRole: (role, account) => [role, account],
};

describe("Authority.grantRole, revokeRole, renounceRole", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  for (const [verb, args] of Object.entries(VERBS)) {
    for (const [name, role] of Object.entries(HELD)) {
      describe(`${verb} of ${name}`, () => {
        for (const outsider of OUTSIDERS) {
          it(`is refused to ${outsider}`, async () => {
            const { authority } = network.suite;
            const made = authority.connect(network.as(outsider)).getFunction(verb)(
              ...args(role, network.address(outsider)),
            );
            await expectRefusal(made, authority, "AuthorityRoleNotGrantable", [role]);
          });
        }

        it("is refused to the Committee's decision", async () => {
          const { authority, committee } = network.suite;
          const account = verb === "grantRole" ? network.address("bank-b.admin") : await committee.getAddress();
          const made = await call(authority, verb, args(role, account));
          if (verb === "renounceRole") await expectProposalRefused(network, made);
          else await expectDecisionRefused(network, made, authority, "AuthorityRoleNotGrantable", [role]);
          expect(await authority.adminCount()).to.equal(1);
        });
      });
    }
  }

  describe("a role of a business contract", () => {
    const grant = () =>
      call(network.suite.authority, "grantRole", [BUSINESS_ROLE, network.address("bank-a.operator"), 0]);
    const isMember = async () =>
      (await network.suite.authority.hasRole(BUSINESS_ROLE, network.address("bank-a.operator"))).isMember;

    it("is granted by decision", async () => {
      await decide(network, [await grant()]);
      expect(await isMember()).to.equal(true);
    });

    it("is revoked by decision", async () => {
      await decide(network, [await grant()]);
      await decide(network, [
        await call(network.suite.authority, "revokeRole", [BUSINESS_ROLE, network.address("bank-a.operator")]),
      ]);
      expect(await isMember()).to.equal(false);
    });

    it("is given up by its holder", async () => {
      await decide(network, [await grant()]);
      const holder = network.suite.authority.connect(network.as("bank-a.operator"));
      await holder.renounceRole(BUSINESS_ROLE, network.address("bank-a.operator"));
      expect(await isMember()).to.equal(false);
    });

    it("is not given up by another, nor by its holder in another's name", async () => {
      await decide(network, [await grant()]);
      const { authority } = network.suite;
      const [holder, other] = ["bank-a.operator", "bank-a.seat"];
      for (const [as, confirmation] of [
        [other, holder],
        [holder, other],
      ] as const) {
        const made = authority.connect(network.as(as)).renounceRole(BUSINESS_ROLE, network.address(confirmation));
        await expectRefusal(made, authority, "AccessManagerBadConfirmation");
      }
      expect(await isMember()).to.equal(true);
    });

    it("is never everyone's, which all hold", async () => {
      const { authority } = network.suite;
      const made = await call(authority, "grantRole", [PUBLIC_ROLE, network.address("bank-a.operator"), 0]);
      await expectDecisionRefused(network, made, authority, "AccessManagerLockedRole", [PUBLIC_ROLE]);
    });

    for (const outsider of OUTSIDERS) {
      it(`is not granted by ${outsider}`, async () => {
        const { authority } = network.suite;
        const account = network.address(outsider);
        const made = authority.connect(network.as(outsider)).grantRole(BUSINESS_ROLE, account, 0);
        await expectRefusal(made, authority, "AccessManagerUnauthorizedAccount", [account, 0]);
      });
    }
  });
});
