import { expect } from "chai";
import { enrol, suspendOrganization } from "../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee } from "../fixtures/callers.ts";
import { Office } from "../fixtures/enums.ts";
import { founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  LIFE,
  LISTED,
  OTHER,
  POST,
  REST,
  bitsOf,
  confirm,
  decideMethods,
  isOpenTo,
  managed,
  methodCall,
  opening,
  tighten,
  wordOf,
} from "../fixtures/methods.ts";
import { everyoneBut } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";
import { changeOfficers, officerChange } from "../fixtures/regulators.ts";

const BOTH = [Office.participant, Office.issuer] as const;
const OFFICERS = ["regulator.officer-1", "regulator.officer-2"];
const tightening = async (network: Founded) => methodCall(network, "tightenOwn", POST, [Office.participant], false);

/** The sample's target, open to participants, issuers and its list; bank-a administers it. */
async function given(): Promise<Founded> {
  const network = await founded();
  await managed(network, opening(BOTH, { listed: true }));
  return network;
}

async function list(network: Founded, listed: boolean, ...accounts: readonly unknown[]): Promise<void> {
  await decideMethods(network, "list", POST, accounts, listed);
}

async function expectListKept(network: Founded): Promise<void> {
  await expect(tighten(network, BOTH))
    .to.be.revertedWithCustomError(network.suite.methodLists, "MethodEssential")
    .withArgs(noticeOf(network), POST);
}

async function expectUntil(network: Founded, until: number): Promise<void> {
  expect(((await wordOf(network)) >> 64n) & 0xff_ffff_ffffn).to.equal(until);
}

