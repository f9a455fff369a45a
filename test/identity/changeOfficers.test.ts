import { expect } from "chai";
import { DAY, suspendRegulator } from "../fixtures/acts.ts";
import { itIsDecidedAs, itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass } from "../fixtures/enums.ts";
import { founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE, everyoneBut } from "../fixtures/people.ts";
import {
  addRegulator,
  approveChange,
  approveChangeByDecision,
  changeOfficers,
  joining,
  officerChange,
  requestChange,
} from "../fixtures/regulators.ts";

const FIRST = "regulator.officer-1";
const SECOND = "regulator.officer-2";

function making(fragment: string) {
  return async (network: Founded) => call(network.suite.accounts, fragment, [await joining(network)]);
}

describe("identity: a regulator changes its accounts", () => {
  describe("who requests", () => {
    itRefusesCallers(everyoneBut("officer"), making("requestOfficerChange"));
    itRefusesTheCommittee(making("requestOfficerChange"));
  });

  describe("who approves", () => {
    itRefusesCallers(everyoneBut("officer"), making("approveOfficerChange"));
    itRefusesTheCommittee(making("approveOfficerChange"));
    itRefusesCallers(EVERYONE, making("approveOfficerChangeByDecision"));
    itIsDecidedAs(ActionClass.constitution, "Constitution", making("approveOfficerChangeByDecision"));

    it("refuses the officer who requested it", async () => {
      const network = await founded();
      const change = await joining(network);
      await requestChange(network, change);
      await expect(approveChange(network, change, network.as(FIRST)))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountSecondNeeded")
        .withArgs(network.address(FIRST));
    });

    it("refuses an officer of another regulator, at the request and at the approval", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const other = network.stranger(5);
      await addRegulator(network, other);
      const change = await joining(network);
      await expect(requestChange(network, change, other))
        .to.be.revertedWithCustomError(accounts, "AccountNotOwn")
        .withArgs(other.address, 8, other.address);
      await requestChange(network, change);
      await expect(approveChange(network, change, other))
        .to.be.revertedWithCustomError(accounts, "AccountNotOwn")
        .withArgs(other.address, 8, other.address);
    });

    it("refuses a decision on what no officer requested", async () => {
      const network = await founded();
      await expect(approveChangeByDecision(network, await joining(network))).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountNoRequest",
      );
    });

    it("refuses another change than was requested", async () => {
      const network = await founded();
      await requestChange(network, await joining(network));
      const other = await officerChange(network, { add: network.stranger(2) });
      await expect(approveChange(network, other)).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountNoRequest",
      );
    });

    it("refuses the same change twice", async () => {
      const network = await founded();
      const change = await joining(network);
      await changeOfficers(network, change);
      await expect(approveChange(network, change)).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountNoRequest",
      );
    });

    it("in the last second of the request's 90 days: accepts", async () => {
      const network = await founded();
      const change = await joining(network);
      await requestChange(network, change);
      await nextAt(network, (await now(network)) + 90 * DAY - 1);
      await expect(approveChange(network, change)).to.emit(network.suite.accounts, "OfficersChanged");
    });

    it("after the request's 90 days: refuses the officer and the decision", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const change = await joining(network);
      await requestChange(network, change);
      await moveTo(network, (await now(network)) + 90 * DAY);
      await expect(approveChange(network, change)).to.be.revertedWithCustomError(accounts, "AccountNoRequest");
      await expect(approveChangeByDecision(network, change)).to.be.revertedWithCustomError(
        accounts,
        "AccountNoRequest",
      );
    });

    it("given the officer who requested was revoked since: refuses", async () => {
      const network = await founded();
      await changeOfficers(network, await joining(network));
      const change = await officerChange(network, { remove: network.address(SECOND) });
      await requestChange(network, change);
      const removal = await officerChange(network, { remove: network.address(FIRST) });
      await changeOfficers(network, removal, network.as(SECOND), network.stranger(1));
      const { accounts } = network.suite;
      await expect(approveChange(network, change, network.stranger(1))).to.be.revertedWithCustomError(
        accounts,
        "AccountNoRequest",
      );
      await expect(approveChangeByDecision(network, change)).to.be.revertedWithCustomError(
        accounts,
        "AccountNoRequest",
      );
    });

    it("given the regulator is suspended: refuses both officers, and a decision on an earlier request", async () => {
      const network = await founded();
      const change = await joining(network);
      await requestChange(network, change);
      await suspendRegulator(network);
      const { accounts } = network.suite;
      await expect(approveChange(network, change)).to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized");
      await expect(approveChangeByDecision(network, change)).to.be.revertedWithCustomError(
        accounts,
        "AccountNoRequest",
      );
    });
  });
});
