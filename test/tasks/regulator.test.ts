import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { execute } from "../../lib/committee/execute.ts";
import { propose } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import { confirm, lift } from "../../lib/regulator/act.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { listOrders } from "../../lib/regulator/orders.ts";
import type { FreezeTerms } from "../../lib/regulator/placement.ts";
import { accountSubject } from "../../lib/regulator/subject.ts";
import { veto } from "../../lib/regulator/veto.ts";
import type { Report } from "../../lib/report.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";
import { orderSchema } from "./helpers/schemas.ts";

const HOUR = 3_600;
const EVIDENCE = id("case 7");
const TERMS = { subject: "csd.admin", direction: "send", duration: 24 * HOUR, reason: "AML-3", evidence: EVIDENCE };

/** Each is frozen by one test. */
const SUBJECTS = [
  ...[
    "bank-a.operator",
    "bank-a.participant",
    "bank-b.admin",
    "bank-b.developer",
    "bank-b.participant",
    "bank-c.admin",
  ],
  ...["bank-c.issuer", "bank-d.admin", "auditor.admin", "auditor.inspector", "auditor.operator", "bank-a.admin"],
];

const actedSchema = orderSchema.extend({
  did: z.enum(["placed", "confirmed", "requested", "lifted", "proposed"]),
  proposal: z.int().optional(),
  transaction: z.string(),
});

const vetoedSchema = z.strictObject({
  proposal: z.int(),
  officer: z.string(),
  state: z.string(),
  transaction: z.string(),
});

