import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { actOnAccount } from "../../lib/account/acts.ts";
import { enrol } from "../../lib/account/enrol.ts";
import { listAccounts } from "../../lib/account/list.ts";
import { showAccount } from "../../lib/account/show.ts";
import { nowOf } from "../../lib/desk.ts";
import { moveOrganization } from "../../lib/org/propose.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { newcomers } from "./helpers/newcomer.ts";
import { refusal } from "./helpers/refusal.ts";

import { accountSchema, orderSchema } from "./helpers/schemas.ts";

const DAY = 86_400;

const shownSchema = accountSchema.extend({
  actsAs: z.string(),
  votes: z.boolean(),
  hindrances: z.array(
    z.strictObject({ why: z.string(), since: z.int().optional(), until: z.int().optional(), words: z.string() }),
  ),
  liveOrders: z.array(orderSchema),
  recovery: z
    .strictObject({
      successor: z.string(),
      startedAt: z.int(),
      consentedAt: z.int().optional(),
      objectedAt: z.int().optional(),
      byGuardians: z.boolean(),
      until: z.int(),
    })
    .optional(),
  revocationRequestedBy: z.string().optional(),
  formerKeys: z.array(z.string()),
  laterKeys: z.array(z.string()),
});

const listedSchema = accountSchema.extend({ recovering: z.boolean() });

