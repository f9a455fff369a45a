import { expect } from "chai";
import { DAY, decideOn, enrol } from "../../fixtures/acts.ts";
import { call, decide } from "../../fixtures/decisions.ts";
import { KYC, accept, consenting, enrolment } from "../../fixtures/enrolment.ts";
import { AccountStatus, Office } from "../../fixtures/enums.ts";
import { expectProposalRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../../fixtures/given.ts";
import { EVERYONE, keyOf } from "../../fixtures/people.ts";
import { SUBJECT, rotate, rotation } from "../../fixtures/recovery.ts";

describe("Accounts.rotate: what the new key has of the old one", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const accountOf = async (address: string) => network.suite.accounts.accountOf(address);
  const enrolOwn = async (number: number) => {
    const args = await consenting(network, network.stranger(number), "bank-a", Office.participant);
    await network.suite.accounts.connect(network.as("bank-a.admin")).enrolOwn(...args);
    return network.stranger(number).address;
  };

  describe("who", () => {
    for (const name of EVERYONE) {
      it(`refuses ${name}`, async () => {
        const { accounts } = network.suite;
        const key = keyOf(network, name);
        const attempt = accounts.connect(key).rotate(network.address(SUBJECT), network.stranger(50));
        await expectRefusal(attempt, accounts, "AccountsOnlyRecovery", [key.address]);
      });
    }

    it("refuses the committee at the proposal", async () => {
      const args = [network.address(SUBJECT), network.stranger(50).address];
      await expectProposalRefused(network, await call(network.suite.accounts, "rotate", args));
    });
  });

  it("organization, office, validity, KYC reference and who enrolled it", async () => {
    const validUntil = BigInt((await now(network)) + 365 * DAY);
    await enrol(network, network.stranger(1), "bank-a", Office.operator, validUntil);
    const of = rotation(network, network.stranger(1).address);
    await rotate(network, of);
    const account = await accountOf(of.successor.address);
    expect([...account]).to.deep.equal([
      ...[of.successor.address, BigInt(network.orgId("bank-a")), Office.operator, AccountStatus.active],
      ...[validUntil, false, false, 0n, KYC],
    ]);
  });

  it("its end: a key that expires, expires for its successor in the same second", async () => {
    const validUntil = BigInt((await now(network)) + 30 * DAY);
    await enrol(network, network.stranger(1), "bank-a", Office.operator, validUntil);
    const of = rotation(network, network.stranger(1).address);
    await rotate(network, of);
    await moveTo(network, validUntil - 1n);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.operator);
    await moveTo(network, validUntil);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.none);
  });

  it("no office, given it expired before", async () => {
    const validUntil = BigInt((await now(network)) + 2 * DAY);
    await enrol(network, network.stranger(1), "bank-a", Office.operator, validUntil);
    const of = rotation(network, network.stranger(1).address);
    await rotate(network, of);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.none);
    const renewal = await call(network.suite.accounts, "renew", [of.successor.address, 0, KYC]);
    await decide(network, [renewal]);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.operator);
  });

  it("the suspension of a decision, which the OrgAdmin does not end", async () => {
    const of = rotation(network);
    await decideOn(network, "suspend", of.account);
    await rotate(network, of);
    const { accounts } = network.suite;
    const { status, suspendedByDecision } = await accountOf(of.successor.address);
    expect([status, suspendedByDecision]).to.deep.equal([AccountStatus.suspended, true]);
    const attempt = accounts.connect(network.as("bank-a.admin")).reinstateOwn(of.successor);
    await expectRefusal(attempt, accounts, "AccountSuspendedByDecision", [of.successor.address]);
    await decideOn(network, "reinstate", of.successor.address);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.participant);
  });

  it("the suspension of its OrgAdmin, which he ends", async () => {
    const of = rotation(network);
    const accounts = network.suite.accounts.connect(network.as("bank-a.admin"));
    await accounts.suspendOwn(of.account);
    await rotate(network, of);
    const { status, suspendedByDecision } = await accountOf(of.successor.address);
    expect([status, suspendedByDecision]).to.deep.equal([AccountStatus.suspended, false]);
    await accounts.reinstateOwn(of.successor);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.participant);
  });

  it("no request of its revocation: the account that it was about is gone", async () => {
    const of = rotation(network);
    const { accounts } = network.suite;
    await accounts.connect(network.as("bank-a.admin")).requestRevocation(of.account);
    await rotate(network, of);
    const attempt = accounts.connect(network.as("bank-a.operator")).confirmRevocation(of.successor);
    const request = `${of.successor.address.toLowerCase()}${"00".repeat(12)}`;
    await expectRefusal(attempt, accounts, "AccountNoRequest", [request]);
  });

  it("is announced as a revocation and an enrolment", async () => {
    const of = rotation(network);
    const { accounts } = network.suite;
    const { validUntil, kyc } = await accountOf(of.account);
    await rotate(network, of);
    const [revoked] = await accounts.queryFilter(accounts.filters.AccountRevoked(of.account));
    const [enrolled] = await accounts.queryFilter(accounts.filters.AccountEnrolled(of.successor.address));
    expect(revoked?.transactionHash).to.equal(enrolled?.transactionHash);
    const values = [of.successor.address, 1n, Office.participant, validUntil, kyc, false];
    expect([...(enrolled?.args ?? [])]).to.deep.equal(values);
  });

  describe("among its organization's own accounts", () => {
    it("it takes the old one's place: the count stays", async () => {
      const of = rotation(network, await enrolOwn(1));
      await enrolOwn(2);
      await rotate(network, of);
      expect(await network.suite.accounts.ownCountOf(network.orgId("bank-a"))).to.equal(2);
      expect((await accountOf(of.successor.address)).own).to.equal(true);
    });

    it("given the cap is reached, or was lowered since: it is rotated, and none is enrolled", async () => {
      const of = rotation(network, await enrolOwn(1));
      await enrolOwn(2);
      const { accounts, organizations } = network.suite;
      await decide(network, [await call(organizations, "setAccountCap", [network.orgId("bank-a"), 1])]);
      await rotate(network, of);
      await expectRefusal(enrolOwn(3), accounts, "AccountCapReached", [network.orgId("bank-a"), 1]);
    });

    it("it is one of the accounts ever enrolled, beside the old one", async () => {
      const { accounts } = network.suite;
      const before = await accounts.countOf(network.orgId("bank-a"));
      const of = rotation(network);
      await rotate(network, of);
      const listed = await accounts.pageOf(network.orgId("bank-a"), before, 10);
      expect(listed.map(({ account }) => account)).to.deep.equal([of.successor.address]);
    });
  });
});

