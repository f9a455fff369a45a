import { expect } from "chai";
import { ZeroHash } from "ethers";
import { DAY, decideOn, enrol, suspendOrganization } from "../fixtures/acts.ts";
import { execution, executionAt, itIsDecidedAs, itRefusesCallers, making } from "../fixtures/callers.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { KYC, accept, consenting, enrolment } from "../fixtures/enrolment.ts";
import type { Acceptance, Enrolment } from "../fixtures/enrolment.ts";
import { AccountStatus, ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { isAllowed, noticeOf } from "../fixtures/question.ts";

const SAMPLE = { member: "bank-a", regulator: "regulator", service: "auditor" } as const;

/** Which offices `enrol` gives to which kind of organization; Seat and everything of a regulator have their own way. */
const GIVEN = {
  member: ["operator", "developer", "inspector", "issuer", "orgAdmin", "sentinel", "participant"],
  service: ["inspector", "operator", "sentinel", "orgAdmin"],
  regulator: [],
} as const;

async function enrolling(network: Founded, args: [Enrolment, Acceptance]) {
  return execution(network, [await call(network.suite.accounts, "enrol", args)]);
}

const participant = making(
  ({ suite }) => suite.accounts,
  "enrol",
  (network) => consenting(network, network.stranger(1), "bank-a", Office.participant),
);

describe("identity: enrol an account by decision", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, participant);
    itIsDecidedAs(ActionClass.operation, "Operation", participant);
  });

  it("lets the account act in its office, and records how", async () => {
    const network = await founded();
    const { accounts, standing } = network.suite;
    const key = network.stranger(1);
    const validUntil = BigInt((await now(network)) + 400 * DAY);
    const args = await consenting(network, key, "bank-b", Office.operator, validUntil);
    await expect(enrolling(network, args))
      .to.emit(accounts, "AccountEnrolled")
      .withArgs(key.address, 2, Office.operator, validUntil, KYC, false);
    const stored = await accounts.accountOf(key.address);
    const expected = [key.address, 2n, Office.operator, AccountStatus.active, validUntil, false, false, 0n, KYC];
    expect([...stored]).to.deep.equal(expected);
    expect(await standing.officeOf(key.address)).to.equal(Office.operator);
    expect(await isAllowed(network, { from: key.address, to: await noticeOf(network).getAddress() })).to.be.true;
  });

  describe("office and kind of organization", () => {
    for (const kind of ["member", "service", "regulator"] as const) {
      for (const office of Object.keys(Office)) {
        const number = Object.entries(Office).find(([name]) => name === office)?.[1] ?? 0n;
        const fits = GIVEN[kind].some((given) => given === office);
        it(`${kind}, ${office}: ${fits ? "enrols" : "refuses"}`, async () => {
          const network = await founded();
          const { accounts, standing } = network.suite;
          const key = network.stranger(1);
          const args = await consenting(network, key, SAMPLE[kind], number);
          if (fits) {
            await enrolling(network, args);
            expect(await standing.officeOf(key.address)).to.equal(number);
          } else {
            await expect(enrolling(network, args))
              .to.be.revertedWithCustomError(accounts, "AccountWrongOffice")
              .withArgs(key.address, OrgKind[kind], number);
          }
        });
      }
    }
  });

  describe("organization", () => {
    for (const id of [0n, 8n, 2n ** 32n - 1n]) {
      it(`refuses the unknown number ${id}`, async () => {
        const network = await founded();
        await expect(enrolling(network, await consenting(network, network.stranger(1), id, Office.participant)))
          .to.be.revertedWithCustomError(network.suite.organizations, "OrganizationUnknown")
          .withArgs(id);
      });
    }

    it("given it is suspended: enrols an account without power", async () => {
      const network = await founded();
      await suspendOrganization(network, "bank-a");
      await enrol(network, network.stranger(1), "bank-a", Office.orgAdmin);
      expect(await network.suite.standing.officeOf(network.stranger(1).address)).to.equal(Office.none);
    });
  });

  describe("validity", () => {
    it("refuses an end in the second of the enrolment", async () => {
      const network = await founded();
      const validUntil = BigInt((await now(network)) + 3 * DAY);
      const args = await consenting(network, network.stranger(1), "bank-a", Office.issuer, validUntil);
      await expect(executionAt(network, [await call(network.suite.accounts, "enrol", args)], validUntil))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountValidityUnfit")
        .withArgs(network.stranger(1).address, validUntil, KYC);
    });

    it("accepts the largest end", async () => {
      const network = await founded();
      await enrol(network, network.stranger(1), "bank-a", Office.issuer, 2n ** 40n - 1n);
      expect(await network.suite.standing.officeOf(network.stranger(1).address)).to.equal(Office.issuer);
    });

    it("refuses an empty KYC reference", async () => {
      const network = await founded();
      const key = network.stranger(1);
      const [wanted, acceptance] = await consenting(network, key, "bank-a", Office.issuer);
      await expect(enrolling(network, [{ ...wanted, kyc: ZeroHash }, acceptance]))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountValidityUnfit")
        .withArgs(key.address, 0, ZeroHash);
    });
  });

  describe("address", () => {
    const NAMES = ["Authority", "Standing", "Organizations", "Accounts", "Charter", "Seats"];
    for (const name of [...NAMES, "Committee", "FreezeOrders", "AccountRules", "AccountIngress", "Notice"]) {
      it(`refuses ${name}, a known contract`, async () => {
        const network = await founded();
        const address = network.record.contracts[name]?.address ?? "";
        const wanted = enrolment(network, address, "bank-a", Office.participant);
        await expect(enrolling(network, [wanted, await accept(network, wanted, network.stranger(1))]))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnfit")
          .withArgs(address);
      });
    }

    for (const last of ["0000", "7777", "8888", "9999"]) {
      it(`refuses 0x…${last}`, async () => {
        const network = await founded();
        const address = `0x${last.padStart(40, "0")}`;
        const wanted = enrolment(network, address, "bank-a", Office.participant);
        await expect(enrolling(network, [wanted, await accept(network, wanted, network.stranger(1))]))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnfit")
          .withArgs(address);
      });
    }

    it("refuses one that holds an office, in another office and organization", async () => {
      const network = await founded();
      const args = await consenting(network, network.as("bank-a.participant"), "bank-b", Office.issuer);
      await expect(enrolling(network, args))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnfit")
        .withArgs(network.address("bank-a.participant"));
    });

    it("refuses one that was revoked, with the acceptance that was good then", async () => {
      const network = await founded();
      const args = await consenting(network, network.stranger(1), "bank-a", Office.participant);
      await decide(network, [await call(network.suite.accounts, "enrol", args)]);
      await decideOn(network, "revoke", network.stranger(1).address);
      await expect(enrolling(network, args))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnfit")
        .withArgs(network.stranger(1).address);
    });
  });
});
