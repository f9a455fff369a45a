import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { DAY, suspendRegulator } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import {
  SECOND_REGULATOR,
  addRegulator,
  changeOfficers,
  officerChange,
  requestChange,
} from "../fixtures/regulators.ts";
import type { OfficerChange } from "../fixtures/regulators.ts";

const FIRST = "regulator.officer-1";
const SECOND = "regulator.officer-2";

async function changing(network: Founded) {
  const change = await officerChange(network, { add: network.stranger(1) });
  return call(network.suite.accounts, "changeOfficersByDecision", [change]);
}

async function change(network: Founded, wanted: OfficerChange) {
  return execution(network, [await call(network.suite.accounts, "changeOfficersByDecision", [wanted])]);
}

async function addOfficer(network: Founded, wanted = {}) {
  return change(network, await officerChange(network, { add: network.stranger(1), ...wanted }));
}

/** Requests a change as the first officer; the hash by which it is known. */
async function requested(network: Founded, wanted: OfficerChange): Promise<string> {
  await requestChange(network, wanted);
  const { accounts } = network.suite;
  const told = await accounts.queryFilter(accounts.filters.OfficerChangeRequested());
  return told.at(-1)?.args.request ?? "";
}

async function summon(network: Founded, name: string) {
  await decide(network, [await call(network.suite.accounts, "summon", [network.address(name)])]);
}

describe("identity: the committee alone changes a regulator's accounts", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, changing);
    itIsDecidedAs(ActionClass.constitution, "Constitution", changing);
  });

  describe("given two officers count", () => {
    it("refuses", async () => {
      const network = await founded();
      await expect(addOfficer(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "OfficersKeepThemselves")
        .withArgs(6, 2);
    });

    it("and their regulator is suspended: refuses all the same", async () => {
      const network = await founded();
      await suspendRegulator(network);
      await expect(addOfficer(network))
        .to.be.revertedWithCustomError(network.suite.accounts, "OfficersKeepThemselves")
        .withArgs(6, 2);
    });

    it("and one was summoned, before his 30 days are over: refuses", async () => {
      const network = await founded();
      await summon(network, SECOND);
      await moveTo(network, (await now(network)) + 14 * DAY);
      await expect(addOfficer(network)).to.be.revertedWithCustomError(network.suite.accounts, "OfficersKeepThemselves");
    });
  });

  describe("given fewer than two count", () => {
    it("because one was revoked: enrols another", async () => {
      const network = await founded();
      await changeOfficers(network, await officerChange(network, { remove: network.address(SECOND) }));
      await addOfficer(network);
      expect(await network.suite.accounts.countingOfficers(6)).to.equal(2);
    });

    it("and an officer requested the same: uses his request up, as the event says", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const renewal = await officerChange(network, { add: network.as(FIRST) });
      const request = await requested(network, renewal);
      await changeOfficers(network, await officerChange(network, { remove: network.address(SECOND) }));
      expect(await accounts.officerChangeRequester(request)).to.equal(network.address(FIRST));
      await expect(change(network, renewal))
        .to.emit(accounts, "OfficersChanged")
        .withArgs(6, ZeroAddress, network.address(FIRST), request);
      expect(await accounts.officerChangeRequester(request)).to.equal(ZeroAddress);
    });

    it("because one was summoned in vain: replaces him", async () => {
      const network = await founded();
      const { accounts, standing } = network.suite;
      await summon(network, SECOND);
      await moveTo(network, (await now(network)) + 30 * DAY);
      await addOfficer(network, { remove: network.address(SECOND) });
      expect(await standing.officeOf(network.address(SECOND))).to.equal(Office.none);
      expect([...(await accounts.officers())]).to.have.members([network.address(FIRST), network.stranger(1).address]);
    });

    it("because both expired: renews them", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      await moveTo(network, (await accounts.accountOf(network.address(FIRST))).validUntil);
      expect(await accounts.countingOfficers(6)).to.equal(0);
      const renewal = await officerChange(network, { add: network.as(FIRST) });
      await change(network, renewal);
      expect(await accounts.countingOfficers(6)).to.equal(1);
    });

    it("because the regulator is new: enrols its first two, then no more", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      await addRegulator(network, network.stranger(2), network.stranger(3));
      expect(await accounts.countingOfficers(SECOND_REGULATOR)).to.equal(2);
      expect(await accounts.countingOfficers(6)).to.equal(2);
      await expect(addOfficer(network, { regulator: SECOND_REGULATOR }))
        .to.be.revertedWithCustomError(accounts, "OfficersKeepThemselves")
        .withArgs(SECOND_REGULATOR, 2);
    });
  });

  for (const [name, kind] of [
    ["bank-a", OrgKind.member],
    ["auditor", OrgKind.service],
  ] as const) {
    it(`refuses ${name}, which is no regulator`, async () => {
      const network = await founded();
      await expect(addOfficer(network, { regulator: BigInt(network.orgId(name)) }))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
        .withArgs(network.stranger(1).address, kind, Office.regulator);
    });
  }
});
