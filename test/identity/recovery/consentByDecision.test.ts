import { expect } from "chai";
import { DAY } from "../../fixtures/acts.ts";
import { ZeroAddress } from "ethers";
import { execution, itIsDecidedAs, itRefusesCallers, making } from "../../fixtures/callers.ts";
import { call, execute, ready } from "../../fixtures/decisions.ts";
import { ActionClass, Office } from "../../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../../fixtures/given.ts";
import { object } from "../../fixtures/objections.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import {
  LIFE,
  SUBJECT,
  WINDOW,
  consent,
  consentByDecision,
  consented,
  consenting,
  finish,
  rotation,
  start,
} from "../../fixtures/recovery.ts";

const deciding = making(
  ({ suite }) => suite.recovery,
  "consentByDecision",
  (network) => [network.address(SUBJECT), rotation(network).successor.address, 0],
);

describe("Recovery.consentByDecision: the committee consents", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("who", () => {
    itRefusesCallers(EVERYONE, deciding);
    itIsDecidedAs(ActionClass.operation, "Operation", deciding);
  });

  for (const name of [SUBJECT, "bank-a.seat", "bank-a.admin"]) {
    it(`for ${name}: consents`, async () => {
      const of = rotation(network, name);
      const startedAt = await start(network, of);
      const { recovery } = network.suite;
      await expect(consentByDecision(network, of))
        .to.emit(recovery, "RecoveryConsented")
        .withArgs(of.account, ZeroAddress);
      expect((await recovery.caseOf(of.account)).consentedAt).to.equal(await now(network));
      await moveTo(network, startedAt + WINDOW);
      await finish(network, of);
    });
  }

  it("overrules the old key's objection", async () => {
    const of = rotation(network);
    const startedAt = await start(network, of);
    await object(network, of, startedAt);
    await consentByDecision(network, of);
    await moveTo(network, startedAt + WINDOW);
    await finish(network, of);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.participant);
  });

  it("is void by an objection after it, and is given anew", async () => {
    const of = rotation(network, "bank-a.seat");
    const startedAt = await consented(network, of);
    await object(network, of, startedAt, network.as("bank-a.seat"));
    await moveTo(network, startedAt + WINDOW);
    const values = [of.account, startedAt + WINDOW, 0];
    await expectRefusal(finish(network, of), network.suite.recovery, "RecoveryUnfinished", values);
    await consentByDecision(network, of);
    await finish(network, of);
  });

  it("decided before the old key objected: is worth nothing", async () => {
    const of = rotation(network);
    const startedAt = await start(network, of);
    const decision = await ready(network, [await consenting(network, of)]);
    await object(network, of, startedAt);
    const { recovery } = network.suite;
    const { objectedAt, consentedAt } = await recovery.caseOf(of.account);
    await expectRefusal(execute(network, decision), recovery, "RecoveryObjectedSince", [of.account, objectedAt]);
    expect(consentedAt).to.equal(0);
  });

  it("that overrules an objection which nobody made: is refused", async () => {
    const of = rotation(network);
    await start(network, of);
    const { recovery } = network.suite;
    const made = await call(recovery, "consentByDecision", [of.account, of.successor.address, await now(network)]);
    await expectDecisionRefused(network, made, recovery, "RecoveryObjectedSince", [of.account, 0]);
  });

  it("given a peer consented: refuses, and the peer's stays", async () => {
    await consented(network);
    const values = [network.address(SUBJECT), ZeroAddress];
    const attempt = consentByDecision(network);
    await expectRefusal(attempt, network.suite.recovery, "RecoveryConsentUnfit", values);
    await moveTo(network, (await now(network)) + WINDOW);
    await finish(network);
  });

  it("given it was given: refuses a peer", async () => {
    await start(network);
    await consentByDecision(network);
    const values = [network.address(SUBJECT), network.address("csd.admin")];
    await expectRefusal(consent(network), network.suite.recovery, "RecoveryConsentUnfit", values);
  });

  describe("decided for a recovery that is not the one under way", () => {
    it("before there is any: is refused then", async () => {
      const values = [network.address(SUBJECT), 0];
      const decision = await consenting(network);
      await expectDecisionRefused(network, decision, network.suite.recovery, "RecoveryUnexpected", values);
    });

    it("to another key, before it started: is worth nothing", async () => {
      const decision = await ready(network, [await consenting(network, rotation(network, SUBJECT, 51))]);
      await start(network);
      const values = [network.address(SUBJECT), rotation(network).successor.address];
      await expectRefusal(execute(network, decision), network.suite.recovery, "RecoveryToAnother", values);
      expect((await network.suite.recovery.caseOf(network.address(SUBJECT))).consentedAt).to.equal(0);
    });

    it("to an earlier key, while that one was under way: is worth nothing", async () => {
      const startedAt = await start(network, rotation(network, SUBJECT, 51));
      await moveTo(network, startedAt + LIFE - 2 * DAY);
      const decision = await ready(network, [await consenting(network, rotation(network, SUBJECT, 51))]);
      await moveTo(network, startedAt + LIFE);
      await start(network);
      const values = [network.address(SUBJECT), rotation(network).successor.address];
      await expectRefusal(execute(network, decision), network.suite.recovery, "RecoveryToAnother", values);
    });

    it("after it ended: is refused", async () => {
      const startedAt = await start(network);
      await moveTo(network, startedAt + LIFE);
      const values = [network.address(SUBJECT), startedAt];
      const attempt = execution(network, [await consenting(network)]);
      await expectRefusal(attempt, network.suite.recovery, "RecoveryUnexpected", values);
    });
  });
});
