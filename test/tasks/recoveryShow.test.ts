import { expect } from "chai";
import { network } from "hardhat";
import { z } from "zod";
import { listAccounts } from "../../lib/account/list.ts";
import { consent } from "../../lib/account/recovery/consent.ts";
import { followedNames } from "../../lib/account/recovery/keys.ts";
import { showRecovery } from "../../lib/account/recovery/overview.ts";
import { showAccount } from "../../lib/account/show.ts";
import { nowOf } from "../../lib/desk.ts";
import { date } from "../../lib/format.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { documentOf } from "./helpers/document.ts";
import { LIFE, SUBJECT, WINDOW, objected, recovered, reopened, started } from "./helpers/recovery.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

const caseSchema = z.strictObject({
  successor: z.string(),
  startedAt: z.int(),
  startedBy: z.array(z.string()),
  byGuardians: z.boolean(),
  windowEnd: z.int(),
  until: z.int(),
  objectedAt: z.int().optional(),
  consentOf: z.enum(["peers", "committee"]),
  consentedAt: z.int().optional(),
  consentedBy: z.string().optional(),
  proposed: z.array(z.strictObject({ proposal: z.int(), stage: z.string() })),
  orders: z.array(z.strictObject({ order: z.int(), organization: z.string(), consented: z.boolean() })),
  spoilt: z.boolean(),
  ready: z.boolean(),
});

const overviewSchema = z.strictObject({
  account: z.string(),
  name: z.string().optional(),
  organization: z.string(),
  office: z.string(),
  state: z.enum(["None", "Supported", "UnderWay", "Ready", "Followed", "Revoked"]),
  recovery: caseSchema.optional(),
  supporters: z.array(z.strictObject({ successor: z.string(), guardian: z.string() })),
  notBefore: z.int().optional(),
  formerKeys: z.array(z.string()),
  laterKeys: z.array(z.string()),
  next: z.array(z.string()).min(1),
  stops: z.array(z.string()),
});

