import { expect } from "chai";
import { reinstateRegulator, suspendRegulator } from "../../fixtures/acts.ts";
import { itRefusesCallers, itRefusesTheCommittee, making } from "../../fixtures/callers.ts";
import {
  FIRST,
  LIFE,
  SECOND,
  decideOnDirective,
  etaOf,
  execute,
  sinceOf,
  standingOf,
  withdraw,
} from "../../fixtures/directives.ts";
import { DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { nextAt, now } from "../../fixtures/given.ts";
import { everyoneBut } from "../../fixtures/people.ts";
import { addRegulator } from "../../fixtures/regulators.ts";
import { foundedAt, itRefusesAtOtherStages, itRefusesUnknown, passExecution } from "./helpers/stages.ts";

const withdrawing = making(
  ({ suite }) => suite.directives,
  "withdraw",
  () => [1],
);

describe("supervision: withdraw a directive", () => {
  describe("who", () => {
    itRefusesCallers(everyoneBut("officer"), withdrawing);
    itRefusesTheCommittee(withdrawing);

    it("refuses an officer of another regulator", async () => {
      const network = await foundedAt("approved");
      await addRegulator(network, network.stranger(1));
      const attempt = network.directives.connect(network.stranger(1)).withdraw(1);
      await expectRefusal(attempt, network.directives, "DirectiveOfAnother", [1, network.orgId("regulator")]);
    });

    it("refuses an officer of a suspended regulator, until it is reinstated", async () => {
      const network = await foundedAt("endorsed");
      await suspendRegulator(network);
      await expectRefusal(withdraw(network), network.suite.accounts, "AccessManagedUnauthorized", [
        network.address(SECOND),
      ]);
      await reinstateRegulator(network);
      await withdraw(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.withdrawn);
    });
  });

  for (const stage of ["drafted", "endorsed", "approved", "objected"] as const) {
    for (const [label, name] of [
      ["the officer who drafted it", FIRST],
      ["a colleague", SECOND],
    ] as const) {
      it(`given it is ${stage}: takes it back, by ${label}`, async () => {
        const network = await foundedAt(stage);
        await expect(withdraw(network, 1n, name))
          .to.emit(network.directives, "DirectiveWithdrawn")
          .withArgs(1, network.address(name));
        expect([await standingOf(network), await sinceOf(network)]).to.deep.equal([
          DirectiveStatus.withdrawn,
          BigInt(await now(network)),
        ]);
      });
    }
  }

  it("an award that is attested: takes it back", async () => {
    const network = await foundedAt("endorsed", { kind: DirectiveKind.award });
    await withdraw(network);
    expect(await standingOf(network)).to.equal(DirectiveStatus.withdrawn);
  });

  it("one that was approved against an objection: takes it back", async () => {
    const network = await foundedAt("objected");
    await decideOnDirective(network, "approveAgainstObjection");
    await withdraw(network);
    expect(await standingOf(network)).to.equal(DirectiveStatus.withdrawn);
  });

  it("ends it for good: what was withdrawn never lapses and is never executed", async () => {
    const network = await foundedAt("approved");
    const eta = await etaOf(network);
    await withdraw(network);
    await nextAt(network, eta);
    await expectRefusal(execute(network), network.directives, "DirectiveUnexpectedStatus", [
      1,
      DirectiveStatus.withdrawn,
    ]);
    await nextAt(network, eta + BigInt(2 * LIFE));
    await expectRefusal(withdraw(network), network.directives, "DirectiveUnexpectedStatus", [
      1,
      DirectiveStatus.withdrawn,
    ]);
  });

  describe("when", () => {
    itRefusesAtOtherStages(["drafted", "endorsed", "approved", "objected"], withdraw);
    itRefusesUnknown(withdraw);

    it("after the delay, before anyone executed it: takes it back", async () => {
      const network = await foundedAt("approved");
      await nextAt(network, (await etaOf(network)) + 1n);
      await withdraw(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.withdrawn);
    });

    it("given nobody executed it in 30 days: refuses", async () => {
      const network = await foundedAt("approved");
      await passExecution(network);
      await expectRefusal(withdraw(network), network.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.lapsed,
      ]);
    });
  });
});
