import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { approveDirective } from "../../lib/directive/approve.ts";
import { executeDirective } from "../../lib/directive/execute.ts";
import { listDirectives } from "../../lib/directive/list.ts";
import { object } from "../../lib/directive/object.ts";
import { showDirective } from "../../lib/directive/show.ts";
import { withdrawDirective } from "../../lib/directive/withdraw.ts";
import { freeze } from "../fixtures/acts.ts";
import {
  AWARD,
  type DirectiveNetwork,
  OFFICERS,
  approvedDirective,
  decided,
  directiveNetwork,
  directiveSchema,
  drafted,
  endorsed,
} from "./helpers/directives.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

const shownSchema = directiveSchema.extend({
  history: z.array(
    z.strictObject({
      did: z.enum(["drafted", "endorsed", "attested", "approved", "objected", "withdrawn", "executed"]),
      account: z.string().optional(),
      proposal: z.int().optional(),
      reasonHash: z.string().optional(),
      at: z.int(),
      transaction: z.string(),
    }),
  ),
  proposals: z.array(z.int()),
  objection: z.strictObject({ until: z.int(), accounts: z.array(z.string()) }).optional(),
  favoured: z.string().optional(),
  hold: z
    .strictObject({
      orders: z.array(z.strictObject({ order: z.int(), until: z.int().optional() })),
      enough: z.boolean(),
    })
    .optional(),
  obstacle: z.string().optional(),
  next: z.array(z.string()),
});

