import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { execution, itIsDecidedAs, itRefusesCallers, making } from "../../fixtures/callers.ts";
import { call, execute, ready } from "../../fixtures/decisions.ts";
import { ActionClass, Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo } from "../../fixtures/given.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import { LIFE, SUBJECT, consented, rotation, start } from "../../fixtures/recovery.ts";

const cancelling = making(
  ({ suite }) => suite.recovery,
  "cancelByDecision",
  (network) => [network.address(SUBJECT), rotation(network).successor.address],
);

describe("Recovery.cancelByDecision: the committee ends a recovery", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("who", () => {
    itRefusesCallers(EVERYONE, cancelling);
    itIsDecidedAs(ActionClass.operation, "Operation", cancelling);
  });

  for (const name of [SUBJECT, "bank-a.seat", "bank-a.admin"]) {
    it(`of ${name}: gives it its office back`, async () => {
      const of = rotation(network, name);
      const { recovery, standing } = network.suite;
      const { office } = await network.suite.accounts.accountOf(of.account);
      await start(network, of);
      const act = await call(recovery, "cancelByDecision", [of.account, of.successor.address]);
      await expect(execution(network, [act]))
        .to.emit(recovery, "RecoveryCancelled")
        .withArgs(of.account, ZeroAddress);
      expect(await standing.officeOf(of.account)).to.equal(office);
    });
  }

  it("ends one that was consented to", async () => {
    await consented(network);
    await execution(network, [await cancelling(network)]);
    expect(await network.suite.standing.officeOf(network.address(SUBJECT))).to.equal(Office.participant);
  });

  it("holds for the key that it names", async () => {
    const startedAt = await start(network, rotation(network, SUBJECT, 51));
    await moveTo(network, startedAt + LIFE - 86_400);
    const other = [network.address(SUBJECT), rotation(network, SUBJECT, 51).successor.address];
    const decision = await ready(network, [await call(network.suite.recovery, "cancelByDecision", other)]);
    await moveTo(network, startedAt + LIFE);
    await start(network);
    const values = [network.address(SUBJECT), rotation(network).successor.address];
    await expectRefusal(execute(network, decision), network.suite.recovery, "RecoveryToAnother", values);
  });

  it("given none is under way: refuses", async () => {
    const attempt = execution(network, [await cancelling(network)]);
    await expectRefusal(attempt, network.suite.recovery, "RecoveryUnexpected", [network.address(SUBJECT), 0]);
  });

  it("leaves the next start to 30 days after this one", async () => {
    const startedAt = await start(network);
    await execution(network, [await cancelling(network)]);
    const values = [network.address(SUBJECT), startedAt];
    await expectRefusal(start(network), network.suite.recovery, "RecoveryUnexpected", values);
    await moveTo(network, startedAt + LIFE);
    await start(network);
  });
});
