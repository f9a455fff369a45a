import { expect } from "chai";
import { decideOn, freeze } from "../fixtures/acts.ts";
import { call, execute, ready } from "../fixtures/decisions.ts";
import { AccountStatus, Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { Founded } from "../fixtures/given.ts";
import { type Rotation, finish, finishable, rotation } from "../fixtures/recovery.ts";

describe("attack: keep a recovery ready, and finish it right before a decision about the account", () => {
  let network: Founded;
  let of: Rotation;

  beforeEach(async () => {
    network = await founded();
    of = rotation(network);
    await finishable(network, of);
  });

  const revocation = async () => ready(network, [await call(network.suite.accounts, "revoke", [of.account])]);

  it("the decision names the former key and fails; it takes another one about the new key", async () => {
    const decision = await revocation();
    await finish(network, of);
    const values = [of.account, AccountStatus.revoked];
    await expectRefusal(execute(network, decision), network.suite.accounts, "AccountUnexpectedStatus", values);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.participant);
    await decideOn(network, "revoke", of.successor.address);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.none);
  });

  it("given an officer's order on the account meanwhile: he cannot, and the decision is executed", async () => {
    const decision = await revocation();
    const order = await freeze(network, of.account);
    await expectRefusal(finish(network, of), network.suite.recovery, "RecoveryUnderOrder", [of.account, order]);
    await execute(network, decision);
    expect((await network.suite.accounts.accountOf(of.account)).status).to.equal(AccountStatus.revoked);
  });
});
