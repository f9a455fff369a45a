import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { cap } from "../fixtures/calls.ts";
import { call } from "../fixtures/decisions.ts";
import { expectProposalRefused, expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const OUTSIDERS = ["founder", "bank-a.seat", "bank-a.admin", "regulator.officer-1", "auditor.operator"];

/** What AccessManager offers and the fence shuts for everyone. */
const SHUT: Record<string, (network: TestNetwork) => unknown[]> = {
  setRoleAdmin: () => [1, 100],
  setRoleGuardian: () => [1, 100],
  setGrantDelay: () => [1, 86_400],
  setTargetAdminDelay: ({ suite }) => [suite.seats, 0],
  setTargetClosed: ({ suite }) => [suite.committee, true],
  updateAuthority: ({ suite, address }) => [suite.accounts, address("bank-a.seat")],
};

/** What only the Committee may do, as the caller of the Authority. */
const OPERATIONS: Record<string, (network: TestNetwork, data: string) => unknown[]> = {
  schedule: ({ suite }, data) => [suite.organizations, data, 0],
  execute: ({ suite }, data) => [suite.organizations, data],
  cancel: ({ suite }, data) => [suite.committee, suite.organizations, data],
};

const GOVERNED = ["standing", "organizations", "accounts", "charter", "seats", "freezeOrders"] as const;

describe("Authority: exits of the fence", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const attempt = (as: string, verb: string, args: unknown[]) =>
    network.suite.authority.connect(network.as(as)).getFunction(verb)(...args);

  it("closes no target and gives none a delay of its own", async () => {
    const { authority, committee, seats } = network.suite;
    for (const target of [committee.target, seats.target, network.address("bank-a.seat")]) {
      expect(await authority.isTargetClosed(target)).to.equal(false);
      expect(await authority.getTargetAdminDelay(target)).to.equal(0);
    }
  });

  for (const [verb, args] of Object.entries(SHUT)) {
    describe(verb, () => {
      const error = () => [network.suite.authority.getFunction(verb).fragment.selector];

      for (const outsider of OUTSIDERS) {
        it(`is shut for ${outsider}`, async () => {
          const { authority } = network.suite;
          await expectRefusal(attempt(outsider, verb, args(network)), authority, "AuthorityFenced", error());
        });
      }

      it("is shut for the Committee itself", async () => {
        const { authority, committee } = network.suite;
        const attempt = authority.getFunction(verb).staticCall(...args(network), { from: committee.target });
        await expectRefusal(attempt, authority, "AuthorityFenced", error());
      });

      it("cannot be proposed", async () => {
        await expectProposalRefused(network, await call(network.suite.authority, verb, args(network)));
      });
    });
  }

  for (const [verb, args] of Object.entries(OPERATIONS)) {
    describe(verb, () => {
      for (const outsider of OUTSIDERS) {
        it(`is refused to ${outsider}`, async () => {
          const { data } = await cap(network);
          const caller = network.address(outsider);
          const made = attempt(outsider, verb, args(network, data));
          await expectRefusal(made, network.suite.authority, "AuthorityOnlyCommittee", [caller]);
        });
      }

      it("is refused to the Authority itself, as which a decision arrives", async () => {
        const { authority } = network.suite;
        const { data } = await cap(network);
        const attempt = authority.getFunction(verb).staticCall(...args(network, data), { from: authority.target });
        await expectRefusal(attempt, authority, "AuthorityOnlyCommittee", [authority.target]);
      });

      it("cannot be proposed", async () => {
        const { data } = await cap(network);
        await expectProposalRefused(network, await call(network.suite.authority, verb, args(network, data)));
      });
    });
  }

  describe("multicall", () => {
    const grant = () =>
      network.suite.authority.interface.encodeFunctionData("grantRole", [0, network.address("csd.seat"), 0]);

    it("opens no exit to a seat", async () => {
      const { authority } = network.suite;
      await expectRefusal(attempt("csd.seat", "multicall", [[grant()]]), authority, "AuthorityRoleNotGrantable", [0]);
    });

    it("opens no exit to the Committee itself", async () => {
      const { authority, committee } = network.suite;
      const attempt = authority.multicall.staticCall([grant()], { from: committee.target });
      await expectRefusal(attempt, authority, "AuthorityRoleNotGrantable", [0]);
    });

    it("cannot be proposed", async () => {
      await expectProposalRefused(network, await call(network.suite.authority, "multicall", [[grant()]]));
    });
  });

  it("is not founded without a Committee, which is its one admin for ever", async () => {
    const { authority, standing } = network.suite;
    const founding = network.ethers.deployContract("Authority", [ZeroAddress, standing, [0, 0, 0, 0], []]);
    await expectRefusal(founding, authority, "AccessManagerInvalidInitialAdmin", [ZeroAddress]);
  });

  describe("setAuthority", () => {
    for (const name of GOVERNED) {
      it(`leaves ${name} where it is for ${OUTSIDERS.join(", ")}`, async () => {
        const contract = network.suite[name];
        for (const outsider of OUTSIDERS) {
          const made = contract
            .connect(network.as(outsider))
            .getFunction("setAuthority")
            .staticCall(network.address(outsider));
          await expectRefusal(made, contract, "GovernedAuthorityIsFinal");
        }
      });

      it(`leaves ${name} where it is for the Authority itself`, async () => {
        const contract = network.suite[name];
        const from = network.suite.authority.target;
        const attempt = contract.getFunction("setAuthority").staticCall(network.address("bank-a.seat"), { from });
        await expectRefusal(attempt, contract, "GovernedAuthorityIsFinal");
      });

      it(`leaves ${name} where it is: it cannot be proposed`, async () => {
        const contract = network.suite[name];
        await expectProposalRefused(network, await call(contract, "setAuthority", [network.address("bank-a.seat")]));
      });
    }
  });
});