describe("tasks: what is told of a recovery", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const shown = async (account = SUBJECT) => {
    const report = await showRecovery(await reopened(live), account);
    return { ...overviewSchema.parse(documentOf(report)), text: report.text };
  };

  describe("account recover", () => {
    it("should say how one is started, and that guardians are missing", async () => {
      const { state, next } = await shown();
      expect(state).to.equal("None");
      expect(next).to.deep.equal([
        "the new key accepts: `account accept bank-a.participant --rotate`",
        "an OrgAdmin of bank-a starts it: `account rotate bank-a.participant --acceptance FILE --as ORGADMIN`",
        "bank-a has named no guardians, who could do it when its OrgAdmin is lost: `account guardians --set NAME,NAME,NAME --quorum 2 --as ORGADMIN`",
      ]);
    });

    it("should say what one under way needs, until when, and who can do and stop it", async () => {
      await started(live);
      const now = await nowOf(live.desk);
      const { text, next, stops } = await shown();
      const lines = text.split("\n");
      expect(lines.slice(0, 11).map((line) => line.replace(/0x\w{40}/g, "KEY").replace(/ +/g, " "))).to.deep.equal([
        "bank-a.participant KEY",
        "account Participant of bank-a",
        "recovery under way",
        "old key bank-a.participant, which sends nothing",
        "new key KEY",
        `started ${date(now)} (now) by the OrgAdmin bank-a.admin`,
        `window ends ${date(now + WINDOW)} (in 3d)`,
        "consent none yet",
        "objection none",
        "orders none that needs a regulator's consent",
        `ends by itself ${date(now + LIFE)} (in 30d)`,
      ]);
      expect(next.map((step) => step.replace(/: `.*/, ""))).to.deep.equal([
        "an OrgAdmin or Seat account of another group than bank-a's consents, or the committee when a Seat account of those proposes it",
        `after that, from ${date(now + WINDOW)} on, any active account finishes it`,
      ]);
      expect(stops.map((step) => step.replace(/: `.*/, ""))).to.deep.equal([
        "the old key objects, then only the committee consents",
        "an OrgAdmin of bank-a ends it, or a Seat account proposes that",
      ]);
    });

    it("should say who consented, and only what is left", async () => {
      await started(live);
      await consent(live.desk, live.actor("bank-c.seat"), SUBJECT);
      expect((await shown()).text).to.match(/consent +by bank-c\.seat, \d{4}-/);
      await live.advance(WINDOW);
      expect((await shown()).next).to.deep.equal([
        "any active account finishes it: `account recover bank-a.participant --finish --as NAME`",
      ]);
    });

    it("should name the proposal by which the committee would consent, and where it stands", async () => {
      await started(live);
      const { data } = await consent(live.desk, live.actor("bank-a.seat"), SUBJECT);
      const { data: told } = await showRecovery(live.desk, SUBJECT);
      expect(told.recovery?.proposed.map(({ proposal }) => proposal)).to.deep.equal([data.proposal]);
      expect(told.next[0]).to.match(/^the committee consents by proposal 1: voting ends .*needs/);
    });

    it("should not name one that knows nothing of an objection made since", async () => {
      await started(live);
      await consent(live.desk, live.actor("bank-a.seat"), SUBJECT);
      await objected(live);
      expect((await showRecovery(live.desk, SUBJECT)).data.recovery?.proposed).to.deep.equal([]);
    });

    it("should say that one ended by itself, and when the next may start", async () => {
      await started(live);
      await live.advance(LIFE - 60);
      expect(await shown()).to.include({ state: "UnderWay" });
      await live.advance(60);
      const { state, recovery, notBefore } = await shown();
      expect([state, recovery, notBefore]).to.deep.equal(["None", undefined, undefined]);
    });

    it("should tell both keys of the other once it is finished", async () => {
      await recovered(live);
      const [old, now] = [live.address(SUBJECT), live.stranger().address];
      const present = await shown();
      expect(present).to.deep.include({ account: now, name: SUBJECT, state: "None", formerKeys: [old], laterKeys: [] });
      expect(present.next.at(-1)).to.match(/^whatever a former key holds of an asset follows once, by anyone/);
      const former = await shown(`${SUBJECT}.former`);
      expect(former).to.deep.include({ account: old, state: "Followed", formerKeys: [], laterKeys: [now] });
      expect([present.notBefore, former.notBefore]).to.deep.equal([undefined, undefined]);
      expect(former.next)
        .to.have.length(1)
        .and.satisfy(([step = ""]) => step.startsWith(`${SUBJECT} has followed it`));
    });

    it("should tell of a revoked account that no key follows it, also when a recovery was under way", async () => {
      await started(live);
      await live.suite.accounts.connect(live.as("bank-a.admin")).requestRevocation(live.address(SUBJECT));
      await live.suite.accounts.connect(live.as("bank-a.seat")).confirmRevocation(live.address(SUBJECT));
      expect(await shown()).to.deep.include({
        state: "Revoked",
        stops: [],
        next: ["no key follows a revoked account: another address can be enrolled"],
      });
    });

    it("should say how a regulator replaces keys, and refuse who is nobody", async () => {
      expect(await refusal(showRecovery(live.desk, "regulator.officer-2"))).to.include("`regulator change --remove");
      expect(await refusal(showRecovery(live.desk, "bank-a.partcipant"))).to.match(/did you mean bank-a\.participant/);
      expect(await refusal(showRecovery(live.desk, live.stranger().address))).to.match(/is not enrolled/);
    });
  });

  describe("account show", () => {
    it("should tell of a recovery under way", async () => {
      await started(live);
      const { data, text } = await showAccount(live.desk, SUBJECT);
      expect(data.recovery).to.include({ successor: live.stranger().address, objectedAt: undefined });
      expect(text).to.match(
        /recovery +being recovered to 0x\w{40} \(nobody .*: see `account recover bank-a\.participant`/,
      );
    });

    it("should tell the chain of keys, from each of them", async () => {
      await recovered(live);
      const desk = await reopened(live);
      const [old, now] = [live.address(SUBJECT), live.stranger().address];
      const present = await showAccount(desk, SUBJECT);
      expect(present.data).to.deep.include({ formerKeys: [old], laterKeys: [] });
      expect(present.text).to.match(/former keys +bank-a\.participant\.former \(0x\w{40}\)/);
      const former = await showAccount(desk, old);
      expect(former.data).to.deep.include({ status: "Revoked", formerKeys: [], laterKeys: [now] });
      expect(former.text).to.match(/followed by +bank-a\.participant \(0x\w{40}\)/);
    });

    it("should tell of neither where there is none", async () => {
      const { data, text } = await showAccount(live.desk, SUBJECT);
      expect(data).to.deep.include({ recovery: undefined, formerKeys: [], laterKeys: [] });
      expect(text).to.not.match(/^(recovery|former keys|followed by)/m);
    });
  });

  describe("account list", () => {
    const recovering = async () => {
      const { data, text } = await listAccounts(await reopened(live), { organization: "bank-a" });
      expect(/Active, recovering/.test(text)).to.equal(data.some((account) => account.recovering));
      return data.filter((account) => account.recovering).map(({ name }) => name);
    };

    it("should mark who is being recovered, until it ends or is finished", async () => {
      expect(await recovering()).to.deep.equal([]);
      await started(live);
      expect(await recovering()).to.deep.equal([SUBJECT]);
      await live.advance(LIFE);
      expect(await recovering()).to.deep.equal([]);
      await recovered(live);
      expect(await recovering()).to.deep.equal([]);
    });
  });

  describe("names of accounts, in the file of a computer", () => {
    beforeEach(() => recovered(live));

    it("should follow the keys, and stay so when they are written", async () => {
      const names = [
        { name: SUBJECT, address: live.address(SUBJECT) },
        { name: "bank-a.seat", address: live.address("bank-a.seat") },
      ];
      const followed = await followedNames(live.suite, names);
      expect(followed).to.deep.equal([
        { name: `${SUBJECT}.former`, address: live.address(SUBJECT) },
        { name: SUBJECT, address: live.stranger().address },
        names[1],
      ]);
      expect(await followedNames(live.suite, followed)).to.deep.equal(followed);
    });

    it("should follow further rotations from what was written", async () => {
      const written = await followedNames(live.suite, [{ name: SUBJECT, address: live.address(SUBJECT) }]);
      await recovered({ ...live, desk: await reopened(live) }, SUBJECT, live.stranger(1));
      expect((await followedNames(live.suite, written)).map(({ name }) => name)).to.deep.equal([
        `${SUBJECT}.former`,
        `${SUBJECT}.former-2`,
        SUBJECT,
      ]);
    });

    it("should stay where a later key has a name of its own", async () => {
      const names = [
        { name: SUBJECT, address: live.address(SUBJECT) },
        { name: "bank-a.desk", address: live.stranger().address },
      ];
      expect(await followedNames(live.suite, names)).to.deep.equal(names);
    });
  });
});
