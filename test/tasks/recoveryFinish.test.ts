import { expect } from "chai";
import { network } from "hardhat";
import { consent } from "../../lib/account/recovery/consent.ts";
import { cancel, cancellingOffices, finish } from "../../lib/account/recovery/end.ts";
import { moveHolding } from "../../lib/account/recovery/move.ts";
import { showRecovery } from "../../lib/account/recovery/overview.ts";
import { rotate } from "../../lib/account/recovery/rotate.ts";
import { nowOf } from "../../lib/desk.ts";
import { enrol } from "../../lib/account/enrol.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { publishedAsset } from "../fixtures/holdings.ts";
import { placement } from "../fixtures/placement.ts";
import {
  LIFE,
  SUBJECT,
  WINDOW,
  acceptedFor,
  decided,
  guarded,
  newKey,
  recovered,
  reopened,
  started,
  supported,
} from "./helpers/recovery.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

describe("tasks: how a recovery ends", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const consents = (by = "bank-b.admin", account = SUBJECT) => consent(live.desk, live.actor(by), account);
  const finishes = (by = "csd.operator", account = SUBJECT) => finish(live.desk, live.actor(by), account);

  describe("account recover --finish", () => {
    for (const by of ["csd.operator", "bank-b.participant", "regulator.officer-2"]) {
      it(`should be anyone's once it is ready: ${by}`, async () => {
        await started(live);
        await consents();
        await live.advance(WINDOW);
        expect((await showRecovery(live.desk, SUBJECT)).text).to.match(/recovery +under way, and ready to be finished/);
        const { data, text } = await finishes(by);
        expect(data).to.deep.include({
          did: "finished",
          state: "Followed",
          recovery: undefined,
          laterKeys: [live.stranger().address],
        });
        expect(text).to.match(
          /^0x\w{40} is bank-a\.participant now; the key 0x\w{40} is revoked, and is called bank-a\.participant\.former from/,
        );
      });
    }

    it("should give the office to the new key", async () => {
      await recovered(live);
      const word = await live.suite.standing.officeOf(live.stranger().address);
      expect(word).to.equal((await live.suite.accounts.accountOf(live.address(SUBJECT))).office);
    });

    it("should be refused before the window ends, to the very second", async () => {
      await started(live);
      await consents();
      const { data } = await showRecovery(live.desk, SUBJECT);
      const end = data.recovery?.windowEnd ?? 0;
      await live.networkHelpers.time.increaseTo(end - 1);
      expect(await refusal(finishes())).to.match(
        /^The recovery of bank-a\.participant is not ready: from .* on, any active account finishes it/,
      );
      await live.networkHelpers.time.increaseTo(end);
      expect((await finishes()).data.did).to.equal("finished");
    });

    it("should be refused without consent, saying whose", async () => {
      await started(live);
      await live.advance(WINDOW);
      expect(await refusal(finishes())).to.match(
        /is not ready: an OrgAdmin or Seat account of another group than bank-a's/,
      );
    });

    it("should be refused without the consent of the regulator whose order is on the account", async () => {
      await started(live);
      await live.suite.freezeOrders
        .connect(live.as("regulator.officer-1"))
        .freeze(placement(live.address(SUBJECT), 1, WINDOW));
      await live.suite.freezeOrders.connect(live.as("regulator.officer-2")).confirm(1);
      await consents();
      await live.advance(WINDOW);
      expect(await refusal(finishes())).to.match(/is not ready: an officer of regulator consents that order 1 follows/);
      await consents("regulator.officer-2");
      expect((await finishes()).data.did).to.equal("finished");
      expect(await live.suite.standing.officeOf(live.stranger().address)).to.equal(0n);
    });

    it("should be refused once the new key was enrolled elsewhere, leaving only the end", async () => {
      await started(live);
      await consents();
      const acceptance = { ...(await acceptedFor(live, SUBJECT)), name: "bank-a.other" };
      const request = { acceptance, validUntil: 0, kyc: `0x${"ab".repeat(32)}` };
      await enrol(live.desk, live.actor("bank-a.admin"), request);
      await live.advance(WINDOW);
      expect(await refusal(finishes())).to.match(
        /is not ready: the new key was enrolled meanwhile, so this recovery is/,
      );
      const { data } = await showRecovery(live.desk, SUBJECT);
      expect(data.recovery).to.include({ spoilt: true, ready: false });
      expect(data.stops.at(-1)).to.match(/^an OrgAdmin of bank-a ends it, or a Seat account proposes that/);
    });

    it("should be refused 30 days after the consent, to the very second", async () => {
      await started(live);
      await consents();
      const end = (await nowOf(live.desk)) + LIFE;
      await live.networkHelpers.time.increaseTo(end - 1);
      expect((await showRecovery(live.desk, SUBJECT)).data.state).to.equal("Ready");
      await live.networkHelpers.time.increaseTo(end);
      expect(await refusal(finishes())).to.match(/^No recovery of bank-a\.participant is under way/);
    });

    it("should be refused where there is none, and a second time", async () => {
      expect(await refusal(finishes())).to.match(/^No recovery of bank-a\.participant is under way/);
      await recovered(live);
      expect(await refusal(finishes())).to.match(/is a former key: 0x\w{40} has followed it, name that one\.$/);
    });
  });

  describe("account recover --cancel", () => {
    it("should be the act of an OrgAdmin of the organization, and let the key act again", async () => {
      await started(live);
      const { data, text } = await cancel(live.desk, live.actor("bank-a.admin"), SUBJECT);
      expect(data).to.include({ did: "cancelled", state: "None" });
      expect(text).to.match(/^bank-a\.admin ends the recovery of bank-a\.participant: its key acts again\./);
      expect(text).to.match(/starts it from \d{4}-.* on, not before/);
      expect(await live.suite.standing.officeOf(live.address(SUBJECT))).to.not.equal(0n);
    });

    it("should be so for what guardians started", async () => {
      await guarded(live, "bank-b.admin", "csd.admin");
      await supported(live, ["bank-b.admin", "csd.admin"]);
      expect((await cancel(live.desk, live.actor("bank-a.admin"), SUBJECT)).data.did).to.equal("cancelled");
    });

    for (const by of ["bank-a.seat", "csd.seat"]) {
      it(`should be proposed by ${by}`, async () => {
        await started(live);
        const report = await cancel(live.desk, live.actor(by), SUBJECT);
        expect(report.data.did).to.equal("proposed");
        await decided(live, report);
        expect((await showRecovery(live.desk, SUBJECT)).data.state).to.equal("None");
      });
    }

    for (const by of ["bank-b.admin", "bank-a.operator", "regulator.officer-1"]) {
      it(`should be refused to ${by}, saying who can`, async () => {
        await started(live);
        expect(await refusal(cancel(live.desk, live.actor(by), SUBJECT))).to.match(
          /may not end the recovery of bank-a\.participant: an OrgAdmin of bank-a does it at once, or a Seat account/,
        );
      });
    }

    it("should be refused where there is none", async () => {
      expect(await refusal(cancel(live.desk, live.actor("bank-a.admin"), SUBJECT))).to.match(/^No recovery of/);
    });

    it("should choose the OrgAdmin of the own organization and the Seat of another", async () => {
      expect(await cancellingOffices(live.desk, SUBJECT, live.orgId("bank-a"))).to.deep.equal(["OrgAdmin", "Seat"]);
      expect(await cancellingOffices(live.desk, SUBJECT, live.orgId("bank-b"))).to.deep.equal(["Seat"]);
    });
  });

  describe("account recover --holding", () => {
    const moves = async (asset: string, by = "csd.operator", account = SUBJECT) =>
      moveHolding(await reopened(live), live.actor(by), account, asset);

    it("should move what every former key holds to the present one, each once, by anyone", async () => {
      const bond = await publishedAsset(live);
      await bond.mint(live.address(SUBJECT), 70n);
      await bond.mint(live.stranger(0).address, 5n);
      await recovered(live);
      await recovered({ ...live, desk: await reopened(live) }, SUBJECT, live.stranger(1));
      const { data, text } = await moves("bond");
      expect(data.map(({ account, successor }) => [account, successor])).to.deep.equal([
        [live.address(SUBJECT), live.stranger(1).address],
        [live.stranger(0).address, live.stranger(1).address],
      ]);
      expect(await bond.balanceOf(live.stranger(1).address)).to.equal(75n);
      expect(text).to.match(
        /^What bank-a\.participant\.former and bank-a\.participant\.former-2 held of bond 1\.0\.0 is bank-a\.participant's now/,
      );
      expect(await refusal(moves("bond"))).to.match(
        /^There is nothing to move: what .* held of bond 1\.0\.0 followed already/,
      );
    });

    it("should move what one former key holds", async () => {
      const bond = await publishedAsset(live);
      await bond.mint(live.address(SUBJECT), 70n);
      await recovered(live);
      expect((await moves("bond", "bank-b.participant", `${SUBJECT}.former`)).data).to.have.length(1);
    });

    it("should be refused before another key has followed", async () => {
      const bond = await publishedAsset(live);
      await started(live);
      expect(await refusal(moves(bond.address))).to.equal(
        "bank-a.participant has had no other key: there is nothing to move.",
      );
    });

    it("should be refused for what is no asset", async () => {
      await recovered(live);
      for (const name of ["Committee", "Notice"]) {
        expect(await refusal(moves(name)), name).to.match(/^There is nothing to move: .* or that is no asset\.$/);
      }
      expect(await refusal(moves("bnd"))).to.match(/^There is no account or contract "bnd"/);
    });
  });

  describe("the name of the account", () => {
    it("should be the present key's wherever the network is opened, and the old one's with .former", async () => {
      await recovered(live);
      const { book } = await reopened(live);
      expect(book.address(SUBJECT)).to.equal(live.stranger().address);
      expect(book.label(live.address(SUBJECT))).to.equal(`${SUBJECT}.former`);
    });

    it("should number the former keys in their order, for ever", async () => {
      await recovered(live);
      await recovered({ ...live, desk: await reopened(live) }, SUBJECT, live.stranger(1));
      const { book } = await reopened(live);
      expect(
        [live.address(SUBJECT), live.stranger(0).address, live.stranger(1).address].map((key) => book.label(key)),
      ).to.deep.equal([`${SUBJECT}.former`, `${SUBJECT}.former-2`, SUBJECT]);
    });

    it("should let the new key act under it", async () => {
      await recovered(live, "bank-a.admin");
      live = { ...live, desk: await reopened(live) };
      const { name } = newKey(live);
      expect(name).to.equal("bank-a.admin");
      const acceptance = await acceptedFor(live, SUBJECT, live.stranger(1));
      expect((await rotate(live.desk, newKey(live), { account: SUBJECT, acceptance })).data.did).to.equal("started");
    });

    it("should stay the old key's while the recovery is under way", async () => {
      await started(live);
      expect((await reopened(live)).book.address(SUBJECT)).to.equal(live.address(SUBJECT));
    });
  });
});
