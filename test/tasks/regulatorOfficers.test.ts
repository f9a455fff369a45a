import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { type NamedAcceptance } from "../../lib/account/acceptance/files.ts";
import { propose } from "../../lib/committee/propose.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { approve } from "../../lib/regulator/approve.ts";
import { change } from "../../lib/regulator/change.ts";
import type { WrittenChange } from "../../lib/regulator/officerChange.ts";
import { listOfficers } from "../../lib/regulator/officers.ts";
import { present } from "../../lib/regulator/present.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { newcomers } from "./helpers/newcomer.ts";
import { refusal } from "./helpers/refusal.ts";
import { accountSchema } from "./helpers/schemas.ts";
import { devWalletOf } from "../../lib/keys/devKeys.ts";
import { actorWith } from "../../lib/actor.ts";

const DAY = 86_400;
const VALIDITY = { validUntil: Date.UTC(2035, 0) / 1000, kyc: id("record and salt") };

const changedSchema = z.strictObject({
  request: z.string().regex(/^0x[0-9a-f]{64}$/),
  organization: z.string(),
  did: z.enum(["requested", "changed", "proposed"]),
  change: z.string(),
  proposal: z.int().optional(),
  transaction: z.string(),
});

const pendingSchema = z.strictObject({
  request: z.string(),
  organization: z.string(),
  requestedBy: z.string(),
  requestedByName: z.string(),
  requestedAt: z.int(),
  until: z.int(),
  remove: z.string().optional(),
  add: z.string().optional(),
  words: z.string(),
});

const officersSchema = z.strictObject({
  regulators: z.array(z.strictObject({ organization: z.string(), status: z.string(), counting: z.int() })),
  officers: z.array(accountSchema.extend({ counts: z.boolean(), summonedUntil: z.int().optional() })),
  changes: z.array(pendingSchema),
});