describe("tasks: account list and show", () => {
  let live: LiveDevnet;
  const accepted = newcomers();

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const shown = async (account: string) => {
    const report = await showAccount(live.desk, account);
    return { ...shownSchema.parse(documentOf(report)), text: report.text };
  };

  /** Somebody new whom the OrgAdmin of bank-a enrolled for a year. */
  const newcomer = async (): Promise<string> => {
    const acceptance = await accepted(live, "bank-a", "Participant");
    const validUntil = (await nowOf(live.desk)) + 365 * DAY;
    await enrol(live.desk, live.actor("bank-a.admin"), { acceptance, validUntil, kyc: id("record") });
    return acceptance.account;
  };

  describe("list", () => {
    it("should list all accounts, with organizations by name", async () => {
      const document = z.array(listedSchema).parse(documentOf(await listAccounts(live.desk)));
      expect(document).to.have.length(live.desk.book.accounts.length);
      expect(document[0]).to.include({ name: "bank-a.seat", organization: "bank-a", office: "Seat", status: "Active" });
    });

    it("should tell who enrolled an account as account show does", async () => {
      const { text } = await listAccounts(live.desk);
      expect(text).to.match(/^bank-a\.admin .* the committee$/m);
      expect((await shown("bank-a.admin")).text).to.match(/^enrolled by +the committee$/m);
      expect((await shown("regulator.officer-1")).text).to.match(/^enrolled by +the committee or its regulator$/m);
    });

    it("should list those of one organization", async () => {
      const { data } = await listAccounts(live.desk, { organization: "auditor" });
      expect(data.map(({ name }) => name)).to.deep.equal(["auditor.admin", "auditor.inspector", "auditor.operator"]);
    });

    it("should list those in one office", async () => {
      const { data } = await listAccounts(live.desk, { office: "regulator" });
      expect(data.map(({ name }) => name)).to.include.members(["regulator.officer-1", "regulator.officer-2"]);
      expect(new Set(data.map(({ office }) => office))).to.deep.equal(new Set(["Regulator"]));
    });

    it("should list those of one status", async () => {
      const subject = await newcomer();
      await actOnAccount(live.desk, live.actor("bank-a.admin"), subject, { verb: "suspend" });
      const { data } = await listAccounts(live.desk, { status: "suspended", organization: "bank-a" });
      expect(data.map(({ account }) => account)).to.deep.equal([subject]);
      expect((await listAccounts(live.desk, { status: "Revoked" })).text).to.match(/^No account is like that/);
    });

    for (const [what, filter, line] of [
      ["organization", { organization: "bank-x" }, /organization "bank-x": did you mean bank-a/],
      ["office", { office: "Oprator" }, /office "Oprator" is unknown: did you mean Operator/],
      ["status", { status: "suspendd" }, /status "suspendd" is unknown: did you mean Suspended/],
    ] as const) {
      it(`should suggest the ${what} that may have been meant`, async () => {
        expect(await refusal(listAccounts(live.desk, filter))).to.match(line);
      });
    }
  });

  describe("show: an account acts as nobody", () => {
    it("while it is not enrolled", async () => {
      const { text, actsAs, hindrances } = await shown(live.stranger().address);
      expect([actsAs, hindrances]).to.deep.equal(["None", []]);
      expect(text).to.match(/is not enrolled, so it acts as nobody: it accepts with `account accept`/);
    });

    it("while its OrgAdmin suspended it, and since when", async () => {
      const subject = await newcomer();
      await actOnAccount(live.desk, live.actor("bank-a.admin"), subject, { verb: "suspend" });
      const { hindrances, text } = await shown(subject);
      const [event] = await live.desk.suite.accounts.queryFilter(
        live.desk.suite.accounts.filters.AccountSuspended(subject),
      );
      const since = (await event?.getBlock())?.timestamp;
      expect(hindrances.map((hindrance) => [hindrance.why, hindrance.since])).to.deep.equal([["suspended", since]]);
      expect(text).to.match(/acts now as +nobody\nbecause +suspended by its OrgAdmin since .*: `account reinstate 0x/);
    });

    it("while the committee suspended it", async () => {
      const subject = await newcomer();
      const report = await actOnAccount(live.desk, live.actor("bank-b.seat"), subject, { verb: "suspend" });
      await decide(live, report.data.proposal ?? 0);
      expect((await shown(subject)).text).to.match(/because +suspended by the committee since/);
    });

    it("once it is revoked", async () => {
      const subject = await newcomer();
      for (const by of ["bank-a.admin", "bank-a.operator"]) {
        await actOnAccount(live.desk, live.actor(by), subject, { verb: "revoke" });
      }
      expect((await shown(subject)).text).to.match(
        /because +revoked for ever since .* another address can be enrolled/,
      );
    });

    it("while it is frozen for sending, and until when", async () => {
      const subject = await newcomer();
      const terms = { subject, direction: "both", duration: 3_600, reason: "AML-3", evidence: id("e") };
      await freeze(live.desk, live.actor("regulator.officer-1"), terms);
      const { hindrances, liveOrders, text } = await shown(subject);
      const until = (liveOrders[0]?.placedAt ?? 0) + 3_600;
      expect(hindrances.map(({ why, until: end }) => [why, end])).to.deep.equal([["frozen for sending", until]]);
      expect(liveOrders[0]).to.include({ organization: "regulator", direction: "Both" });
      expect(text).to.match(/because +frozen for sending by order 1, lapses .* \(in /);
    });

    it("but acts on while it is frozen for receiving only", async () => {
      const subject = await newcomer();
      const terms = { subject, direction: "receive", duration: 3_600, reason: "AML-3", evidence: id("e") };
      await freeze(live.desk, live.actor("regulator.officer-1"), terms);
      expect(await shown(subject)).to.deep.include({ actsAs: "Participant", hindrances: [] });
    });

    it("while its organization is frozen for sending, though its seat still votes", async () => {
      const terms = { subject: "bank-b", direction: "send", duration: 3_600, reason: "AML-3", evidence: id("e") };
      await freeze(live.desk, live.actor("regulator.officer-1"), terms);
      const { hindrances, text, votes } = await shown("bank-b.seat");
      expect([votes, ...hindrances.map(({ why }) => why)]).to.deep.equal([true, "organization frozen for sending"]);
      expect(text).to.match(/because +bank-b is frozen for sending by order \d+, lapses .*: see `regulator orders`/);
      expect(text).to.match(/frozen +no\n +bank-b is: order \d+, Send, lapses /);
      expect((await shown("bank-b.participant")).actsAs).to.equal("None");
    });

    it("while it is being recovered, and until when", async () => {
      const subject = await newcomer();
      const { account, deadline, signature } = await accepted(live, "bank-a", "Participant");
      const { recovery } = live.desk.suite;
      await live
        .actor("bank-a.admin")
        .act(await recovery.start.populateTransaction(subject, account, { deadline, signature }));
      const { hindrances, recovery: found, text } = await shown(subject);
      expect(hindrances.map(({ why, until }) => [why, until])).to.deep.equal([["being recovered", found?.until]]);
      expect(found).to.deep.include({ successor: account, byGuardians: false });
      expect((found?.until ?? 0) - (found?.startedAt ?? 0)).to.equal(30 * DAY);
      expect(text).to.match(
        /because +being recovered to 0x\w+ \(nobody consented yet\), ends by itself .* \(in [^)]*\): see `account recover 0x/,
      );
      await live.actor("csd.admin").act(await recovery.consent.populateTransaction(subject, account));
      expect((await shown(subject)).text).to.match(/\(consented to, to be finished from .* \(in [^)]*\) on\)/);
      await live.advance(3 * DAY);
      await live.actor("csd.admin").act(await recovery.finish.populateTransaction(subject));
      const [former, now] = [await shown(subject), await shown(account)];
      expect([former.laterKeys, now.formerKeys, now.actsAs]).to.deep.equal([[account], [subject], "Participant"]);
      expect(former.text).to.match(new RegExp(`revoked for ever since .*: ${account} followed it`));
      expect(now.text).to.match(new RegExp(`^former keys +${subject}$`, "m"));
    });

    it("while its organization is suspended, though its seat still votes", async () => {
      const { data } = await moveOrganization(live.desk, live.actor("bank-a.seat"), "bank-d", "suspend");
      await decide(live, data.proposal);
      const seat = await shown("bank-d.seat");
      expect(seat).to.include({ actsAs: "None", votes: true });
      expect(seat.text).to.match(/nobody, except that its seat still votes\nbecause +bank-d is suspended since/);
      expect((await shown("bank-d.admin")).hindrances.map(({ why }) => why)).to.deep.equal(["organization suspended"]);
    });

    it("once it has expired, and since when", async () => {
      const subject = await newcomer();
      await live.advance(366 * DAY);
      const { validUntil, hindrances, expired, status } = await shown(subject);
      expect([status, expired]).to.deep.equal(["Active", true]);
      expect(hindrances.map(({ why, since }) => [why, since])).to.deep.equal([["expired", validUntil]]);
      const { data } = await listAccounts(live.desk, { status: "expired" });
      expect(data.map(({ account }) => account)).to.include(subject);
    });
  });

  describe("from the command line", () => {
    it("should print one document that fits its schema", async () => {
      const args = ["account", "list", "--organization", "bank-b", "--office", "Seat", "--json"];
      const { stdout } = await hardhat([...args, "--data", live.folder]);
      expect(z.array(listedSchema).parse(JSON.parse(stdout))).to.have.length(1);
    });
  });
});
