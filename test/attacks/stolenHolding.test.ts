import { expect } from "chai";
import { DAY } from "../fixtures/acts.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { consenting as enrolling } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { type Founded, moveTo } from "../fixtures/given.ts";
import { nameGuardians, support } from "../fixtures/guardians.ts";
import { type Asset, recoverableHolder } from "../fixtures/holdings.ts";
import { object } from "../fixtures/objections.ts";
import {
  LIFE,
  type Rotation,
  WINDOW,
  cancel,
  consent,
  finish,
  finishable,
  moveHolding,
  start,
} from "../fixtures/recovery.ts";

const ISSUER = "bank-c.issuer";

describe("attack: an OrgAdmin takes what a participant of his organization holds", () => {
  let network: Founded;
  let asset: Asset;
  let of: Rotation;

  beforeEach(async () => {
    network = await founded();
    ({ asset, of } = await recoverableHolder(network, ISSUER));
  });

  afterEach("what the participant holds is where it was", async () => {
    expect(await asset.balanceOf(of.account)).to.equal(100n);
    expect(await asset.balanceOf(of.successor)).to.equal(0n);
  });

  const recovery = () => network.suite.recovery;
  const participants = () => network.as(ISSUER);
  const expectUnfinished = async (startedAt: number) => {
    const values = [of.account, startedAt + WINDOW, 0];
    await expectRefusal(finish(network, of), recovery(), "RecoveryUnfinished", values);
  };
  const expectNothingMoves = async () => {
    const values = [of.account, asset.address];
    const attempt = moveHolding(network, asset.address, of.account);
    await expectRefusal(attempt, recovery(), "RecoveryNothingToMove", values);
  };

  it("alone: he finishes nothing, and the participant acts again after 30 days", async () => {
    const startedAt = await start(network, of);
    for (const second of [WINDOW - 1, WINDOW, LIFE - 1]) {
      await moveTo(network, startedAt + second);
      await expectUnfinished(startedAt);
      await expectNothingMoves();
    }
    await moveTo(network, startedAt + LIFE);
    expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.issuer);
  });

  for (const friend of ["bank-c.admin", "bank-c.seat", "bank-d.admin", "bank-d.seat"]) {
    it(`with the consent of ${friend}, of his own group: is refused`, async () => {
      await start(network, of);
      const values = [of.account, network.address(friend)];
      await expectRefusal(consent(network, of, friend), recovery(), "RecoveryConsentUnfit", values);
    });
  }

  it("with guardians of his own group: he cannot name them", async () => {
    const guardian = network.address("bank-d.admin");
    const attempt = nameGuardians(network, ["bank-d.admin", "bank-d.seat"], 2, "bank-c.admin");
    await expectRefusal(attempt, recovery(), "RecoveryGuardiansUnfit", [guardian, 2]);
  });

  it("with guardians who are his friends, one of whom consents as well: is refused", async () => {
    await nameGuardians(network, ["bank-a.admin", "csd.admin"], 2, "bank-c.admin");
    await support(network, "bank-a.admin", of);
    await support(network, "csd.admin", of);
    for (const friend of ["bank-a.seat", "csd.seat"]) {
      const values = [of.account, network.address(friend)];
      await expectRefusal(consent(network, of, friend), recovery(), "RecoveryConsentUnfit", values);
    }
  });

  it("with a friend of another group: the participant's objection voids that consent, and he has no second", async () => {
    const startedAt = await finishable(network, of);
    await object(network, of, startedAt, participants());
    await expectUnfinished(startedAt);
    const values = [of.account, network.address("bank-b.admin")];
    await expectRefusal(consent(network, of, "bank-b.admin"), recovery(), "RecoveryConsentUnfit", values);
    await moveTo(network, startedAt + LIFE);
    await expectNothingMoves();
    expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.issuer);
  });

  it("with a new case right after the objection: he waits 30 days, and the participant objects again", async () => {
    const startedAt = await start(network, of);
    await object(network, of, startedAt, participants());
    await cancel(network, of);
    await moveTo(network, startedAt + LIFE - 1);
    await expectRefusal(start(network, of), recovery(), "RecoveryUnexpected", [of.account, startedAt]);
    await moveTo(network, startedAt + LIFE);
    const again = await finishable(network, of);
    await object(network, of, again, participants());
    await expectUnfinished(again);
  });

  it("by revoking the account and enrolling his own key: nothing follows to it", async () => {
    const { accounts } = network.suite;
    await accounts.connect(network.as("bank-c.admin")).requestRevocation(of.account);
    await accounts.connect(network.as("bank-c.seat")).confirmRevocation(of.account);
    const own = await enrolling(network, of.successor, "bank-c", Office.issuer);
    await accounts.connect(network.as("bank-c.admin")).enrolOwn(...own);
    await expectNothingMoves();
  });

  it("by asking the asset itself: it obeys Recovery alone", async () => {
    const asked = asset.contract.connect(network.as("bank-c.admin")).getFunction("recover");
    const values = [await recovery().getAddress(), network.address("bank-c.admin")];
    const attempt = asked.send(of.account, of.successor.address);
    await expectRefusal(attempt, asset.contract, "HoldingOnly", values);
  });

  it("while the participant is suspended by him: the suspended key objects all the same", async () => {
    await network.suite.accounts.connect(network.as("bank-c.admin")).suspendOwn(of.account);
    const startedAt = await finishable(network, of);
    await object(network, of, startedAt, participants());
    await expectUnfinished(startedAt);
  });

  it("while the committee looks at the objection: it ends the case", async () => {
    const startedAt = await start(network, of);
    await object(network, of, startedAt, participants());
    await decide(network, [await call(recovery(), "cancelByDecision", [of.account, of.successor.address])]);
    await moveTo(network, startedAt + 5 * DAY);
    await expectRefusal(finish(network, of), recovery(), "RecoveryUnexpected", [of.account, startedAt]);
  });
});
