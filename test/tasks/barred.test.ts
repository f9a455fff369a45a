import { expect } from "chai";
import { Transaction, id } from "ethers";
import { network } from "hardhat";
import { showAccount } from "../../lib/account/show.ts";
import { explainTransaction } from "../../lib/explain/transaction.ts";
import { showOrganization } from "../../lib/org/show.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { showRelease } from "../../lib/release/show.ts";
import { consortiumStatus } from "../../lib/status.ts";
import { DAY } from "../fixtures/acts.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { refusal } from "./helpers/refusal.ts";
import { type SupervisedNetwork, supervisedNetwork } from "./helpers/supervised.ts";

const connection = await network.create();
const TERMS = { duration: 3_600, reason: "AML-3", evidence: id("case 7") };

describe("tasks: what is barred, where people look", () => {
  let live: SupervisedNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(supervisedNetwork);
  });

  const frozen = async (subject: string, asset?: string) => {
    const { data } = await freeze(live.desk, live.actor("regulator.officer-1"), { ...TERMS, subject, asset });
    return data;
  };
  const statusText = async () => (await consortiumStatus(live.desk, [])).text;
  /** What is said of a transaction of an account that was not sent. */
  const explained = async (from: string, to: string) => {
    const tx = Transaction.from({
      to,
      data: "0x12345678",
      chainId: live.record.chainId,
      gasLimit: 100_000,
      gasPrice: 0,
      type: 0,
      nonce: 0,
    });
    tx.signature = live.as(from).signingKey.sign(tx.unsignedHash);
    return (await explainTransaction(live.desk, tx.serialized)).data;
  };

  describe("given a frozen organization", () => {
    beforeEach(() => frozen("bank-c"));

    it("should be told by `org show`, with the order", async () => {
      const { data, text } = await showOrganization(live.desk, "bank-c");
      expect(data.liveOrders.map(({ order, kind }) => [order, kind])).to.deep.equal([[1, "Organization"]]);
      expect(text).to.match(/^frozen +order 1, Both, lapses /m);
      expect((await showOrganization(live.desk, "bank-a")).text).to.match(/^frozen +no$/m);
    });

    it("should be told of its accounts by `account show`", async () => {
      const { data, text } = await showAccount(live.desk, "bank-c.issuer");
      expect([data.actsAs, data.hindrances.map(({ why }) => why)]).to.deep.equal([
        "None",
        ["organization frozen for sending"],
      ]);
      expect(text).to.match(/^ +bank-c is: order 1, Both, lapses /m);
    });

    it("should be why a transaction of its accounts is refused", async () => {
      const told = await explained("bank-c.issuer", live.asset.address);
      expect(told).to.include({ status: "refused", rule: "OrganizationFrozen" });
      expect(told.reason).to.match(/organization bank-c of the account is frozen for sending: order 1, lapses .*\.$/);
    });

    it("should still let its seat vote, and say so", async () => {
      expect((await showAccount(live.desk, "bank-c.seat")).text).to.include("nobody, except that its seat still votes");
      const { committee } = live.suite;
      expect((await explained("bank-c.seat", await committee.getAddress())).status).to.equal("would revert");
    });

    it("should be why the office of its accounts is refused, in words", async () => {
      const { accounts } = live.suite;
      const act = live
        .actor("bank-c.admin")
        .act(await accounts.suspendOwn.populateTransaction(live.address("bank-c.issuer")));
      expect(await refusal(act)).to.match(
        /^bank-c\.admin acts as nobody now: bank-c is frozen for sending by order 1, lapses /,
      );
    });
  });

  describe("given a frozen contract", () => {
    beforeEach(() => frozen("bond"));

    it("should be told by `release show`, with the order", async () => {
      const { data, text } = await showRelease(live.desk, "nowhere", "bond");
      expect(data.liveOrders.map(({ order, kind }) => [order, kind])).to.deep.equal([[1, "Contract"]]);
      expect(text).to.match(/^frozen +order 1, Both, lapses /m);
    });

    it("should be why a transaction to it is refused", async () => {
      const told = await explained("bank-a.participant", live.asset.address);
      expect(told).to.include({ status: "refused", rule: "TargetFrozen" });
      expect(told.reason).to.match(/target bond 1\.0\.0 \(0x\w+\) is frozen: order 1, lapses .*\.$/);
    });
  });

  it("given no order, should not be told by `release show`", async () => {
    expect((await showRelease(live.desk, "nowhere", "bond")).text).to.not.match(/^frozen/m);
  });

  describe("given an account that is being recovered", () => {
    const key = () => live.stranger(41);
    const started = async (account = "bank-c.issuer", office: bigint = Office.issuer) => {
      const [enrolment, acceptance] = await consenting(live, key(), "bank-c", office);
      expect(enrolment.account).to.equal(key().address);
      const call = live.suite.recovery.start.populateTransaction(live.address(account), key().address, acceptance);
      await live.actor("bank-c.admin").act(await call);
    };

    it("should be why its transactions are refused, and until when", async () => {
      await started();
      const told = await explained("bank-c.issuer", live.asset.address);
      expect(told).to.include({ status: "refused", rule: "AccountRecovering" });
      expect(told.reason).to.match(
        /is being recovered to another key, so it sends nothing; .*: unless it is finished, it ends by itself \d{4}-.* \(in /,
      );
    });

    it("should be told by `consortium status`, with what it waits for", async () => {
      expect(await statusText()).to.include("No recovery is under way, and no directive is open.");
      await started();
      expect(await statusText()).to.match(
        /^Recovery of bank-c\.issuer to 0x\w{8}…\w{4} waits for consent, ends by itself/m,
      );
      const { recovery } = live.suite;
      const account = live.address("bank-c.issuer");
      await live.actor("csd.admin").act(await recovery.consent.populateTransaction(account, key().address));
      expect(await statusText()).to.match(/^Recovery of bank-c\.issuer to \S+ waits for the end of its window \d{4}-/m);
      await live.advance(3 * DAY);
      expect(await statusText()).to.match(/^Recovery of bank-c\.issuer to \S+ waits for whoever finishes it/m);
      await live.actor("csd.admin").act(await recovery.finish.populateTransaction(account));
      expect(await statusText()).to.include("No recovery is under way, and no directive is open.");
    });

    it("should be told no more once it ended by itself", async () => {
      await started();
      await live.advance(30 * DAY);
      expect((await consortiumStatus(live.desk, [])).data.recoveries).to.deep.equal([]);
      expect((await showAccount(live.desk, "bank-c.issuer")).data).to.deep.include({
        recovery: undefined,
        hindrances: [],
      });
    });

    it("should leave its seat its vote", async () => {
      await started("bank-c.seat", Office.seat);
      const { data, text } = await showAccount(live.desk, "bank-c.seat");
      expect([data.votes, data.actsAs]).to.deep.equal([true, "None"]);
      expect(text).to.include("nobody, except that its seat still votes");
    });
  });

  it("should show live orders by kind in `consortium status`", async () => {
    for (const [subject, asset] of [["bank-c"], ["bond"], ["bank-d.admin"], ["bank-c.issuer", "bond"]] as const) {
      await frozen(subject, asset);
    }
    const { data, text } = await consortiumStatus(live.desk, []);
    expect(data.liveOrders.map(({ kind }) => kind)).to.deep.equal(["Organization", "Contract", "Account", "Holding"]);
    expect(text).to.match(/^1 +Organization +organization bank-c +Both +AML-3 +Provisional/m);
    expect(text).to.match(/^4 +Holding +bank-c\.issuer's holding/m);
  });
});
