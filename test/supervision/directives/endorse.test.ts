import { expect } from "chai";
import { DAY, reinstateRegulator, suspendRegulator } from "../../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../../fixtures/callers.ts";
import { FIRST, LIFE, SECOND, draft, draftOf, endorse, sinceOf, standingOf } from "../../fixtures/directives.ts";
import { DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { founded, nextAt, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { everyoneBut } from "../../fixtures/people.ts";
import { addRegulator, changeOfficers, joining, officerChange } from "../../fixtures/regulators.ts";
import { foundedAt, itRefusesAtOtherStages, itRefusesUnknown } from "./helpers/stages.ts";

const endorsing = making(
  ({ suite }) => suite.directives,
  "endorse",
  () => [1],
);

/** Has a third officer join, and the first one go. */
async function replaceFirst(network: Founded): Promise<void> {
  await changeOfficers(network, await joining(network));
  const removal = await officerChange(network, { remove: network.address(FIRST) });
  await changeOfficers(network, removal, network.as(SECOND), network.stranger(1));
}

describe("supervision: endorse a directive", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("officer"), endorsing);
    itRefusesTheCommittee(endorsing);

    it("refuses the officer who drafted it", async () => {
      const network = await foundedAt("drafted");
      await expectRefusal(endorse(network, 1n, FIRST), network.directives, "DirectiveSecondOfficerNeeded", [
        1,
        network.address(FIRST),
      ]);
    });

    it("refuses an officer of another regulator", async () => {
      const network = await foundedAt("drafted");
      await addRegulator(network, network.stranger(1));
      const attempt = network.directives.connect(network.stranger(1)).endorse(1);
      await expectRefusal(attempt, network.directives, "DirectiveOfAnother", [1, network.orgId("regulator")]);
    });

    it("refuses an officer of a suspended regulator", async () => {
      const network = await foundedAt("drafted");
      await suspendRegulator(network);
      await expectRefusal(endorse(network), network.suite.accounts, "AccessManagedUnauthorized", [
        network.address(SECOND),
      ]);
    });

    it("refuses a second officer who was revoked", async () => {
      const network = await foundedAt("drafted");
      await changeOfficers(network, await joining(network));
      const removal = await officerChange(network, { remove: network.address(SECOND) });
      await changeOfficers(network, removal, network.as(FIRST), network.stranger(1));
      await expectRefusal(endorse(network), network.suite.accounts, "AccessManagedUnauthorized", [
        network.address(SECOND),
      ]);
    });
  });

  it("by a colleague: moves it on", async () => {
    const network = await foundedAt("drafted");
    await expect(endorse(network))
      .to.emit(network.directives, "DirectiveEndorsed")
      .withArgs(1, network.address(SECOND));
    expect(await standingOf(network)).to.equal(DirectiveStatus.endorsed);
    expect(await sinceOf(network)).to.equal(await now(network));
  });

  it("by an officer who joined after the draft: moves it on", async () => {
    const network = await foundedAt("drafted");
    await changeOfficers(network, await joining(network));
    await network.directives.connect(network.stranger(1)).endorse(1);
    expect(await standingOf(network)).to.equal(DirectiveStatus.endorsed);
  });

  describe("given the drafter is no officer in force", () => {
    it("revoked before the endorsement: refuses whoever remains", async () => {
      const network = await foundedAt("drafted");
      await replaceFirst(network);
      const values = [1, network.address(FIRST)];
      await expectRefusal(endorse(network), network.directives, "DirectiveSecondOfficerNeeded", values);
      const attempt = network.directives.connect(network.stranger(1)).endorse(1);
      await expectRefusal(attempt, network.directives, "DirectiveSecondOfficerNeeded", values);
    });

    it("replaced by another key of his: refuses that key", async () => {
      const network = await foundedAt("drafted");
      const rotation = await officerChange(network, { remove: network.address(FIRST), add: network.stranger(1) });
      await changeOfficers(network, rotation);
      const attempt = network.directives.connect(network.stranger(1)).endorse(1);
      await expectRefusal(attempt, network.directives, "DirectiveSecondOfficerNeeded", [1, network.address(FIRST)]);
    });

    it("expired before the endorsement: refuses", async () => {
      const network = await founded();
      const validUntil = BigInt((await now(network)) + DAY);
      await changeOfficers(network, await officerChange(network, { add: network.stranger(1), validUntil }));
      const { directives } = network.suite;
      await directives.connect(network.stranger(1)).draft(await draftOf(network));
      await nextAt(network, validUntil);
      await expectRefusal(endorse(network), directives, "DirectiveSecondOfficerNeeded", [
        1,
        network.stranger(1).address,
      ]);
    });

    it("revoked after the endorsement: it stays endorsed, for two officers stood behind it", async () => {
      const network = await foundedAt("endorsed");
      await replaceFirst(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.endorsed);
    });

    it("of a regulator that was suspended and reinstated since: moves it on", async () => {
      const network = await foundedAt("drafted");
      await suspendRegulator(network);
      await reinstateRegulator(network);
      await endorse(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.endorsed);
    });
  });

  describe("when", () => {
    itRefusesAtOtherStages(["drafted"], endorse);
    itRefusesUnknown(endorse);

    it("in the last second of 90 days: moves it on", async () => {
      const network = await founded();
      await draft(network);
      await nextAt(network, (await sinceOf(network)) + BigInt(LIFE) - 1n);
      await endorse(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.endorsed);
    });

    it("a second later: refuses", async () => {
      const network = await founded();
      await draft(network);
      await nextAt(network, (await sinceOf(network)) + BigInt(LIFE));
      await expectRefusal(endorse(network), network.suite.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.lapsed,
      ]);
    });
  });
});
