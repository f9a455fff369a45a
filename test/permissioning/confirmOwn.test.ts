import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { enrol, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { itRefusesTheCommittee } from "../fixtures/callers.ts";
import { call, decide, execute, ready } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  LIFE,
  POST,
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
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";
import { LEFT, expectNothingToConfirm, tightened } from "./helpers/tightened.ts";

const confirming = async (network: Founded) => methodCall(network, "confirmOwn", POST, LEFT, false);

describe("permissioning: confirm a tightening, as a second account of the organization", () => {
  describe("who", () => {
    itRefusesTheCommittee(confirming);

    for (const name of EVERYONE.filter((each) => !each.startsWith("bank-a."))) {
      it(`refuses ${name}, who is of another organization or of none`, async () => {
        const network = await tightened();
        await expect(confirm(network, LEFT, { as: name }))
          .to.be.revertedWithCustomError(network.suite.methodLists, "MethodNotAdministrator")
          .withArgs(noticeOf(network), network.orgId("bank-a"), keyOf(network, name).address);
      });
    }

    for (const name of ["bank-a.admin", "bank-a.participant"]) {
      it(`refuses ${name}, ${name.endsWith("admin") ? "who tightened" : "in an office that the OrgAdmin gives"}`, async () => {
        const network = await tightened();
        await expect(confirm(network, LEFT, { as: name }))
          .to.be.revertedWithCustomError(network.suite.methodLists, "MethodSecondNeeded")
          .withArgs(network.address(name));
      });
    }

    for (const office of ["participant", "issuer"] as const) {
      it(`refuses a sock puppet, a ${office} that the OrgAdmin enrolled`, async () => {
        const network = await tightened();
        const { accounts, methodLists } = network.suite;
        const puppet = network.stranger(1);
        const enrolled = await consenting(network, puppet, "bank-a", Office[office]);
        await accounts.connect(network.as("bank-a.admin")).enrolOwn(...enrolled);
        await expect(methodLists.connect(puppet).confirmOwn(noticeOf(network), POST, [...LEFT], false))
          .to.be.revertedWithCustomError(methodLists, "MethodSecondNeeded")
          .withArgs(puppet.address);
      });
    }

    it("refuses a second who is frozen", async () => {
      const network = await tightened();
      await freeze(network, network.address("bank-a.operator"));
      await expect(confirm(network, LEFT))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodSecondNeeded")
        .withArgs(network.address("bank-a.operator"));
    });

    it("refuses a suspended second", async () => {
      const network = await tightened();
      await network.suite.accounts.connect(network.as("bank-a.admin")).suspendOwn(network.address("bank-a.operator"));
      await expect(confirm(network, LEFT))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodSecondNeeded")
        .withArgs(network.address("bank-a.operator"));
    });

    for (const name of ["bank-a.operator", "bank-a.seat"]) {
      it(`takes ${name}`, async () => {
        const network = await tightened();
        const confirmed = confirm(network, LEFT, { as: name });
        await expect(confirmed)
          .to.emit(network.suite.methodLists, "TighteningConfirmed")
          .withArgs(noticeOf(network), POST, network.address(name));
        expect(await wordOf(network)).to.equal(bitsOf(LEFT));
      });
    }

    it("takes a second OrgAdmin", async () => {
      const network = await founded();
      const second = network.stranger(1);
      await enrol(network, second, "bank-a", Office.orgAdmin);
      await managed(network, opening([Office.participant, Office.issuer]));
      await tighten(network, LEFT);
      await network.suite.methodLists.connect(second).confirmOwn(noticeOf(network), POST, [...LEFT], false);
      expect(await wordOf(network)).to.equal(bitsOf(LEFT));
    });
  });

  it("holds for ever after, and forgets who tightened", async () => {
    const network = await tightened();
    await confirm(network, LEFT);
    await moveTo(network, (await now(network)) + 10 * LIFE);
    const { methodLists } = network.suite;
    expect(await isOpenTo(network, "bank-c.issuer")).to.be.false;
    expect(await methodLists.tightenedBy(noticeOf(network), POST)).to.equal(ZeroAddress);
  });

  it("confirms in the last second", async () => {
    const network = await tightened();
    await nextAt(network, (await now(network)) + LIFE - 1);
    await confirm(network, LEFT);
    expect(await wordOf(network)).to.equal(bitsOf(LEFT));
  });

  describe("nothing", () => {
    it("once it lapsed", async () => {
      const network = await tightened();
      await nextAt(network, (await now(network)) + LIFE);
      await expectNothingToConfirm(network, confirm(network, LEFT));
    });

    it("twice", async () => {
      const network = await tightened();
      await confirm(network, LEFT);
      await expectNothingToConfirm(network, confirm(network, LEFT));
    });

    it("where nobody tightened", async () => {
      const network = await founded();
      await managed(network, opening(LEFT));
      await expectNothingToConfirm(network, confirm(network, LEFT));
    });

    it("but just what the second saw, although the OrgAdmin closed more in between", async () => {
      const network = await tightened();
      await tighten(network, []);
      await expectNothingToConfirm(network, confirm(network, LEFT));
      await confirm(network, []);
      expect(await wordOf(network)).to.equal(0n);
    });

    it("once a decision opened the function", async () => {
      const network = await founded();
      await managed(network, opening([Office.participant, Office.issuer]));
      const proposal = await ready(network, [await methodCall(network, "open", [opening([Office.issuer])])]);
      await tighten(network, LEFT);
      await execute(network, proposal);
      await expectNothingToConfirm(network, confirm(network, LEFT));
      expect(await wordOf(network)).to.equal(bitsOf([Office.issuer]));
    });

    it("once a decision managed the target anew", async () => {
      const network = await founded();
      await managed(network, opening([Office.participant, Office.issuer]));
      const proposal = await ready(network, [await methodCall(network, "manage", [opening([Office.issuer])])]);
      await tighten(network, LEFT);
      await execute(network, proposal);
      await expectNothingToConfirm(network, confirm(network, LEFT));
    });

    it("of an OrgAdmin who is suspended by now", async () => {
      const network = await tightened();
      await decide(network, [await call(network.suite.accounts, "suspend", [network.address("bank-a.admin")])]);
      await expectNothingToConfirm(network, confirm(network, LEFT));
    });

    it("of an organization that is suspended", async () => {
      const network = await tightened();
      await suspendOrganization(network, "bank-a");
      await expectNothingToConfirm(network, confirm(network, LEFT));
    });
  });

  it("refuses a target that is managed no longer", async () => {
    const network = await founded();
    await managed(network, opening([Office.participant, Office.issuer]));
    const proposal = await ready(network, [await methodCall(network, "unmanage")]);
    await tighten(network, LEFT);
    await execute(network, proposal);
    await expect(confirm(network, LEFT))
      .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetNotManaged")
      .withArgs(noticeOf(network));
    await decideMethods(network, "manage", []);
    expect(await wordOf(network)).to.equal(0n);
  });
});