describe("Accounts.checkAcceptance: whether a key could be enrolled so", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  it("says nothing of one that could", async () => {
    const args = await consenting(network, network.stranger(1), "bank-a", Office.participant);
    await network.suite.accounts.checkAcceptance(...args);
  });

  it("refuses one that is enrolled", async () => {
    const args = await consenting(network, network.as(SUBJECT), "bank-a", Office.participant);
    const values = [network.address(SUBJECT)];
    await expectRefusal(
      network.suite.accounts.checkAcceptance(...args),
      network.suite.accounts,
      "AccountUnfit",
      values,
    );
  });

  it("refuses a contract of the network", async () => {
    const standing = await network.suite.standing.getAddress();
    const wanted = enrolment(network, standing, "bank-a", Office.participant);
    const accepted = await accept(network, wanted, network.stranger(1));
    const attempt = network.suite.accounts.checkAcceptance(wanted, accepted);
    await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [standing]);
  });

  it("refuses what another signed", async () => {
    const wanted = enrolment(network, network.stranger(1).address, "bank-a", Office.participant);
    const accepted = await accept(network, wanted, network.stranger(2));
    const attempt = network.suite.accounts.checkAcceptance(wanted, accepted);
    const values = [wanted.account, network.orgId("bank-a"), Office.participant];
    await expectRefusal(attempt, network.suite.accounts, "AcceptanceInvalid", values);
  });
});
