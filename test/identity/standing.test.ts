import { expect } from "chai";
import { ZeroAddress, toBeHex, zeroPadValue } from "ethers";
import { organizationSubject } from "../../lib/regulator/subject.ts";
import { freeze, suspendOrganization } from "../fixtures/acts.ts";
import { itRefusesTheCommittee, send } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { Direction, Field, Office, TargetStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { freezeByDecision } from "../fixtures/orders.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";

const KEY = toBeHex(1, 32);
const PROTECTED = 1n << 8n;
const COMMITTEE = 1n << 9n;

/** Recovery, which writes whatever it is told. */
async function recoveryOf({ ethers, suite }: Founded) {
  const recovery = await ethers.getImpersonatedSigner(await suite.recovery.getAddress());
  return {
    address: recovery.address,
    write: (field: bigint, key: string, bits: bigint) =>
      suite.standing.connect(recovery).write(field, key, bits, { gasPrice: 0 }),
  };
}

describe("identity: Standing", () => {
  describe("write", () => {
    for (const name of EVERYONE) {
      it(`refuses ${name}`, async () => {
        const network = await founded();
        const { standing } = network.suite;
        await expect(send(network, name, await call(standing, "write", [Field.account, KEY, 1])))
          .to.be.revertedWithCustomError(standing, "StandingNotWriter")
          .withArgs(Field.account, keyOf(network, name).address);
      });
    }

    itRefusesTheCommittee((network) => call(network.suite.standing, "write", [Field.account, KEY, 1]));

    it("refuses the Authority, through which every decision comes", async () => {
      const { ethers, suite } = await founded();
      const authority = await ethers.getImpersonatedSigner(await suite.authority.getAddress());
      await expect(suite.standing.connect(authority).write(Field.account, KEY, 1, { gasPrice: 0 }))
        .to.be.revertedWithCustomError(suite.standing, "StandingNotWriter")
        .withArgs(Field.account, authority.address);
    });

    for (const field of ["account", "freeze", "organization"] as const) {
      it(`refuses the writer of another field at ${field}`, async () => {
        const network = await founded();
        const recovery = await recoveryOf(network);
        await expect(recovery.write(Field[field], KEY, 1n))
          .to.be.revertedWithCustomError(network.suite.standing, "StandingNotWriter")
          .withArgs(Field[field], recovery.address);
      });
    }

    it("refuses bits outside the field", async () => {
      const network = await founded();
      const recovery = await recoveryOf(network);
      for (const bits of [1n, 1n << 167n, 1n << 208n]) {
        await expect(recovery.write(Field.recovery, KEY, bits))
          .to.be.revertedWithCustomError(network.suite.standing, "StandingBitsOutside")
          .withArgs(Field.recovery, bits);
      }
    });

    it("leaves the other fields of an account's word as they are", async () => {
      const network = await founded();
      const { standing } = network.suite;
      const account = network.address("bank-a.participant");
      const recovery = await recoveryOf(network);
      await freeze(network, account);
      const before = await standing.accountOf(account);
      const bits = ((1n << 40n) - 1n) << 168n;
      await recovery.write(Field.recovery, zeroPadValue(account, 32), bits);
      expect(await standing.accountOf(account)).to.equal(before | bits);
      await recovery.write(Field.recovery, zeroPadValue(account, 32), 0n);
      expect(await standing.accountOf(account)).to.equal(before);
    });
  });

  describe("partiesOf: an account receives", () => {
    const receivesOf = async ({ address, suite }: Founded) =>
      (await suite.standing.partiesOf(ZeroAddress, address("bank-a.participant"))).receives;
    const ordering = (direction: bigint) => async (network: Founded) => {
      await freezeByDecision(network, organizationSubject(network.orgId("bank-a")), { direction });
    };
    const cases: Record<string, [made: (network: Founded) => Promise<void>, receives: bigint]> = {
      "of an organization in force": [() => Promise.resolve(), Office.participant],
      "not of a suspended organization": [(network) => suspendOrganization(network, "bank-a"), Office.none],
      "of an organization that may not send": [ordering(Direction.send), Office.participant],
      "not of one that may not receive": [ordering(Direction.receive), Office.none],
    };
    for (const [label, [made, receives]] of Object.entries(cases)) {
      it(label, async () => {
        const network = await founded();
        await made(network);
        expect(await receivesOf(network)).to.equal(receives);
      });
    }
  });

  describe("an organization's word", () => {
    it("takes until when an order keeps it from receiving, and stays as it is beside it", async () => {
      const network = await founded();
      const { freezeOrders, standing } = network.suite;
      const bank = network.orgId("bank-a");
      const before = await standing.organizationOf(bank);
      const order = await freezeByDecision(network, organizationSubject(bank), { direction: Direction.receive });
      const { until } = await freezeOrders.orderOf(order);
      expect(await standing.organizationOf(bank)).to.equal(before | (until << 96n));
    });
  });

  describe("syncCommittee", () => {
    it("by anyone: changes nothing while the Authority names the same Committee", async () => {
      const network = await founded();
      const { committee, standing } = network.suite;
      for (const name of ["outsider", "bank-a.participant", "founder"]) {
        await expect(standing.connect(keyOf(network, name)).syncCommittee()).not.to.emit(standing, "TargetWritten");
      }
      expect(await standing.targetOf(committee)).to.equal(TargetStatus.active | PROTECTED | COMMITTEE);
      expect(await standing.targetOf(ZeroAddress)).to.equal(0);
    });

    itRefusesTheCommittee((network) => call(network.suite.standing, "syncCommittee", []));
  });
});
