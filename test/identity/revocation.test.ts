import { expect } from "chai";
import { ZeroAddress, zeroPadBytes } from "ethers";
import { DAY, decideOn, enrol, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { AccountStatus, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { everyoneBut, keyOf } from "../fixtures/people.ts";

const NAME = "bank-a.participant";

async function request(network: Founded, name = NAME, as = "bank-a.admin") {
  return network.suite.accounts.connect(network.as(as)).requestRevocation(keyOf(network, name).address);
}

async function confirm(network: Founded, as: string, name = NAME) {
  return network.suite.accounts.connect(keyOf(network, as)).confirmRevocation(keyOf(network, name).address);
}

function requesting(name: string) {
  return async (network: Founded) => call(network.suite.accounts, "requestRevocation", [network.address(name)]);
}

describe("identity: revoke an account of one's own organization, by two accounts", () => {
  describe("request", () => {
    describe("who", () => {
      itRefusesCallers(everyoneBut("admin"), requesting(NAME));
      itRefusesTheCommittee(requesting(NAME));

      it("refuses the OrgAdmin of another organization", async () => {
        const network = await founded();
        await expect(request(network, NAME, "bank-b.admin"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn")
          .withArgs(network.address("bank-b.admin"), 2, network.address("bank-b.admin"));
      });
    });

    it("is recorded, and leaves the account active", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const [account, admin] = [network.address(NAME), network.address("bank-a.admin")];
      await expect(request(network)).to.emit(accounts, "RevocationRequested").withArgs(account, admin);
      expect(await accounts.revocationRequester(account)).to.equal(admin);
      expect((await accounts.accountOf(account)).status).to.equal(AccountStatus.active);
    });

    for (const [name, kind, office] of [
      ["bank-a.seat", OrgKind.member, Office.seat],
      ["regulator.officer-1", OrgKind.regulator, Office.regulator],
    ] as const) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        await expect(request(network, name))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
          .withArgs(network.address(name), kind, office);
      });
    }

    it("refuses an address that was never enrolled", async () => {
      const network = await founded();
      await expect(request(network, "outsider")).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountUnknown",
      );
    });
  });

  describe("confirm, given a request", () => {
    for (const second of ["bank-a.operator", "bank-a.seat"]) {
      it(`by ${second}: revokes`, async () => {
        const network = await founded();
        const { accounts } = network.suite;
        await request(network);
        const confirmed = confirm(network, second);
        await expect(confirmed).to.emit(accounts, "AccountRevoked").withArgs(network.address(NAME));
        await expect(confirmed)
          .to.emit(accounts, "RevocationConfirmed")
          .withArgs(network.address(NAME), network.address(second));
        expect(await accounts.revocationRequester(network.address(NAME))).to.equal(ZeroAddress);
      });
    }

    it("by a second OrgAdmin: revokes", async () => {
      const network = await founded();
      await enrol(network, network.stranger(1), "bank-a", Office.orgAdmin);
      await request(network);
      const { accounts } = network.suite;
      await accounts.connect(network.stranger(1)).confirmRevocation(network.address(NAME));
      expect((await accounts.accountOf(network.address(NAME))).status).to.equal(AccountStatus.revoked);
    });

    it("in the last second of its 90 days: revokes", async () => {
      const network = await founded();
      await request(network);
      await nextAt(network, (await now(network)) + 90 * DAY - 1);
      await expect(confirm(network, "bank-a.operator")).to.emit(network.suite.accounts, "AccountRevoked");
    });

    it("by the OrgAdmin who requested it: refuses", async () => {
      const network = await founded();
      await request(network);
      await expect(confirm(network, "bank-a.admin"))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountSecondNeeded")
        .withArgs(network.address("bank-a.admin"));
    });

    for (const office of ["participant", "issuer"] as const) {
      it(`by a sock puppet, a ${office} that the OrgAdmin enrolled: refuses`, async () => {
        const network = await founded();
        const { accounts } = network.suite;
        const puppet = network.stranger(1);
        const args = await consenting(network, puppet, "bank-a", Office[office]);
        await accounts.connect(network.as("bank-a.admin")).enrolOwn(...args);
        await request(network);
        await expect(accounts.connect(puppet).confirmRevocation(network.address(NAME)))
          .to.be.revertedWithCustomError(accounts, "AccountSecondNeeded")
          .withArgs(puppet.address);
      });
    }

    for (const [label, disable] of [
      ["suspended", (network: Founded) => decideOn(network, "suspend", network.address("bank-a.operator"))],
      ["revoked", (network: Founded) => decideOn(network, "revoke", network.address("bank-a.operator"))],
      ["frozen", (network: Founded) => freeze(network, network.address("bank-a.operator"))],
    ] as const) {
      it(`by an account that is ${label}: refuses`, async () => {
        const network = await founded();
        await request(network);
        await disable(network);
        await expect(confirm(network, "bank-a.operator"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountSecondNeeded")
          .withArgs(network.address("bank-a.operator"));
      });
    }

    for (const [name, organization] of [
      ["outsider", 0],
      ["founder", 0],
      ["bank-b.admin", 2],
      ["regulator.officer-1", 6],
    ] as const) {
      it(`by ${name}, of another organization: refuses`, async () => {
        const network = await founded();
        await request(network);
        await expect(confirm(network, name))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountNotOwn")
          .withArgs(keyOf(network, name).address, organization, keyOf(network, name).address);
      });
    }
  });

  describe("confirm, given no request in force", () => {
    const GONE: Record<string, (network: Founded) => Promise<unknown>> = {
      "none was made": () => Promise.resolve(),
      "its author was suspended": async (network) => {
        await request(network);
        await decideOn(network, "suspend", network.address("bank-a.admin"));
      },
      "its author was revoked": async (network) => {
        await request(network);
        await decideOn(network, "revoke", network.address("bank-a.admin"));
      },
      "its 90 days are over": async (network) => {
        await request(network);
        await moveTo(network, (await now(network)) + 90 * DAY);
        expect(await network.suite.accounts.revocationRequester(network.address(NAME))).to.equal(ZeroAddress);
      },
      "the organization was suspended": async (network) => {
        await request(network);
        await suspendOrganization(network, "bank-a");
      },
    };
    for (const [label, prepare] of Object.entries(GONE)) {
      it(`because ${label}: refuses`, async () => {
        const network = await founded();
        await prepare(network);
        await expect(confirm(network, "bank-a.operator"))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountNoRequest")
          .withArgs(zeroPadBytes(network.address(NAME), 32));
      });
    }
  });
});
