import { expect } from "chai";
import { network } from "hardhat";
import { consent, consentingOffices } from "../../lib/account/recovery/consent.ts";
import { showRecovery } from "../../lib/account/recovery/overview.ts";
import { findActor } from "../../lib/actor.ts";
import { nowOf } from "../../lib/desk.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { placement } from "../fixtures/placement.ts";
import { LIFE, SUBJECT, decided, guarded, objected, started, supported } from "./helpers/recovery.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

describe("tasks: account recover --consent", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const consents = (by: string, account = SUBJECT, to?: string) => consent(live.desk, live.actor(by), account, { to });
  /** Whom an organization's name means. */
  const meant = async (name: string) =>
    (await findActor(live.desk, name, (organization) => consentingOffices(live.desk, SUBJECT, organization))).name;
  describe("given a recovery that an OrgAdmin started", () => {
    beforeEach(() => started(live));

    for (const by of ["bank-b.admin", "bank-c.seat"]) {
      it(`should be the act of ${by}, at once, and say who finishes it and when`, async () => {
        const { data, text } = await consents(by);
        const now = await nowOf(live.desk);
        expect(data).to.include({ did: "consented", proposal: undefined });
        expect(data.recovery).to.include({
          consentedAt: now,
          consentedBy: live.address(by),
          until: now + LIFE,
          ready: false,
        });
        expect(text).to.match(/^\S+ consents to the recovery of bank-a\.participant \(Participant of bank-a\) to 0x/);
        expect(text).to.match(/\nnext {2}from .* on, any active account finishes it: /);
      });
    }

    it("should be proposed by a Seat account of the own organization", async () => {
      const report = await consents("bank-a.seat");
      expect(report.data.did).to.equal("proposed");
      expect((await proposalOf(live.desk.suite, report.data.proposal ?? 0)).class).to.equal("Operation");
      expect(report.text).to.match(/note {3}this recovery ends by itself at .*: the decision must be executed before$/);
      await decided(live, report);
      expect((await showRecovery(live.desk, SUBJECT)).text).to.match(/consent +by the committee, /);
    });

    it("should choose the office that consents", async () => {
      expect(await meant("bank-b")).to.equal("bank-b.admin");
      expect(await meant("bank-a")).to.equal("bank-a.seat");
      expect(await refusal(meant("regulator"))).to.match(/several accounts in office Regulator: say --as regulator\./);
    });

    for (const by of ["bank-a.admin", "csd.operator", "auditor.inspector", "bank-b.participant"]) {
      it(`should be refused to ${by}, saying who can`, async () => {
        expect(await refusal(consents(by))).to.match(
          /may not consent to .*: an OrgAdmin or Seat account of another group than bank-a's does at once, or a Seat account/,
        );
      });
    }

    it("should take the new key that is named, and no other", async () => {
      expect(await refusal(consents("bank-b.admin", SUBJECT, live.stranger(1).address))).to.match(
        /^The recovery of bank-a\.participant is to 0x\w{40}, not to 0x\w{40}\.$/,
      );
      expect((await consents("bank-b.admin", SUBJECT, live.stranger().address)).data.did).to.equal("consented");
    });

    it("should be refused twice, also to the committee", async () => {
      await consents("bank-b.admin");
      for (const by of ["bank-b.admin", "csd.seat", "bank-a.seat"]) {
        expect(await refusal(consents(by))).to.match(
          /^bank-b\.admin consented to the recovery .*: one consent suffices/,
        );
      }
    });

    it("should be refused once nobody consented for 30 days, to the very second", async () => {
      const end = (await nowOf(live.desk)) + LIFE;
      await live.networkHelpers.time.increaseTo(end - 1);
      expect((await showRecovery(live.desk, SUBJECT)).data.state).to.equal("UnderWay");
      await live.networkHelpers.time.increaseTo(end);
      expect(await refusal(consents("bank-b.admin"))).to.equal(
        "No recovery of bank-a.participant is under way: `account recover bank-a.participant` says what can be done.",
      );
    });
  });

  it("should be refused where no recovery is under way", async () => {
    expect(await refusal(consents("bank-b.admin"))).to.match(/^No recovery of bank-a\.participant is under way/);
  });

  it("should tell a supporter's organization without Seat account why it may not", async () => {
    await guarded(live, "csd.admin", "auditor.admin");
    await supported(live, ["csd.admin", "auditor.admin"]);
    expect(await meant("auditor")).to.equal("auditor.admin");
    expect(await refusal(consents("auditor.admin"))).to.match(
      /^auditor\.admin \(OrgAdmin of auditor\) may not consent to/,
    );
  });

  describe("given a recovery that guardians started", () => {
    beforeEach(async () => {
      await guarded(live, "bank-b.admin", "csd.admin", "bank-c.admin");
      await supported(live, ["bank-b.admin", "csd.admin"]);
    });

    it("should be that of a group that did not support it, a guardian's too", async () => {
      expect((await consents("bank-c.admin")).data.did).to.equal("consented");
    });

    for (const by of ["bank-b.admin", "csd.admin"]) {
      it(`should be refused to ${by}, a supporter`, async () => {
        expect(await refusal(consents(by))).to.match(/of another group than bank-a's and the supporters' does at once/);
      });
    }

    it("should be proposed by the Seat account of a supporter", async () => {
      expect((await consents("bank-b.seat")).data.did).to.equal("proposed");
      expect(await meant("bank-b")).to.equal("bank-b.seat");
    });
  });

  describe("given the recovery of a Seat account", () => {
    beforeEach(() => started(live, "bank-a.seat"));

    it("should be the committee's alone", async () => {
      expect((await showRecovery(live.desk, "bank-a.seat")).text).to.match(
        /next {2}only the committee consents, a Seat account proposes it/,
      );
      expect(await refusal(consents("bank-b.admin", "bank-a.seat"))).to.match(
        /a Seat account is the committee's, so a Seat account proposes it to the committee\.$/,
      );
      const report = await consents("bank-b.seat", "bank-a.seat");
      expect(report.data.did).to.equal("proposed");
      await decided(live, report);
      expect((await showRecovery(live.desk, "bank-a.seat")).data.recovery).to.include({ consentedBy: undefined });
    });

    it("should be proposed by its old key too, which reaches the Committee and nothing else", async () => {
      expect((await consents("bank-a.seat", "bank-a.seat")).data.did).to.equal("proposed");
    });
  });

  describe("given an objection of the old key", () => {
    it("should be the committee's alone, though others consented before", async () => {
      await started(live);
      await consents("bank-b.admin");
      await objected(live);
      const { data, text } = await showRecovery(live.desk, SUBJECT);
      expect(data.recovery).to.include({ consentedAt: undefined, consentOf: "committee" });
      expect(data.recovery?.objectedAt).to.be.a("number");
      expect(text).to.match(/objection +the old key objected, so only the committee consents/);
      expect(await refusal(consents("bank-b.admin"))).to.match(/the old key objected, so a Seat account proposes it/);
      expect((await consents("csd.seat")).data.did).to.equal("proposed");
    });
  });

  describe("given a regulator's order on the account", () => {
    const ordered = async () => {
      const { freezeOrders } = live.suite;
      await freezeOrders
        .connect(live.as("regulator.officer-1"))
        .freeze(placement(live.address(SUBJECT), 1, 72 * 3_600));
      await freezeOrders.connect(live.as("regulator.officer-2")).confirm(1);
    };

    beforeEach(async () => {
      await started(live);
      await ordered();
    });

    it("should need the consent of that regulator besides, and say so", async () => {
      const { data, text } = await showRecovery(live.desk, SUBJECT);
      expect(data.recovery?.orders).to.deep.equal([{ order: 1, organization: "regulator", consented: false }]);
      expect(text).to.include("next  an officer of regulator consents that order 1 follows");
    });

    it("should be an officer's act, for the orders of its regulator alone", async () => {
      const { data, text } = await consents("regulator.officer-1");
      expect(data.recovery).to.deep.include({
        orders: [{ order: 1, organization: "regulator", consented: true }],
        consentedAt: undefined,
      });
      expect(text).to.include(", and that the orders of its regulator follow.");
      expect((await showRecovery(live.desk, SUBJECT)).text).to.include("order 1 of regulator, which consents that it");
    });

    it("should be needed anew for an order that the regulator places after it", async () => {
      await consents("regulator.officer-1");
      const { freezeOrders } = live.suite;
      const later = placement(live.address(SUBJECT), 2, 3_600);
      await freezeOrders.connect(live.as("regulator.officer-2")).freeze(later);
      const consented = async () =>
        (await showRecovery(live.desk, SUBJECT)).data.recovery?.orders.map((order) => order.consented);
      expect(await consented()).to.deep.equal([true, false]);
      await consents("regulator.officer-2");
      expect(await consented()).to.deep.equal([true, true]);
    });

    it("should be refused to an officer twice, and without an order of its regulator", async () => {
      await consents("regulator.officer-1");
      expect(await refusal(consents("regulator.officer-2"))).to.equal(
        "regulator has consented already that its orders on bank-a.participant follow.",
      );
      await live.suite.freezeOrders.connect(live.as("regulator.officer-1")).lift(1);
      await live.suite.freezeOrders.connect(live.as("regulator.officer-2")).lift(1);
      expect(await refusal(consents("regulator.officer-1"))).to.equal(
        "regulator has no live order on bank-a.participant: its consent is not needed.",
      );
    });
  });
});
