import { expect } from "chai";
import type { Wallet } from "ethers";
import { decide, call } from "../../fixtures/decisions.ts";
import { accept, enrolment } from "../../fixtures/enrolment.ts";
import { Office } from "../../fixtures/enums.ts";
import { expectProposalRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../../fixtures/given.ts";
import { startAsGuardians, nameGuardians } from "../../fixtures/guardians.ts";
import { type Misobjected, object, objection } from "../../fixtures/objections.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import {
  LIFE,
  type Rotation,
  SUBJECT,
  WINDOW,
  cancel,
  consent,
  consentByDecision,
  consented,
  finish,
  recoveryAs,
  rotation,
  start,
} from "../../fixtures/recovery.ts";

describe("Recovery.object: the old key objects", () => {
  let network: Founded;
  let of: Rotation;
  let startedAt: number;

  beforeEach(async () => {
    network = await founded();
    of = rotation(network);
    startedAt = await start(network, of);
  });

  const isDisputed = async () => (await network.suite.recovery.caseOf(of.account)).objectedAt !== 0n;
  const expectUnfit = async (attempt: Promise<unknown>, account = of.account) =>
    expectRefusal(attempt, network.suite.recovery, "RecoveryObjectionUnfit", [account]);

  describe("delivered by", () => {
    for (const name of [...EVERYONE, "bank-b.participant"]) {
      it(`${name}: sends the case to the committee`, async () => {
        const { recovery } = network.suite;
        const signature = await objection(network, of, startedAt, network.as(SUBJECT));
        await expect(recoveryAs(network, name).object(of.account, signature))
          .to.emit(recovery, "RecoveryDisputed")
          .withArgs(of.account);
        expect(await isDisputed()).to.equal(true);
      });
    }

    it("the committee: cannot even be proposed", async () => {
      const signature = await objection(network, of, startedAt, network.as(SUBJECT));
      await expectProposalRefused(network, await call(network.suite.recovery, "object", [of.account, signature]));
    });
  });

  describe("signed by", () => {
    const OTHERS: Record<string, () => Wallet> = {
      "the new key": () => of.successor,
      "the OrgAdmin": () => network.as("bank-a.admin"),
      "a colleague": () => network.as("bank-a.operator"),
      "a Seat account": () => network.as("csd.seat"),
      "an officer": () => network.as("regulator.officer-1"),
      nobody: () => network.stranger(7),
    };
    for (const [label, signerOf] of Object.entries(OTHERS)) {
      it(`${label}: refuses`, async () => {
        await expectUnfit(object(network, of, startedAt, signerOf()));
        expect(await isDisputed()).to.equal(false);
      });
    }

    for (const [label, signature] of Object.entries({ "nobody at all": "0x", garbage: `0x${"11".repeat(65)}` })) {
      it(`${label}: refuses`, async () => expectUnfit(recoveryAs(network, "outsider").object(of.account, signature)));
    }

    it("the old key, handed in by the old key itself, without a signature: refuses", async () =>
      expectUnfit(recoveryAs(network, SUBJECT).object(of.account, "0x")));
  });

  describe("about another case", () => {
    const OTHER: Record<string, () => Misobjected> = {
      "of another account": () => ({ account: network.address("bank-a.operator") }),
      "to another key": () => ({ successor: network.stranger(51).address }),
      "of another second": () => ({ startedAt: startedAt - 1 }),
      "on another chain": () => ({ chainId: 1 }),
      "in another contract": () => ({ contract: network.record.contracts["Accounts"]?.address ?? "" }),
    };
    for (const [label, misOf] of Object.entries(OTHER)) {
      it(`${label}: refuses`, async () => expectUnfit(object(network, of, startedAt, network.as(SUBJECT), misOf())));
    }

    it("an earlier one of the same account to the same key: refuses", async () => {
      const signature = await objection(network, of, startedAt, network.as(SUBJECT));
      await recoveryAs(network, "outsider").object(of.account, signature);
      await moveTo(network, startedAt + LIFE);
      await start(network, of);
      await expectUnfit(recoveryAs(network, "outsider").object(of.account, signature));
      expect(await isDisputed()).to.equal(false);
    });
  });

  describe("when", () => {
    const refusesToFinish = async () => {
      const values = [of.account, startedAt + WINDOW, 0];
      await expectRefusal(finish(network, of), network.suite.recovery, "RecoveryUnfinished", values);
    };

    it("in the last second of the window, after a consent: voids it", async () => {
      await consent(network, of);
      await nextAt(network, startedAt + WINDOW - 1);
      await object(network, of, startedAt);
      await moveTo(network, startedAt + WINDOW);
      await refusesToFinish();
    });

    it("after the window and before the end: voids the consent", async () => {
      await consent(network, of);
      await moveTo(network, startedAt + WINDOW + 1);
      await object(network, of, startedAt);
      await refusesToFinish();
    });

    it("in the last second of 30 days: sends it to the committee", async () => {
      await nextAt(network, startedAt + LIFE - 1);
      await object(network, of, startedAt);
      expect(await isDisputed()).to.equal(true);
    });

    it("given the case ended: refuses", async () => {
      await nextAt(network, startedAt + LIFE);
      const values = [of.account, startedAt];
      await expectRefusal(object(network, of, startedAt), network.suite.recovery, "RecoveryUnexpected", values);
    });

    it("given it was cancelled: refuses", async () => {
      await cancel(network, of);
      const values = [of.account, startedAt];
      await expectRefusal(object(network, of, startedAt), network.suite.recovery, "RecoveryUnexpected", values);
    });

    it("given it was finished: refuses", async () => {
      await consent(network, of);
      await moveTo(network, startedAt + WINDOW);
      await finish(network, of);
      await expectRefusal(object(network, of, startedAt), network.suite.recovery, "RecoveryUnexpected", [
        of.account,
        0,
      ]);
    });

    it("given none was ever started: refuses", async () => {
      const other = rotation(network, "bank-a.operator");
      const attempt = object(network, other, 0, network.as("bank-a.operator"));
      await expectRefusal(attempt, network.suite.recovery, "RecoveryUnexpected", [other.account, 0]);
    });

    it("more than 30 days after the start, after a late consent: ends the case and the freeze", async () => {
      await moveTo(network, startedAt + LIFE - 1);
      await consent(network, of);
      await moveTo(network, startedAt + LIFE);
      await object(network, of, startedAt);
      expect((await network.suite.recovery.caseOf(of.account)).startedAt).to.equal(0);
      expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.participant);
    });
  });

  it("is made once: not again after the committee overruled it", async () => {
    await object(network, of, startedAt);
    await expectUnfit(object(network, of, startedAt));
    await consentByDecision(network, of);
    await expectUnfit(object(network, of, startedAt));
    await moveTo(network, startedAt + WINDOW);
    await finish(network, of);
  });

  it("leaves the old key barred until the committee decides or 30 days are over", async () => {
    await consent(network, of);
    await moveTo(network, startedAt + WINDOW);
    await object(network, of, startedAt);
    expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.none);
    await moveTo(network, startedAt + LIFE - 1);
    expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.none);
    await moveTo(network, startedAt + LIFE);
    expect(await network.suite.standing.officeOf(of.account)).to.equal(Office.participant);
  });

  it("is made against guardians too", async () => {
    await nameGuardians(network);
    const other = rotation(network, "bank-a.operator");
    await startAsGuardians(network, other);
    const { startedAt: second } = await network.suite.recovery.caseOf(other.account);
    await object(network, other, Number(second), network.as("bank-a.operator"));
    const values = [other.account, network.address("csd.admin")];
    await expectRefusal(consent(network, other), network.suite.recovery, "RecoveryConsentUnfit", values);
  });

  it("is made by a key that a decision suspended meanwhile", async () => {
    await decide(network, [await call(network.suite.accounts, "suspend", [of.account])]);
    await object(network, of, startedAt);
    expect(await isDisputed()).to.equal(true);
  });

  describe("of a contract account (ERC-1271)", () => {
    let wallet: Rotation;
    let since: number;

    beforeEach(async () => {
      const owner = network.stranger(1);
      const contract = await network.ethers.deployContract("WalletFixture", [owner.address]);
      const wanted = enrolment(network, await contract.getAddress(), "bank-a", Office.participant);
      const accepted = await accept(network, wanted, owner);
      await network.suite.accounts.connect(network.as("bank-a.admin")).enrolOwn(wanted, accepted);
      wallet = rotation(network, wanted.account, 51);
      since = await consented(network, wallet);
    });

    it("signed by its owner: sends the case to the committee", async () => {
      await object(network, wallet, since, network.stranger(1));
      expect((await network.suite.recovery.caseOf(wallet.account)).objectedAt).to.equal(await now(network));
    });

    it("signed by another: refuses", async () =>
      expectUnfit(object(network, wallet, since, network.stranger(2)), wallet.account));
  });
});
