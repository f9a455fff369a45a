import { expect } from "chai";
import { id } from "ethers";
import { OFFICES, roleOf } from "../../lib/suite/words.ts";
import { reinstatement, suspension } from "../fixtures/calls.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { placement } from "../fixtures/placement.ts";

const HOUR = 3_600;
const SEND = 1;
const RECEIVE = 2;

describe("Authority.hasRole", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const holds = async (role: number, name: string) =>
    (await network.suite.authority.hasRole(role, network.address(name))).isMember;
  const isAdmin = () => holds(roleOf("OrgAdmin"), "bank-d.admin");
  const act = async () => {
    const accounts = network.suite.accounts.connect(network.as("bank-d.admin"));
    return accounts.requestRevocation(network.address("bank-d.admin"));
  };
  const freeze = (direction: number) =>
    network.suite.freezeOrders
      .connect(network.as("regulator.officer-1"))
      .freeze(placement(network.address("bank-d.admin"), direction, HOUR, id("reason"), id("evidence")));
  const decided = async (name: string) =>
    decide(network, [await call(network.suite.accounts, name, [network.address("bank-d.admin")])]);

  async function expectPowerless(): Promise<void> {
    expect(await isAdmin()).to.equal(false);
    const { accounts } = network.suite;
    await expectRefusal(act(), accounts, "AccessManagedUnauthorized", [network.address("bank-d.admin")]);
  }

  async function expectPower(): Promise<void> {
    expect(await isAdmin()).to.equal(true);
    await act();
  }

  describe("of an office", () => {
    it("is true for the one office that each account holds", async () => {
      for (const { name, office } of network.file.accounts) {
        for (const each of OFFICES)
          expect(await holds(roleOf(each), name), `${name} ${each}`).to.equal(each === office);
      }
    });

    it("carries no delay", async () => {
      const { authority } = network.suite;
      const [, delay] = await authority.hasRole(roleOf("OrgAdmin"), network.address("bank-d.admin"));
      expect(delay).to.equal(0);
    });

    it("is false for the founder and for the Committee", async () => {
      for (const each of OFFICES) {
        expect(await holds(roleOf(each), "founder")).to.equal(false);
        const { isMember } = await network.suite.authority.hasRole(roleOf(each), network.suite.committee);
        expect(isMember).to.equal(false);
      }
    });
  });

  describe("when the account", () => {
    it("is suspended: no power from then on, until it is reinstated", async () => {
      await expectPower();
      await decided("suspend");
      await expectPowerless();
      await decided("reinstate");
      await expectPower();
    });

    it("is revoked: no power from then on", async () => {
      await decided("revoke");
      await expectPowerless();
    });

    it("expires: power until the second before, none from the second of its expiry", async () => {
      const { validUntil } = await network.suite.accounts.accountOf(network.address("bank-d.admin"));
      await network.networkHelpers.time.increaseTo(validUntil - 1n);
      expect(await isAdmin()).to.equal(true);
      await network.networkHelpers.time.increaseTo(validUntil);
      await expectPowerless();
    });

    it("is frozen for sending: no power until the order lapses", async () => {
      await freeze(SEND);
      await expectPowerless();
      await network.networkHelpers.time.increase(HOUR);
      await expectPower();
    });

    it("is frozen for receiving only: its power is as before", async () => {
      await freeze(RECEIVE);
      await expectPower();
    });

    it("belongs to a suspended organization: no power until that is reinstated", async () => {
      await decide(network, [await suspension(network, "bank-d")]);
      await expectPowerless();
      await decide(network, [await reinstatement(network, "bank-d")]);
      await expectPower();
    });

    it("is a regulator's whose organization is suspended: no veto, no order", async () => {
      const { organizations, committee, freezeOrders } = network.suite;
      await decide(network, [await call(organizations, "suspendRegulator", [network.orgId("regulator")])]);
      const officer = network.address("regulator.officer-1");
      expect(await holds(roleOf("Regulator"), "regulator.officer-1")).to.equal(false);
      await expectRefusal(freeze(SEND), freezeOrders, "AccessManagedUnauthorized", [officer]);
      const veto = committee.connect(network.as("regulator.officer-1")).veto([], [], [], id(""), id("a"), id("b"));
      await expectRefusal(veto, committee, "CommitteeVetoRefused", [officer, id("a"), id("b")]);
    });
  });

  describe("when Standing", () => {
    /** Code that answers every call in some wrong way. */
    const WRONG = {
      "has no code": "0x",
      reverts: "0x60006000fd",
      "answers nothing": "0x00",
      "answers 31 bytes": "0x6007601f52601f6000f3",
      "answers 64 bytes": "0x600760005260406000f3",
    };

    for (const [kind, code] of Object.entries(WRONG)) {
      it(`${kind}: nobody holds an office, and the Committee keeps its roles`, async () => {
        await network.networkHelpers.setCode(await network.suite.standing.getAddress(), code);
        await expectPowerless();
        for (let role = 0; role <= 4; role += 1) {
          const { isMember } = await network.suite.authority.hasRole(role, network.suite.committee);
          expect(isMember).to.equal(true);
        }
      });
    }
  });
});