describe("tasks: regulator", () => {
  let live: LiveDevnet;
  const subjects = [...SUBJECTS];

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const officer = (number: number) => live.actor(`regulator.officer-${number}`);
  const seat = () => live.actor("bank-a.seat");
  const acted = (report: Report) => actedSchema.parse(documentOf(report));
  const placed = async (terms: Partial<FreezeTerms> = {}) => {
    const subject = subjects.pop() ?? "";
    const report = await freeze(live.desk, officer(1), { ...TERMS, subject, ...terms });
    return { ...acted(report), name: subject, text: report.text };
  };

  describe("orders", () => {
    it("should say that none was placed yet", async () => {
      expect(await listOrders(live.desk)).to.deep.equal({ data: [], text: "No freeze order was placed yet." });
    });

    it("should lapse by themselves, and be listed as such when asked", async () => {
      await placed();
      await live.advance(24 * HOUR);
      expect((await listOrders(live.desk)).text).to.equal(
        "No freeze order is live; 1 ended, see `regulator orders --all`.",
      );
      const { data, text } = await listOrders(live.desk, { all: true });
      expect(z.array(orderSchema).parse(documentOf({ data, text }))[0]).to.include({ live: false });
      expect(text).to.match(/Lapsed +\d{4}-\d\d-\d\d \d\d:\d\d$/m);
    });

    it("should show who asks to lift one", async () => {
      const { order } = await placed();
      await lift(live.desk, officer(2), order);
      const { data, text } = await listOrders(live.desk);
      expect(data.find((listed) => listed.order === order)?.liftRequestedBy).to.equal(officer(2).address);
      expect(text).to.include(
        `${order}: regulator.officer-2 asks to lift it; a second officer does: \`regulator lift ${order} --as OFFICER\``,
      );
    });
  });

  describe("freeze", () => {
    it("should freeze in the direction asked for, with reason and evidence", async () => {
      const { text, name, ...data } = await placed();
      expect(data).to.include({ did: "placed", direction: "Send", status: "Provisional", live: true });
      expect(data).to.include({ organization: "regulator", officer: officer(1).address, reasonCode: "AML-3" });
      expect(data.evidenceHash).to.equal(EVIDENCE);
      expect(text).to.match(new RegExp(`Order ${data.order}: ${name} is frozen \\(send\\) for 1d, lapses .* \\(in `));
    });

    it("should hash the file that is given as evidence", async () => {
      expect((await placed({ evidence: "package.json" })).evidenceHash).to.match(/^0x[0-9a-f]{64}$/);
    });

    it("should refuse the same twice", async () => {
      const { name } = await placed();
      expect(await refusal(freeze(live.desk, officer(2), { ...TERMS, subject: name }))).to.match(
        /^Refused: order \d+ of the same placer is live .*: confirm or lift it, or let it lapse \[FreezeOrderExists\]\.$/,
      );
    });

    for (const [what, terms, line] of [
      ["an unknown direction", { direction: "sending" }, /direction "sending" is unknown: did you mean Send/],
      ["an unknown account", { subject: "bank-c.isuer" }, /did you mean bank-c.issuer/],
      ["evidence that is neither file nor hash", { evidence: "nothing" }, /There is no evidence "nothing"/],
      ["a reason that does not fit", { reason: "x".repeat(32) }, /has 32 bytes: write 1 to 31/],
      [
        "more than 72 hours",
        { duration: 73 * HOUR },
        /an officer freezes for 1s to 3d, a Sentinel for 1s to 4h, not 3d 1h: give another --for/,
      ],
      [
        "a regulator's account",
        { subject: "regulator.officer-2" },
        /no such order is placed on account regulator\.officer-2 .*\[FreezeSubjectUnfit\]/,
      ],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(freeze(live.desk, officer(1), { ...TERMS, ...terms }))).to.match(line);
      });
    }

    it("should refuse who is no officer", async () => {
      const line = await refusal(freeze(live.desk, live.actor("csd.admin"), TERMS));
      expect(line).to.equal(
        "csd.admin (OrgAdmin of csd) may not freeze: an officer of a regulator does, or a Seat account proposes it.",
      );
    });
  });

  describe("confirm", () => {
    it("should let a second officer make it last", async () => {
      const { order } = await placed();
      const document = acted(await confirm(live.desk, officer(2), order));
      expect(document).to.include({ did: "confirmed", status: "Confirmed", live: true });
      expect(document.until).to.equal(undefined);
    });

    it("should refuse the officer who placed it", async () => {
      const { order } = await placed();
      expect(await refusal(confirm(live.desk, officer(1), order))).to.match(/needs a second officer, another than/);
    });

    it("should be a proposal of a seat", async () => {
      const { order } = await placed();
      const { did, proposal = 0 } = acted(await confirm(live.desk, seat(), order));
      expect(did).to.equal("proposed");
      await decide(live, proposal);
      const { data } = await listOrders(live.desk);
      expect(data.find((listed) => listed.order === order)?.status).to.equal("Confirmed");
    });

    it("should refuse an order that never was", async () => {
      expect(await refusal(confirm(live.desk, officer(1), 99))).to.match(/There is no freeze order 99/);
    });
  });

  describe("lift", () => {
    it("should ask first and lift second", async () => {
      const { order } = await placed();
      const asked = await lift(live.desk, officer(1), order);
      expect(acted(asked).did).to.equal("requested");
      expect(asked.text).to.include(`asks to lift order ${order}.\nnext  a second officer`);
      expect(await refusal(lift(live.desk, officer(1), order))).to.match(/needs a second officer/);
      expect(acted(await lift(live.desk, officer(2), order))).to.include({
        did: "lifted",
        status: "Lifted",
        live: false,
      });
    });

    it("should be a proposal of a seat, and say so", async () => {
      const { order } = await placed();
      await confirm(live.desk, officer(2), order);
      const report = await lift(live.desk, seat(), order);
      expect(acted(report).did).to.equal("proposed");
      expect(report.text).to.match(/^bank-a\.seat proposes it to the committee\.\nProposal \d+ is open/);
      await decide(live, report.data.proposal ?? 0);
      const { data } = await listOrders(live.desk, { all: true });
      expect(data.find((listed) => listed.order === order)?.status).to.equal("Lifted");
    });

    it("should refuse the committee's order to an officer, and say who lifts it", async () => {
      const subject = subjects.pop() ?? "";
      const about = accountSubject(live.desk.book.address(subject));
      const placement = {
        subject: { ...about, kind: "Account" },
        ...{ direction: "both", amount: 0, duration: "0s", reasonCode: "LAW-1", evidenceHash: EVIDENCE },
      };
      const calls = [{ call: "FreezeOrders.freezeByDecision", args: { placement } }];
      await decide(live, (await propose(live.desk, seat(), { calls })).data.proposal);
      const [order] = (await listOrders(live.desk)).data;
      expect(order).to.include({ organization: "the committee", officer: undefined, until: undefined });
      expect(await refusal(lift(live.desk, officer(1), order?.order ?? 0))).to.match(
        /is not your organization's but that of the committee: .* the committee when a seat proposes it/,
      );
    });
  });

  describe("veto", () => {
    const proposed = async (cap: number): Promise<number> => {
      const calls = [{ call: "Organizations.setAccountCap", args: ["bank-c", cap] }];
      return (await propose(live.desk, seat(), { calls })).data.proposal;
    };

    const queued = async (cap: number): Promise<number> => {
      const proposal = await proposed(cap);
      for (const name of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
        await vote(live.desk, live.actor(name), { proposal, support: "for" });
      }
      await execute(live.desk, seat(), proposal);
      return proposal;
    };

    it("should stop a queued decision, say so for ever, and how it is overridden", async () => {
      const proposal = await queued(7);
      const report = await veto(live.desk, officer(1), { proposal, reason: "LAW-12", evidence: EVIDENCE });
      expect(vetoedSchema.parse(documentOf(report)).state).to.equal("Canceled");
      expect(report.text).to.include(`\`committee propose --override ${proposal} --as SEAT\``);
      const { next } = (await showProposal(live.desk, proposal)).data;
      expect(next).to.include("vetoed by regulator.officer-1, reason LAW-12");
    });

    it("should refuse who is no officer", async () => {
      const proposal = await queued(8);
      const line = await refusal(
        veto(live.desk, live.actor("bank-b.seat"), { proposal, reason: "LAW-12", evidence: EVIDENCE }),
      );
      expect(line).to.match(/bank-b\.seat .* may not veto like this/);
    });

    it("should refuse a proposal that is not queued", async () => {
      const proposal = await proposed(9);
      const line = await refusal(veto(live.desk, officer(1), { proposal, reason: "LAW-12", evidence: EVIDENCE }));
      expect(line).to.match(/proposal \d+ is Active, which does not allow this/);
    });
  });

  describe("from the command line", () => {
    const on = (...args: string[]) => hardhat(["regulator", ...args, "--data", live.folder]);

    it("should take a seat for the committee when a member is named", async () => {
      const { order } = await placed();
      const { stdout } = await on("lift", String(order), "--as", "bank-b", "--json");
      expect(actedSchema.parse(JSON.parse(stdout))).to.include({ did: "proposed", order });
    });

    it("should propose to freeze an amount of a holding for good when a member is named", async () => {
      const holding = ["bank-c.issuer", "--asset", "Notice", "--amount", "500", "--for", "good"];
      const terms = ["--reason", "AML-3", "--evidence", EVIDENCE, "--as", "bank-b", "--json"];
      const { stdout } = await on("freeze", ...holding, ...terms);
      expect(JSON.parse(stdout)).to.deep.include({
        did: "proposed",
        kind: "Holding",
        amount: "500",
        direction: "Send",
      });
    });

    it("should freeze an organization as an officer, and list what is on it", async () => {
      const terms = ["--for", "2h", "--reason", "AML-3", "--evidence", EVIDENCE, "--as", "regulator.officer-1"];
      const { stdout } = await on("freeze", "auditor", ...terms);
      expect(stdout).to.match(/^Order \d+: organization auditor is frozen \(both\) for 2h, lapses /);
      const listed = await on("orders", "--on", "auditor");
      expect(listed.stdout).to.match(/organization auditor +Both +AML-3 +regulator \(Officers\) +Provisional/);
    });

    it("should send an officer who takes the Sentinels' task to his own", async () => {
      const terms = ["--reason", "AML-3", "--evidence", EVIDENCE, "--as", "regulator.officer-1"];
      const { code, failure } = await hardhat(["sentinel", "freeze", "bank-c.issuer", ...terms, "--data", live.folder]);
      expect([code, failure]).to.deep.equal([
        1,
        "regulator.officer-1 holds the office Regulator, which freezes with `regulator freeze`.",
      ]);
    });

    it("should ask for a change, list it and present an officer", async () => {
      const as = (number: number) => ["--as", `regulator.officer-${number}`];
      const asked = await on("change", "--remove", "regulator.officer-2", ...as(1));
      expect(asked.stdout).to.match(/^regulator\.officer-1 asks at regulator: remove regulator\.officer-2\.\nnext/);
      expect((await on("officers")).stdout).to.match(
        /Changes asked for:\n0x\w{8} regulator: remove regulator\.officer-2/,
      );
      expect((await on("present", ...as(2))).stdout).to.match(/^regulator\.officer-2 is present and counts/);
      const approved = await on("approve", ...as(2));
      expect(approved.stdout).to.match(/^regulator has changed its accounts, with regulator\.officer-2's approval/);
    });

    it("should end with one line and exit code 1", async () => {
      const { code, failure } = await on("confirm", "1", "--as", "bank-x");
      expect([
        code,
        failure.startsWith('There is no account or organization "bank-x": did you mean bank-a'),
      ]).to.deep.equal([1, true]);
    });
  });
});