describe("tasks: regulator officers", () => {
  let live: LiveDevnet;
  const accepted = newcomers();

  beforeEach(async () => {
    live = await liveDevnet();
  });

  afterEach(() => live.stop());

  const officer = (number: number) => live.actor(`regulator.officer-${number}`);
  const seat = () => live.actor("bank-a.seat");
  const changed = async (by: number, written: WrittenChange) =>
    changedSchema.parse(documentOf(await change(live.desk, officer(by), written)));
  const officers = async () => {
    const report = await listOfficers(live.desk);
    return { ...officersSchema.parse(documentOf(report)), text: report.text };
  };
  const addition = (acceptance: NamedAcceptance): WrittenChange => ({ add: { acceptance, ...VALIDITY } });

  const summoned = async (name: string): Promise<void> => {
    const calls = [{ call: "Accounts.summon", args: [name] }];
    await decide(live, (await propose(live.desk, seat(), { calls })).data.proposal);
  };

  describe("list", () => {
    it("should say who counts, until when they are valid, and that nothing waits", async () => {
      const { officers: found, regulators, changes, text } = await officers();
      expect(found.map(({ name, counts }) => [name, counts])).to.deep.equal([
        ["regulator.officer-1", true],
        ["regulator.officer-2", true],
      ]);
      expect([regulators[0]?.counting, changes]).to.deep.equal([2, []]);
      expect(text).to.match(/regulator: 2 officers count\n\nChanges asked for: none$/);
    });

    it("should say who is summoned, until when, and that he does not count after", async () => {
      await summoned("regulator.officer-2");
      const { officers: before, text } = await officers();
      const { summonedAt } = await live.desk.suite.accounts.accountOf(officer(2).address);
      const until = Number(summonedAt) + 30 * DAY;
      expect(before.map(({ counts, summonedUntil }) => [counts, summonedUntil])).to.deep.equal([
        [true, undefined],
        [true, until],
      ]);
      expect(text).to.match(/yes +until .* \(in /);
      await live.advance(30 * DAY);
      const after = await officers();
      expect(after.officers.map(({ counts }) => counts)).to.deep.equal([true, false]);
      expect(after.text).to.match(/1 officer counts, so the committee alone may change its accounts/);
    });

    it("should list those of one regulator, and refuse an unknown one", async () => {
      expect((await listOfficers(live.desk, "bank-a")).text).to.equal("bank-a is no regulator, so it has no officers.");
      expect(await refusal(listOfficers(live.desk, "regulatr"))).to.match(/"regulatr": did you mean regulator/);
    });
  });

  describe("change and approve", () => {
    it("should add an officer whom a second one approves", async () => {
      const acceptance = await accepted(live, "regulator", "Regulator");
      const asked = await changed(1, addition(acceptance));
      expect(asked).to.include({ did: "requested", organization: "regulator" });
      expect(asked.change).to.equal(`add ${acceptance.name} as Regulator until 2035-01-01`);
      const { changes, text } = await officers();
      expect(changes).to.have.length(1);
      expect(changes[0]).to.include({
        request: asked.request,
        add: acceptance.account,
        requestedByName: officer(1).name,
      });
      expect(text).to.include(`\`regulator approve ${asked.request.slice(0, 10)} --as NAME\``);
      const done = changedSchema.parse(documentOf(await approve(live.desk, officer(2), asked.request.slice(0, 10))));
      expect(done.did).to.equal("changed");
      const after = await officers();
      expect([after.officers.length, after.changes]).to.deep.equal([3, []]);
    });

    it("should remove one and take another in the same change", async () => {
      const add = addition(await accepted(live, "regulator", "Regulator"));
      await changed(1, { ...add, remove: "regulator.officer-2" });
      await approve(live.desk, officer(2), undefined);
      const names = (await officers()).officers.map(({ name }) => name);
      expect(names).to.include("regulator.officer-1").and.not.include("regulator.officer-2");
    });

    it("should renew an account", async () => {
      await changed(1, { renew: { account: "regulator.officer-2", ...VALIDITY } });
      const { data } = await approve(live.desk, officer(2), undefined);
      expect(data.change).to.equal("renew regulator.officer-2 until 2035-01-01");
      const renewed = (await officers()).officers.find(({ name }) => name === "regulator.officer-2");
      expect(renewed?.validUntil).to.equal(VALIDITY.validUntil);
    });

    it("should carry out what a second officer asks for in the same words", async () => {
      await changed(1, { remove: "regulator.officer-2" });
      expect(await changed(2, { remove: "regulator.officer-2" })).to.include({ did: "changed" });
      expect((await officers()).regulators[0]?.counting).to.equal(1);
    });

    it("should let a seat propose to approve what one officer asked for", async () => {
      await changed(1, { remove: "regulator.officer-2" });
      const { data } = await approve(live.desk, seat(), undefined);
      expect(data.did).to.equal("proposed");
      expect((await proposalOf(live.desk.suite, data.proposal ?? 0)).class).to.equal("Constitution");
      await decide(live, data.proposal ?? 0);
      expect((await officers()).officers).to.have.length(1);
    });

    it("should ask in the terms in which the named action approves", async () => {
      const renewed = { account: "regulator.officer-2", ...VALIDITY };
      const written = { validUntil: "2035-01-01", kyc: VALIDITY.kyc };
      for (const [asked, args] of [
        [{ renew: renewed }, { renew: renewed.account, ...written }],
        [{ remove: "regulator.officer-2" }, { remove: "regulator.officer-2" }],
      ] as const) {
        await changed(1, asked);
        const calls = [{ action: "officers.approve", args: { regulator: "regulator", ...args } }];
        expect((await propose(live.desk, seat(), { calls })).data.dryRun.result).to.equal("passes");
      }
    });

    it("should let a seat propose a change only while fewer than two officers count", async () => {
      const add = addition(await accepted(live, "regulator", "Regulator"));
      expect(await refusal(change(live.desk, seat(), add))).to.match(
        /^2 officers of regulator count, so they keep its accounts: an officer asks with `regulator change`/,
      );
      await changed(1, { remove: "regulator.officer-2" });
      await approve(live.desk, officer(2), undefined);
      const { data } = await change(live.desk, seat(), add);
      expect(data.did).to.equal("proposed");
      await decide(live, data.proposal ?? 0);
      expect((await officers()).regulators[0]?.counting).to.equal(2);
    });

    it("should forget what an officer asked for who is no longer one", async () => {
      const third = await accepted(live, "regulator", "Regulator");
      await changed(1, addition(third));
      await approve(live.desk, officer(2), undefined);
      const newcomer = actorWith(live.desk, devWalletOf(third.account, live.desk.provider));
      await change(live.desk, newcomer, { remove: "regulator.officer-2" });
      await changed(1, { remove: third.account });
      await approve(live.desk, officer(2), (await officers()).changes[1]?.request);
      expect((await officers()).changes).to.deep.equal([]);
      expect(await refusal(approve(live.desk, officer(1), undefined))).to.match(/^No change among officers waits/);
    });
  });

  describe("refused", () => {
    it("the officer who asked, as second", async () => {
      const { request } = await changed(1, { remove: "regulator.officer-2" });
      expect(await refusal(approve(live.desk, officer(1), undefined))).to.equal(
        `regulator.officer-1 asked for ${request.slice(0, 10)} already: a second officer of regulator approves it.`,
      );
    });

    it("the same officer, twice", async () => {
      await changed(1, { remove: "regulator.officer-2" });
      expect(await refusal(change(live.desk, officer(1), { remove: "regulator.officer-2" }))).to.match(/asked for 0x/);
    });

    it("an account of another office", async () => {
      const line = await refusal(change(live.desk, live.actor("bank-a.admin"), { remove: "regulator.officer-2" }));
      expect(line).to.equal(
        "bank-a.admin (OrgAdmin of bank-a) may not change the accounts of regulator: its officers do, two together.",
      );
      await changed(1, { remove: "regulator.officer-2" });
      expect(await refusal(approve(live.desk, live.actor("bank-a.admin"), undefined))).to.match(
        /^bank-a\.admin \(OrgAdmin of bank-a\) may not approve 0x/,
      );
    });

    it("a request that does not wait, and an unclear one", async () => {
      await changed(1, { remove: "regulator.officer-2" });
      await changed(1, { renew: { account: "regulator.officer-2", ...VALIDITY } });
      expect(await refusal(approve(live.desk, officer(2), "0xffffffff"))).to.match(
        /^No change called 0xffffffff waits/,
      );
      expect(await refusal(approve(live.desk, officer(2), undefined))).to.match(
        /^Several changes wait: say 0x\w{8} or 0x/,
      );
    });

    for (const [what, written, line] of [
      ["nothing to change", {}, /^Say what to change/],
      ["an account that is no regulator's", { remove: "bank-a.operator" }, /^bank-a is no regulator/],
      ["an account of nobody", { remove: `0x${"11".repeat(20)}` }, /is not enrolled/],
      ["an unknown account", { remove: "regulator.oficer-2" }, /did you mean regulator\.officer-2/],
    ] as const) {
      it(what, async () => {
        expect(await refusal(change(live.desk, officer(1), written))).to.match(line);
      });
    }

    it("accounts of two organizations in one change", async () => {
      const renew = { account: "bank-a.operator", ...VALIDITY };
      expect(await refusal(change(live.desk, officer(1), { remove: "regulator.officer-2", renew }))).to.match(
        /^One change concerns one regulator, not regulator and bank-a/,
      );
    });
  });

  describe("present", () => {
    it("should let a summoned officer count on", async () => {
      await summoned("regulator.officer-2");
      const report = await present(live.desk, officer(2));
      const schema = z.strictObject({
        account: z.string(),
        name: z.string(),
        organization: z.string(),
        summonedAt: z.int().optional(),
        transaction: z.string(),
      });
      expect(schema.parse(documentOf(report)).summonedAt).to.be.a("number");
      expect(report.text).to.match(/^regulator\.officer-2 is present and counts at regulator; was summoned at/);
      await live.advance(31 * DAY);
      expect((await officers()).regulators[0]?.counting).to.equal(2);
    });

    it("should refuse who is no officer", async () => {
      const line = await refusal(present(live.desk, live.actor("bank-a.operator")));
      expect(line).to.match(/bank-a\.operator .* may not call this/);
    });
  });
});
