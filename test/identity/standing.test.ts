import { expect } from "chai";
import { ZeroAddress, toBeHex, zeroPadValue } from "ethers";
import { contractSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import { decideOn, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { itRefusesTheCommittee, send } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { Direction, Field, Office, TargetStatus } from "../fixtures/enums.ts";
import { founded, moveTo } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { freezeByDecision, lift } from "../fixtures/orders.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";

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

    it("leaves the other fields of an organization's word as they are", async () => {
      const network = await founded();
      const { freezeOrders, standing } = network.suite;
      const bank = network.orgId("bank-a");
      const before = await standing.organizationOf(bank);
      const order = await freezeByDecision(network, organizationSubject(bank), { direction: Direction.receive });
      const { until } = await freezeOrders.orderOf(order);
      expect(await standing.organizationOf(bank)).to.equal(before | (until << 96n));
    });

    it("leaves the other fields of a target's word as they are", async () => {
      const network = await founded();
      const { freezeOrders, standing } = network.suite;
      const notice = await noticeOf(network).getAddress();
      const before = await standing.targetOf(notice);
      const order = await freeze(network, contractSubject(notice), { direction: Direction.both });
      const { until } = await freezeOrders.orderOf(order);
      expect(await standing.targetOf(notice)).to.equal(before | (until << 48n));
      await lift(network, order);
      expect(await standing.targetOf(notice)).to.equal(before);
    });
  });

  describe("partiesOf: who receives, a Participant", () => {
    const RECEIVER = "bank-a.participant";
    const of = (network: Founded) => organizationSubject(network.orgId("bank-a"));
    const cases: Record<string, [made: (network: Founded) => Promise<unknown>, receives: bigint]> = {
      "in force: does": [() => Promise.resolve(), Office.participant],
      "frozen for sending: does": [(network) => freeze(network, network.address(RECEIVER)), Office.participant],
      "frozen for receiving: does not": [
        (network) => freeze(network, network.address(RECEIVER), { direction: Direction.receive }),
        Office.none,
      ],
      "suspended: does not": [(network) => decideOn(network, "suspend", network.address(RECEIVER)), Office.none],
      "of a suspended organization: does not": [(network) => suspendOrganization(network, "bank-a"), Office.none],
      "of an organization frozen for sending: does": [
        (network) => freezeByDecision(network, of(network)),
        Office.participant,
      ],
      "of an organization frozen for receiving: does not": [
        (network) => freezeByDecision(network, of(network), { direction: Direction.receive }),
        Office.none,
      ],
      "of such an organization in the second in which the freeze ends: does": [
        async (network) => {
          const order = await freezeByDecision(network, of(network), { direction: Direction.receive });
          await moveTo(network, (await network.suite.freezeOrders.orderOf(order)).until);
        },
        Office.participant,
      ],
    };
    for (const [label, [made, receives]] of Object.entries(cases)) {
      it(label, async () => {
        const network = await founded();
        await made(network);
        const parties = await network.suite.standing.partiesOf(ZeroAddress, network.address(RECEIVER));
        expect(parties.receives).to.equal(receives);
      });
    }
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
