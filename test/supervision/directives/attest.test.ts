import { expect } from "chai";
import { suspendOrganization } from "../../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../../fixtures/callers.ts";
import { call, decide } from "../../fixtures/decisions.ts";
import { LIFE, attest, decideOnDirective, sinceOf, standingOf } from "../../fixtures/directives.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import { DirectiveKind, DirectiveStatus, Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { nextAt, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { everyoneBut } from "../../fixtures/people.ts";
import { addService } from "./helpers/services.ts";
import { foundedAt, itRefusesAtOtherStages, itRefusesUnknown } from "./helpers/stages.ts";

const AWARD = { kind: DirectiveKind.award };

const attesting = making(
  ({ suite }) => suite.directives,
  "attest",
  () => [1],
);

/** Enrols an inspector of another Service. */
async function otherInspector(network: Founded) {
  const key = network.stranger(5);
  const args = await consenting(network, key, await addService(network, "csd"), Office.inspector);
  await decide(network, [await call(network.suite.accounts, "enrol", args)]);
  return key;
}

describe("supervision: attest an award", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("inspector"), attesting);
    itRefusesTheCommittee(attesting);

    it("refuses the inspector of another Service", async () => {
      const network = await foundedAt("drafted", AWARD);
      const inspector = await otherInspector(network);
      const attempt = network.directives.connect(inspector).attest(1);
      const values = [1, network.orgId("auditor"), inspector.address];
      await expectRefusal(attempt, network.directives, "DirectiveNotAttested", values);
    });

    it("refuses the inspector of a suspended arbiter", async () => {
      const network = await foundedAt("drafted", AWARD);
      await suspendOrganization(network, "auditor");
      await expectRefusal(attest(network), network.suite.accounts, "AccessManagedUnauthorized", [
        network.address("auditor.inspector"),
      ]);
    });
  });

  for (const stage of ["drafted", "endorsed"] as const) {
    it(`given it is ${stage}: attests it, and it stays ${stage}`, async () => {
      const network = await foundedAt(stage, AWARD);
      const since = await sinceOf(network);
      if (stage === "drafted") {
        await expect(attest(network))
          .to.emit(network.directives, "DirectiveAttested")
          .withArgs(1, network.orgId("auditor"), network.address("auditor.inspector"));
      }
      expect((await network.directives.directiveOf(1)).attested).to.be.true;
      expect([await standingOf(network), await sinceOf(network)]).to.deep.equal([DirectiveStatus[stage], since]);
    });
  }

  for (const kind of ["seizure", "correction", "redemption"] as const) {
    it(`refuses a ${kind}, which no arbiter has found for`, async () => {
      const network = await foundedAt("drafted", { kind: DirectiveKind[kind] });
      const values = [1, 0, network.address("auditor.inspector")];
      await expectRefusal(attest(network), network.directives, "DirectiveNotAttested", values);
    });
  }

  it("outlasts a later suspension of the arbiter", async () => {
    const network = await foundedAt("endorsed", AWARD);
    await suspendOrganization(network, "auditor");
    await decideOnDirective(network, "approveByDecision");
    expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
  });

  describe("when", () => {
    itRefusesAtOtherStages(["drafted", "endorsed", "objected"], attest, AWARD);
    itRefusesUnknown(attest);

    it("in the last second of 90 days: attests", async () => {
      const network = await foundedAt("drafted", AWARD);
      await nextAt(network, (await sinceOf(network)) + BigInt(LIFE) - 1n);
      await attest(network);
      expect((await network.directives.directiveOf(1)).attested).to.be.true;
    });

    it("in the second in which it lapses: refuses", async () => {
      const network = await foundedAt("drafted", AWARD);
      await nextAt(network, (await sinceOf(network)) + BigInt(LIFE));
      await expectRefusal(attest(network), network.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.lapsed,
      ]);
    });

    it("keeps nothing alive: an attested draft lapses when it would have", async () => {
      const network = await foundedAt("drafted", AWARD);
      const end = (await sinceOf(network)) + BigInt(LIFE);
      await nextAt(network, end - 1n);
      await attest(network);
      await nextAt(network, end);
      await network.networkHelpers.mine();
      expect(await now(network)).to.equal(end);
      expect(await standingOf(network)).to.equal(DirectiveStatus.lapsed);
    });
  });
});