describe("tasks: directive list and show", () => {
  let live: DirectiveNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(directiveNetwork);
  });

  const show = async (directive: number) => {
    const report = await showDirective(live.desk, directive);
    return { ...shownSchema.parse(documentOf(report)), text: report.text };
  };
  const list = async (open = false) => {
    const report = await listDirectives(live.desk, { open });
    return { directives: z.array(directiveSchema).parse(documentOf(report)), text: report.text };
  };
  const withdraw = (directive: number) => withdrawDirective(live.desk, live.actor(OFFICERS[0]), directive);

  describe("list", () => {
    it("should say that none was drafted yet", async () => {
      expect(await list()).to.deep.equal({ directives: [], text: "No directive was drafted yet." });
      expect((await list(true)).text).to.equal("No directive was drafted yet.");
    });

    it("should tell who loses what to whom and where each stands, newest first, in the width of a terminal", async () => {
      await approvedDirective(live);
      await drafted(live, { kind: "redemption", to: undefined, amount: "5" });
      const { directives, text } = await list();
      expect(directives.map(({ directive, status }) => [directive, status])).to.deep.equal([
        [2, "Drafted"],
        [1, "Approved"],
      ]);
      expect(text).to.match(/^no +kind +amount +from +to +status +executable\n/);
      expect(text).to.match(/^2 +Redemption +5 bond 1\.0\.0 +bank-c\.issuer +Drafted$/m);
      expect(text).to.match(
        /^1 +Seizure +400 bond 1\.0\.0 +bank-c\.issuer +csd\.admin +Approved +\d{4}-\d\d-\d\d \d\d:\d\d$/m,
      );
      for (const line of text.split("\n")) expect(line.length).to.be.at.most(100);
    });

    it("should list with --open what can still come to something, alone", async () => {
      await withdraw(await drafted(live));
      expect((await list(true)).text).to.equal("No directive is open; 1 ended, see `directive list`.");
      await endorsed(live);
      expect((await list(true)).directives.map(({ directive }) => directive)).to.deep.equal([2]);
      expect((await list()).directives.map(({ directive }) => directive)).to.deep.equal([2, 1]);
    });
  });

  describe("show", () => {
    it("should tell what it takes from whom for whom, and on what it rests", async () => {
      const { text, affected, favoured, regulator } = await show(await drafted(live));
      expect([affected, favoured, regulator]).to.deep.equal(["bank-c", "csd", "regulator"]);
      for (const line of [
        /^Directive 1: seizure of 400 bond 1\.0\.0 from bank-c\.issuer to csd\.admin\n/,
        /^status +Drafted, since .* \(now\)$/m,
        /^takes +400 of bond 1\.0\.0 \(0x\w{40}\)$/m,
        /^from +bank-c\.issuer \(0x\w{40}\) of bank-c$/m,
        /^to +csd\.admin \(0x\w{40}\) of csd$/m,
        new RegExp(`^reference +hash ${id("Order 12 of the court of A")}$`, "m"),
        new RegExp(`^evidence +hash ${id("evidence")}$`, "m"),
        /^draft hash +0x[0-9a-f]{64}$/m,
        /^delay +3d between approval and execution$/m,
        /^drafted +by regulator\.officer-1 of regulator, /m,
        /^next +a second officer of regulator endorses it before .*: `directive approve 1 --as OFFICER`$/m,
      ]) {
        expect(text).to.match(line);
      }
    });

    it("should tell that a redemption is for nobody", async () => {
      const { text, favoured } = await show(await drafted(live, { kind: "redemption", to: undefined }));
      expect(favoured).to.equal(undefined);
      expect(text).to.match(/^to +nobody: it is redeemed$/m);
    });

    it("should tell which transaction a correction corrects", async () => {
      const { hash } = await live.asset.transfer("bank-c.issuer", live.address("csd.admin"), 5n);
      const { text, corrects } = await show(await drafted(live, { kind: "correction", corrects: hash }));
      expect(corrects).to.equal(hash);
      expect(text).to.match(new RegExp(`^corrects +transaction ${hash}$`, "m"));
    });

    it("should tell the case of an award, in quotation marks, and whether its arbiter attested it", async () => {
      const directive = await drafted(live, { ...AWARD, case: "7 (attested by csd)" });
      expect((await show(directive)).text).to.match(
        /^case +"7 \(attested by csd\)"\narbiter +auditor, which has not attested it yet$/m,
      );
      await approveDirective(live.desk, live.actor("auditor.inspector"), directive);
      const { text, history } = await show(directive);
      expect(text).to.match(/^arbiter +auditor, which has attested it$/m);
      expect(history[1]).to.include({ did: "attested", account: live.address("auditor.inspector") });
    });

    it("should tell the open proposals that would approve it, and what they need", async () => {
      const directive = await endorsed(live);
      await approveDirective(live.desk, live.actor("bank-a.seat"), directive);
      const { proposals, next } = await show(directive);
      expect(proposals).to.deep.equal([2]);
      expect(next).to.have.length(1);
      expect(next[0]).to.match(/^proposal 2: voting ends .*; needs 55 more weight cast/);
    });

    it("should tell until when which seat may object, and when anyone executes", async () => {
      const { directive, eta } = await approvedDirective(live);
      const { objection, text, next, lapses } = await show(directive);
      expect(objection).to.deep.equal({ until: eta, accounts: [live.address("bank-c.seat")] });
      expect(lapses).to.equal(eta + 30 * 86_400);
      expect(next).to.have.length(2);
      expect(text).to.match(
        /^next +bank-c\.seat may object before .* \(in 3d\): `directive object 1 --reason FILE --as SEAT`$/m,
      );
      expect(text).to.match(
        /^next +from .* \(in 3d\) on anyone executes it before .* \(in 33d\): `directive execute 1 --as NAME`$/m,
      );
    });

    it("should tell of nobody who may object where there is no seat", async () => {
      const { directive } = await approvedDirective(live, { from: "auditor.operator" });
      const { objection, next } = await show(directive);
      expect([objection, next.length]).to.deep.equal([undefined, 1]);
    });

    it("should tell once the delay is over that it is due, and that nobody objects any more", async () => {
      const { directive, eta } = await approvedDirective(live);
      await connection.networkHelpers.time.increaseTo(eta);
      const { objection, next } = await show(directive);
      expect(objection).to.equal(undefined);
      expect(next).to.have.length(1);
      expect(next[0]).to.match(/^now anyone executes it before .* \(in 30d\): `directive execute 1 --as NAME`$/);
    });

    it("should tell all that happened, who did it and by which proposal, oldest first", async () => {
      const { directive, proposal } = await approvedDirective(live);
      await object(live.desk, live.actor("bank-c.seat"), directive, "It is ours");
      const { proposal: second, eta } = await decided(live, directive);
      await connection.networkHelpers.time.increaseTo(eta);
      await executeDirective(live.desk, live.actor("bank-d.admin"), directive);
      const { history, text, next, final, hold, obstacle } = await show(directive);
      expect(history.map(({ did, account, proposal: by }) => [did, account ?? by])).to.deep.equal([
        ["drafted", live.address(OFFICERS[0])],
        ["endorsed", live.address(OFFICERS[1])],
        ["approved", proposal],
        ["objected", live.address("bank-c.seat")],
        ["approved", second],
        ["executed", live.address("bank-d.admin")],
      ]);
      expect(history.map(({ reasonHash }) => reasonHash).filter((each) => each !== undefined)).to.deep.equal([
        id("It is ours"),
      ]);
      expect([next, final, hold, obstacle]).to.deep.equal([[], true, undefined, undefined]);
      expect(text).to.match(/^status +Executed, against an objection, since /m);
      expect(text).to.match(new RegExp(`^approved +by the committee, proposal ${proposal}, `, "m"));
      expect(text).to.match(new RegExp(`^objected +by bank-c\\.seat, .*, reason ${id("It is ours")}$`, "m"));
      expect(text).to.match(/^executed +by bank-d\.admin, /m);
    });

    it("should tell that it was withdrawn, by whom", async () => {
      const directive = await drafted(live);
      await withdraw(directive);
      const { status, next, text } = await show(directive);
      expect([status, next]).to.deep.equal(["Withdrawn", []]);
      expect(text).to.match(/^withdrawn +by regulator\.officer-1, /m);
    });

    it("should tell that it lapsed", async () => {
      const directive = await endorsed(live);
      await live.advance(90 * 86_400);
      const { status, lapses, next } = await show(directive);
      expect([status, lapses, next]).to.deep.equal(["Lapsed", undefined, []]);
    });

    it("should tell what keeps the holding where it is, and what would stop the execution today", async () => {
      const directive = await drafted(live, { amount: "1001" });
      const { text, hold } = await show(directive);
      expect(hold).to.deep.equal({ orders: [], enough: false });
      expect(text).to.match(/^frozen +no order freezes it, so it may be gone by then: `regulator freeze` holds it$/m);
      expect(text).to.match(/^beware +it would not be carried out today: /m);
      await live.asset.mint(live.address("bank-c.issuer"), 1n);
      await freeze(live, live.address("bank-c.issuer"));
      const { hold: held, obstacle } = await show(directive);
      const { until } = await live.suite.freezeOrders.orderOf(1);
      expect([held, obstacle]).to.deep.equal([
        { orders: [{ order: 1, until: Number(until) }], enough: true },
        undefined,
      ]);
    });

    it("should refuse a directive that never was", async () => {
      expect(await refusal(showDirective(live.desk, 1))).to.match(/^There is no directive 1/);
    });
  });
});
