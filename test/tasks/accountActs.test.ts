import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { type AccountAct, actOnAccount } from "../../lib/account/acts.ts";
import { enrol } from "../../lib/account/enrol.ts";
import { showAccount } from "../../lib/account/show.ts";
import { type Verb, subjectOf } from "../../lib/account/subject.ts";
import { waysOf } from "../../lib/account/ways.ts";
import { findActor } from "../../lib/actor.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { newcomers } from "./helpers/newcomer.ts";
import { refusal } from "./helpers/refusal.ts";

const VALID_UNTIL = Date.UTC(2030, 0) / 1000;
const RENEWAL = { verb: "renew", validUntil: Date.UTC(2031, 0) / 1000, kyc: id("new record and salt") } as const;

const actedSchema = z.strictObject({
  account: z.string(),
  name: z.string(),
  organization: z.string(),
  did: z.enum(["suspended", "reinstated", "revoked", "renewed", "requested", "proposed"]),
  proposal: z.int().optional(),
  transaction: z.string(),
});

describe("tasks: what is done about an account", () => {
  let live: LiveDevnet;
  const accepted = newcomers();

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const act = (by: string, subject: string, what: AccountAct) => actOnAccount(live.desk, live.actor(by), subject, what);

  const acted = async (by: string, subject: string, what: AccountAct) =>
    actedSchema.parse(documentOf(await act(by, subject, what)));

  /** Somebody new whom the OrgAdmin of bank-a enrolled. */
  const newcomer = async (): Promise<string> => {
    const acceptance = await accepted(live, "bank-a", "Participant");
    await enrol(live.desk, live.actor("bank-a.admin"), { acceptance, validUntil: VALID_UNTIL, kyc: id("record") });
    return acceptance.account;
  };

  /** Whom an organization's name means. */
  const meant = async (verb: Verb, subject: string, organization: string) => {
    const read = await subjectOf(live.desk, subject, verb);
    const choice = (number: number) => Promise.resolve(waysOf(verb, read, number).flatMap(({ offices }) => offices));
    return (await findActor(live.desk, organization, choice)).name;
  };

  const statusOf = async (subject: string) => (await showAccount(live.desk, subject)).data.status;

  describe("suspend", () => {
    it("should be its OrgAdmin's own act, at once, and say so", async () => {
      const report = await act("bank-a.admin", "bank-a.operator", { verb: "suspend" });
      expect(actedSchema.parse(documentOf(report))).to.include({ did: "suspended", organization: "bank-a" });
      expect(report.text).to.match(/^bank-a\.operator is suspended, at once, by its OrgAdmin bank-a\.admin\.\nnext/);
      expect(await statusOf("bank-a.operator")).to.equal("Suspended");
    });

    it("should refuse what is suspended already", async () => {
      const subject = await newcomer();
      await act("bank-a.admin", subject, { verb: "suspend" });
      const line = await refusal(act("bank-a.admin", subject, { verb: "suspend" }));
      expect(line).to.match(/is Suspended, which does not allow this: see `account show` \[AccountUnexpectedStatus\]/);
    });

    it("should be a proposal of a seat, also its own organization's", async () => {
      const report = await act("bank-b.seat", "bank-b.developer", { verb: "suspend" });
      const { did, proposal = 0 } = actedSchema.parse(documentOf(report));
      expect(did).to.equal("proposed");
      expect(report.text).to.match(
        /^bank-b\.seat proposes it to the committee\.\nProposal \d+ is open: Suspend bank-b/,
      );
      expect((await proposalOf(live.desk.suite, proposal)).class).to.equal("Emergency");
      await decide(live, proposal);
      expect(await statusOf("bank-b.developer")).to.equal("Suspended");
    });

    it("should tell an OrgAdmin who acts as nobody what keeps it from acting", async () => {
      await act("csd.admin", "csd.admin", { verb: "suspend" });
      expect(await refusal(act("csd.admin", "csd.admin", { verb: "reinstate" }))).to.match(
        /^csd\.admin acts as nobody now: suspended by its OrgAdmin since .*: `account reinstate csd\.admin --as \S+`\.$/,
      );
    });

    it("should choose the OrgAdmin of the own organization and the Seat of another", async () => {
      expect(await meant("suspend", "bank-c.issuer", "bank-c")).to.equal("bank-c.admin");
      expect(await meant("suspend", "bank-c.issuer", "bank-a")).to.equal("bank-a.seat");
    });

    it("should refuse another organization's OrgAdmin, and say who can", async () => {
      expect(await refusal(act("bank-b.admin", "bank-c.issuer", { verb: "suspend" }))).to.equal(
        "bank-b.admin (OrgAdmin of bank-b) may not suspend bank-c.issuer: an OrgAdmin of bank-c does it at once, or a Seat account proposes it to the committee.",
      );
    });

    it("should refuse an office without this power", async () => {
      expect(await refusal(act("regulator.officer-1", "bank-c.issuer", { verb: "suspend" }))).to.match(
        /^regulator\.officer-1 \(Regulator of regulator\) may not suspend bank-c\.issuer/,
      );
    });

    it("should refuse a Seat account, and say what is done instead", async () => {
      expect(await refusal(act("bank-a.seat", "bank-c.seat", { verb: "suspend" }))).to.equal(
        "bank-c.seat is a Seat account, which is never suspended: `committee propose seats.suspend --org bank-c` takes its seat out of the vote.",
      );
    });

    it("should refuse a regulator's account", async () => {
      expect(await refusal(act("bank-a.seat", "regulator.officer-1", { verb: "suspend" }))).to.match(
        /belongs to regulator, a regulator, which keeps its own accounts: see `regulator change`/,
      );
    });

    it("should refuse who is not enrolled", async () => {
      const line = await refusal(act("bank-a.seat", live.stranger().address, { verb: "suspend" }));
      expect(line).to.match(/^0x\w{40} is not enrolled: see `account list`/);
    });

    it("should suggest the account that may have been meant", async () => {
      const line = await refusal(act("bank-a.seat", "bank-c.isuer", { verb: "suspend" }));
      expect(line).to.match(/"bank-c\.isuer": did you mean bank-c\.issuer/);
    });
  });

  describe("reinstate", () => {
    it("should be its OrgAdmin's own act for what an OrgAdmin suspended", async () => {
      const subject = await newcomer();
      await act("bank-a.admin", subject, { verb: "suspend" });
      expect(await acted("bank-a.admin", subject, { verb: "reinstate" })).to.include({ did: "reinstated" });
      expect(await statusOf(subject)).to.equal("Active");
    });

    it("should be the committee's for what it suspended", async () => {
      const subject = await newcomer();
      const suspended = await acted("bank-c.seat", subject, { verb: "suspend" });
      await decide(live, suspended.proposal ?? 0);
      expect(await refusal(act("bank-a.admin", subject, { verb: "reinstate" }))).to.match(
        /: the committee suspended it, so a Seat account proposes it to the committee\.$/,
      );
      expect(await meant("reinstate", subject, "bank-a")).to.equal("bank-a.seat");
      const { proposal = 0 } = await acted("bank-a.seat", subject, { verb: "reinstate" });
      await decide(live, proposal);
      expect(await statusOf(subject)).to.equal("Active");
    });

    it("should refuse what is not suspended", async () => {
      const line = await refusal(act("bank-c.admin", "bank-c.issuer", { verb: "reinstate" }));
      expect(line).to.match(/bank-c\.issuer .* is Active, which does not allow this/);
    });
  });

  describe("renew", () => {
    it("should be the OrgAdmin's own act for what it enrolled", async () => {
      const subject = await newcomer();
      const report = await act("bank-a.admin", subject, RENEWAL);
      expect(actedSchema.parse(documentOf(report)).did).to.equal("renewed");
      expect(report.text).to.match(/is valid until 2031-01-01 00:00:00 UTC, at once, by its OrgAdmin bank-a\.admin\.$/);
      expect((await showAccount(live.desk, subject)).data.validUntil).to.equal(RENEWAL.validUntil);
    });

    it("should be the committee's for what the committee enrolled", async () => {
      expect(await refusal(act("bank-c.admin", "bank-c.issuer", RENEWAL))).to.match(
        /may not renew bank-c\.issuer: the committee enrolled it, so a Seat account proposes it to the committee\.$/,
      );
      expect(await meant("renew", "bank-c.issuer", "bank-c")).to.equal("bank-c.seat");
      expect(await acted("bank-c.seat", "bank-c.issuer", RENEWAL)).to.include({ did: "proposed" });
    });

    it("should be proposed for a Seat account", async () => {
      expect(await acted("bank-c.seat", "bank-c.seat", RENEWAL)).to.include({ did: "proposed" });
    });

    it("should refuse a date in the past", async () => {
      const line = await refusal(act("bank-a.admin", await newcomer(), { ...RENEWAL, validUntil: 1 }));
      expect(line).to.match(/a validity in the future, not one that ends 1970-01-01 .*\[AccountValidityUnfit\]/);
    });
  });

  describe("revoke", () => {
    it("should be asked for by the OrgAdmin and confirmed by a second account of the organization", async () => {
      const subject = await newcomer();
      const asked = await act("bank-a.admin", subject, { verb: "revoke" });
      expect(actedSchema.parse(documentOf(asked)).did).to.equal("requested");
      expect(asked.text).to.match(/next {2}a second account of bank-a confirms within 90d/);
      const shown = await showAccount(live.desk, subject);
      expect(shown.data.revocationRequestedBy).to.equal(live.actor("bank-a.admin").address);
      expect(shown.text).to.match(/revocation +requested by bank-a\.admin; a second account confirms/);
      const done = await act("bank-a.seat", subject, { verb: "revoke" });
      expect(actedSchema.parse(documentOf(done)).did).to.equal("revoked");
      expect(await statusOf(subject)).to.equal("Revoked");
    });

    it("should choose who asks, and nobody who would confirm unnamed", async () => {
      const subject = await newcomer();
      expect(await meant("revoke", subject, "bank-a")).to.equal("bank-a.admin");
      await act("bank-a.admin", subject, { verb: "revoke" });
      expect(await meant("revoke", subject, "bank-a")).to.equal("bank-a.admin");
    });

    it("should refuse who asked to confirm", async () => {
      const subject = await newcomer();
      await act("bank-a.admin", subject, { verb: "revoke" });
      expect(await refusal(act("bank-a.admin", subject, { verb: "revoke" }))).to.match(
        /^bank-a\.admin asked to revoke 0x\w+ already: a second account of bank-a confirms, in any office but/,
      );
    });

    it("should refuse a Participant as second, and a second without a first", async () => {
      const subject = await newcomer();
      expect(await refusal(act("bank-a.participant", subject, { verb: "revoke" }))).to.match(
        /may not revoke 0x\w+: an OrgAdmin of bank-a asks for it and a second account of bank-a confirms/,
      );
      await act("bank-a.admin", subject, { verb: "revoke" });
      expect(await refusal(act("bank-a.participant", subject, { verb: "revoke" }))).to.match(
        /a second account of bank-a/,
      );
    });

    it("should be a proposal of another organization's seat", async () => {
      const { did, proposal = 0 } = await acted("bank-b.seat", await newcomer(), { verb: "revoke" });
      expect(did).to.equal("proposed");
      expect((await proposalOf(live.desk.suite, proposal)).class).to.equal("Operation");
    });

    it("should refuse what is revoked, whatever is to be done about it", async () => {
      const subject = await newcomer();
      await act("bank-a.admin", subject, { verb: "revoke" });
      await act("bank-a.seat", subject, { verb: "revoke" });
      for (const what of [{ verb: "revoke" }, { verb: "suspend" }, { verb: "reinstate" }, RENEWAL] as const) {
        expect(await refusal(act("bank-a.admin", subject, what))).to.match(/is revoked for ever: nothing changes it/);
      }
    });
  });

  describe("from the command line", () => {
    const on = (...args: string[]) => hardhat(["account", ...args, "--data", live.folder]);

    it("should say which path it took", async () => {
      const { code, stdout, stderr } = await on("suspend", "bank-d.seat", "--as", "bank-d");
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.include("bank-d.seat is a Seat account, which is never suspended");
      const own = await on("suspend", "auditor.operator", "--as", "auditor");
      expect(own.stdout).to.match(/^auditor\.operator is suspended, at once, by its OrgAdmin auditor\.admin/);
    });

    it("should print one document", async () => {
      const { stdout } = await on("suspend", "bank-c.admin", "--as", "bank-a", "--json");
      expect(actedSchema.parse(JSON.parse(stdout))).to.include({ did: "proposed", name: "bank-c.admin" });
    });

    it("should fail with one document", async () => {
      const { code, stdout } = await on("suspend", "bank-c.isuer", "--as", "bank-a", "--json");
      const schema = z.strictObject({ error: z.strictObject({ message: z.string() }) });
      expect(schema.parse(JSON.parse(stdout)).error.message).to.match(/did you mean bank-c\.issuer/);
      expect(code).to.equal(1);
    });
  });
});