describe("permissioning: tighten a function of a target that one's own organization administers", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("admin"), tightening);
    itRefusesTheCommittee(tightening);

    it("refuses the OrgAdmin of another organization", async () => {
      const network = await given();
      await expect(tighten(network, [], { as: "bank-b.admin" }))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotAdministrator")
        .withArgs(noticeOf(network), network.orgId("bank-a"), network.address("bank-b.admin"));
    });

    it("refuses every OrgAdmin where no organization administers", async () => {
      const network = await founded();
      await decideMethods(network, "manage", [opening(BOTH)]);
      await expect(tighten(network, []))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotAdministrator")
        .withArgs(noticeOf(network), 0, network.address("bank-a.admin"));
    });

    it("refuses the OrgAdmin of a suspended organization", async () => {
      const network = await given();
      await suspendOrganization(network, "bank-a");
      await expect(tighten(network, []))
        .to.be.revertedWithCustomError(network.suite.methodLists, "AccessManagedUnauthorized")
        .withArgs(network.address("bank-a.admin"));
    });
  });

  it("leaves what it names, of what was open, and says so", async () => {
    const network = await given();
    const tightened = tighten(network, [Office.participant]);
    await tightened;
    const until = (await now(network)) + LIFE;
    await expect(tightened)
      .to.emit(network.suite.methodLists, "MethodTightened")
      .withArgs(noticeOf(network), POST, network.address("bank-a.admin"), bitsOf([Office.participant]), until);
    await expectUntil(network, until);
    expect(await network.suite.methodLists.tightenedBy(noticeOf(network), POST)).to.equal(
      network.address("bank-a.admin"),
    );
  });

  it("closes the list alone", async () => {
    const network = await given();
    await tighten(network, BOTH);
    expect(await isOpenTo(network, "bank-c.issuer")).to.be.true;
    expect(((await wordOf(network)) >> 32n) & bitsOf([], true)).to.equal(0n);
  });

  describe("what it may not", () => {
    for (const [label, offices, listed] of [
      ["open a further office", [Office.participant, Office.seat], false],
      ["open a further office while it closes others", [Office.seat], false],
      ["leave everything as it is", BOTH, true],
    ] as const) {
      it(label, async () => {
        const network = await given();
        await expect(tighten(network, offices, { listed }))
          .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotTighter")
          .withArgs(noticeOf(network), POST);
      });
    }

    it("open the list", async () => {
      const network = await founded();
      await managed(network, opening(BOTH));
      await expect(tighten(network, [], { listed: true }))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotTighter")
        .withArgs(noticeOf(network), POST);
    });

    it("touch a function that is closed", async () => {
      const network = await given();
      await expect(tighten(network, [], { selector: OTHER }))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotTighter")
        .withArgs(noticeOf(network), OTHER);
    });

    it("touch an essential function", async () => {
      const network = await founded();
      await managed(network, opening(BOTH, { essential: true }));
      await expect(tighten(network, []))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodEssential")
        .withArgs(noticeOf(network), POST);
    });

    for (const office of ["regulator", "sentinel"] as const) {
      it(`close a function to the office ${office}, which a regulator's accounts hold`, async () => {
        const network = await founded();
        await managed(network, opening([...BOTH, Office[office]]));
        await expect(tighten(network, BOTH))
          .to.be.revertedWithCustomError(network.suite.methodLists, "MethodEssential")
          .withArgs(noticeOf(network), POST);
        await tighten(network, [Office[office]]);
      });
    }

    for (const office of ["regulator", "sentinel"] as const) {
      it(`close the list while an account of a regulator, in office ${office}, is on it`, async () => {
        const network = await given();
        const add = network.stranger(1);
        await changeOfficers(network, await officerChange(network, { add, office: Office[office] }));
        await list(network, true, add.address);
        await expectListKept(network);
      });
    }

    it("close the list before the last of a regulator's accounts is off it, however often each was put on", async () => {
      const network = await given();
      const [first, second] = OFFICERS.map((name) => network.address(name));
      await list(network, true, first, second, first);
      await list(network, false, first);
      await expectListKept(network);
      await list(network, false, second);
      await tighten(network, BOTH);
      expect(((await wordOf(network)) >> 32n) & LISTED).to.equal(0n);
    });

    it("touch a target that is not managed", async () => {
      const network = await founded();
      await decideMethods(network, "setAdministrator", network.orgId("bank-a"));
      await expect(tighten(network, []))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetNotManaged")
        .withArgs(noticeOf(network));
    });
  });

  it("closes an office beside a list with a regulator's account, which stays", async () => {
    const network = await given();
    const [first = ""] = OFFICERS.map((name) => network.address(name));
    await list(network, true, first);
    await tighten(network, [Office.participant], { listed: true });
    expect(((await wordOf(network)) >> 32n) & LISTED).to.equal(LISTED);
  });

  describe("again, before it lapsed", () => {
    it("closes more, and does not begin the time anew", async () => {
      const network = await given();
      await tighten(network, BOTH);
      const until = (await now(network)) + LIFE;
      await nextAt(network, until - 1);
      await tighten(network, []);
      await expectUntil(network, until);
    });

    it("does not take back what it closed", async () => {
      const network = await given();
      await tighten(network, []);
      await expect(tighten(network, [Office.participant]))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotTighter")
        .withArgs(noticeOf(network), POST);
    });

    it("by a second OrgAdmin begins the time anew, since two agree", async () => {
      const network = await given();
      await enrol(network, network.stranger(1), "bank-a", Office.orgAdmin);
      await tighten(network, BOTH);
      await moveTo(network, (await now(network)) + LIFE - 10);
      const { methodLists } = network.suite;
      await methodLists.connect(network.stranger(1)).tightenOwn(noticeOf(network), POST, [], false);
      await expectUntil(network, (await now(network)) + LIFE);
    });
  });

  describe("again, once it lapsed", () => {
    it("is refused to who was not confirmed, for 30 days from the first", async () => {
      const network = await given();
      await tighten(network, []);
      const [at, admin] = [await now(network), network.address("bank-a.admin")];
      for (const second of [at + LIFE, at + REST - 1]) {
        await nextAt(network, second);
        await expect(tighten(network, []))
          .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTightenedBefore")
          .withArgs(noticeOf(network), POST, admin, at + REST);
      }
      await nextAt(network, at + REST);
      await tighten(network, []);
      await expectUntil(network, at + REST + LIFE);
    });

    it("is open to another OrgAdmin of the organization", async () => {
      const network = await given();
      await enrol(network, network.stranger(1), "bank-a", Office.orgAdmin);
      await tighten(network, []);
      await moveTo(network, (await now(network)) + LIFE);
      const { methodLists } = network.suite;
      await methodLists.connect(network.stranger(1)).tightenOwn(noticeOf(network), POST, [], false);
      await expectUntil(network, (await now(network)) + LIFE);
    });

    it("is open to the same of another function", async () => {
      const network = await founded();
      await managed(network, opening(BOTH), opening(BOTH, { selector: OTHER }));
      await tighten(network, []);
      await moveTo(network, (await now(network)) + LIFE);
      await tighten(network, [], { selector: OTHER });
    });
  });

  it("again, once it was confirmed and the committee opened more, is open to the same", async () => {
    const network = await given();
    await tighten(network, [Office.participant]);
    await confirm(network, [Office.participant]);
    await decideMethods(network, "open", [opening(BOTH)]);
    await tighten(network, []);
    await expectUntil(network, (await now(network)) + LIFE);
  });
});
