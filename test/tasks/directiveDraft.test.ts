import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { ZeroHash, encodeBytes32String, id } from "ethers";
import { network } from "hardhat";
import { draftDirective } from "../../lib/directive/draft.ts";
import type { WrittenDirective } from "../../lib/directive/written.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { Direction } from "../fixtures/enums.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { placement } from "../fixtures/placement.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import {
  AWARD,
  type DirectiveNetwork,
  OFFICERS,
  SEIZURE,
  actedSchema,
  directiveNetwork,
} from "./helpers/directives.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

describe("tasks: directive draft", () => {
  let live: DirectiveNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(directiveNetwork);
  });

  const draft = (written: Partial<WrittenDirective> = {}, as: string = OFFICERS[0]) =>
    draftDirective(live.desk, live.actor(as), { ...SEIZURE, ...written });
  const document = async (written: Partial<WrittenDirective> = {}) => {
    const report = await draft(written);
    return { ...actedSchema.parse(documentOf(report)), text: report.text };
  };
  const recorded = async () => (await live.suite.directives.directiveOf(1)).draft;

  describe("a seizure", () => {
    it("should be recorded word for word", async () => {
      await draft();
      const { kind, target, from, to, amount, subject, arbiter, delay, legalReference, evidenceHash } =
        await recorded();
      expect([kind, target, from, to, amount]).to.deep.equal([
        1n,
        live.asset.address,
        live.address("bank-c.issuer"),
        live.address("csd.admin"),
        400n,
      ]);
      expect([subject, arbiter, delay]).to.deep.equal([ZeroHash, 0n, 259_200n]);
      expect([legalReference, evidenceHash]).to.deep.equal([id(SEIZURE.reference), SEIZURE.evidence]);
    });

    it("should say who loses what to whom, and who comes next", async () => {
      const { text, did, directive, status, affected, regulator, next } = await document();
      expect({ did, directive, status, affected, regulator }).to.deep.equal({
        ...{ did: "drafted", directive: 1, status: "Drafted", affected: "bank-c", regulator: "regulator" },
      });
      expect(text).to.match(
        /^Directive 1 is drafted: seizure of 400 bond 1\.0\.0 from bank-c\.issuer to csd\.admin\.\n/,
      );
      expect(next).to.have.length(1);
      expect(text).to.match(
        /\nnext {2}a second officer of regulator endorses it .*: `directive approve 1 --as OFFICER`$/,
      );
    });

    it("should name the draft hash by which the contract knows it", async () => {
      expect((await document()).draftHash).to.equal(await live.suite.directives.draftHashOf(1));
    });

    it("should number the next one anew", async () => {
      await draft();
      expect((await document()).directive).to.equal(2);
    });
  });

  describe("the holding", () => {
    it("should be said to be free to go when no order freezes it", async () => {
      expect((await document()).text).to.match(/^frozen {2}no order freezes it, so it may be gone by then/m);
    });

    it("should be said to be held by an order that freezes the account", async () => {
      const order = { direction: "send", duration: 3_600, reason: "AML-3", evidence: SEIZURE.evidence };
      await freeze(live.desk, live.actor(OFFICERS[0]), { ...order, subject: "bank-c.issuer" });
      expect((await document()).text).to.match(/^frozen {2}by order 1 until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/m);
    });

    it("should be said to be held only when what orders freeze of it is enough together", async () => {
      const holding = holdingSubject(live.address("bank-c.issuer"), live.asset.address);
      const order = (amount: bigint, duration = 3_600) =>
        placement(holding, Direction.send, duration, REASON, EVIDENCE, amount);
      await live.suite.freezeOrders.connect(live.as(OFFICERS[0])).freeze(order(100n));
      expect((await document()).text).to.match(
        /^frozen {2}by order 1 until .* UTC, but not all of it: `regulator freeze` holds it$/m,
      );
      await decide(live, [await call(live.suite.freezeOrders, "freezeByDecision", [order(300n, 0)])]);
      expect((await document()).text).to.match(/^frozen {2}by order 1 until .* UTC and order 2 until it is lifted$/m);
    });

    it("should be said to be free to go when an order only forbids to receive", async () => {
      const order = { direction: "receive", duration: 3_600, reason: "AML-3", evidence: SEIZURE.evidence };
      await freeze(live.desk, live.actor(OFFICERS[0]), { ...order, subject: "bank-c.issuer" });
      expect((await document()).text).to.match(/^frozen {2}no order freezes it/m);
    });

    it("should be said not to suffice today", async () => {
      expect((await document({ amount: "1001" })).text).to.match(
        /^beware {2}bond 1\.0\.0 would not carry it out today: /m,
      );
      expect((await document({ amount: "1000" })).text).to.not.include("beware");
    });

    it("should be said not to be one, where the contract carries out no directives", async () => {
      expect((await document({ asset: "Notice" })).text).to.match(/^beware {2}Notice would not carry it out today/m);
    });
  });

  describe("a redemption", () => {
    it("should have no receiver", async () => {
      const { to, text } = await document({ kind: "redemption", to: undefined });
      expect(to).to.equal(undefined);
      expect(text).to.match(/^Directive 1 is drafted: redemption of 400 bond 1\.0\.0 from bank-c\.issuer\.\n/);
    });
  });

  describe("a correction", () => {
    const correction = (corrects: string): Partial<WrittenDirective> => ({ kind: "correction", corrects });

    it("should link a transaction that called the asset", async () => {
      const { hash } = await live.asset.transfer("bank-c.issuer", live.address("csd.admin"), 5n);
      const { corrects } = await document(correction(hash));
      expect([corrects, (await recorded()).subject]).to.deep.equal([hash, hash]);
    });

    it("should link a transaction that left an event of the asset", async () => {
      const passer = await live.ethers.deployContract("Passer", live.stranger());
      const transfer = live.asset.contract.interface.encodeFunctionData("transfer", [live.address("csd.admin"), 0n]);
      const { hash } = await passer.getFunction("pass").send(live.asset.address, transfer);
      expect((await document(correction(hash))).corrects).to.equal(hash);
    });

    it("should refuse a transaction that the node does not know", async () => {
      const hash = id("nothing");
      expect(await refusal(draft(correction(hash)))).to.equal(
        `The node knows no transaction ${hash} in a block: look the hash up again, or ask a node with older blocks with --url.`,
      );
    });

    it("should refuse a transaction that did not touch the asset", async () => {
      const { transaction } = await document();
      expect(await refusal(draft(correction(transaction)))).to.match(
        /^Transaction 0x\w{64} \(block \d+\) neither called bond 1\.0\.0 nor left an event of it: see `explain tx 0x\w{64}`\.$/,
      );
    });

    it("should refuse a transaction that reverted", async () => {
      const call = { to: live.asset.address, data: "0x12345678", gasLimit: 100_000n };
      await live
        .stranger()
        .sendTransaction(call)
        .catch(() => undefined);
      const [hash = ""] = (await live.provider.getBlock("latest"))?.transactions ?? [];
      expect(await refusal(draft(correction(hash)))).to.match(
        /^Transaction 0x\w{64} \(block \d+\) reverted, so there is/,
      );
    });

    it("should refuse what is no hash", async () => {
      expect(await refusal(draft(correction("0x12")))).to.match(/^"0x12" is no transaction: give its hash/);
    });
  });

  describe("an award", () => {
    it("should hold its case readable, and say so", async () => {
      const { text, arbiter, attested, ...data } = await document(AWARD);
      expect([data.case, arbiter, attested]).to.deep.equal(["ARB-2026-7", "auditor", false]);
      expect((await recorded()).subject).to.equal(encodeBytes32String("ARB-2026-7"));
      expect(text).to.match(/^recorded {2}case 0x\w{64}, the text "ARB-2026-7", readable by all$/m);
      expect(text).to.match(/^next {2}an Inspector of auditor attests it .*: `directive approve 1 --as auditor`$/m);
    });

    it("should hash a case that is too long to be readable, and say so", async () => {
      const text = "International Chamber, case 2026/7";
      expect((await document({ ...AWARD, case: text })).text).to.include(`the hash of the text "${text}", too long`);
      expect((await recorded()).subject).to.equal(id(text));
    });

    it("should hold 31 characters readable and hash 32", async () => {
      expect((await document({ ...AWARD, case: "x".repeat(31) })).case).to.equal("x".repeat(31));
      expect((await document({ ...AWARD, case: "x".repeat(32) })).case).to.equal(id("x".repeat(32)));
    });

    it("should take 32 bytes as they are", async () => {
      expect((await document({ ...AWARD, case: id("case") })).case).to.equal(id("case"));
    });

    it("should refuse an empty case", async () => {
      expect(await refusal(draft({ ...AWARD, case: " " }))).to.match(/^The case is empty/);
    });

    it("should refuse an arbiter that does not exist", async () => {
      expect(await refusal(draft({ ...AWARD, arbiter: "auditr" }))).to.match(/"auditr": did you mean auditor/);
    });

    it("should refuse an arbiter that is no Service", async () => {
      expect(await refusal(draft({ ...AWARD, arbiter: "bank-b" }))).to.match(/\[DirectiveArbiterUnfit\]/);
    });
  });

  describe("the reference", () => {
    let folder: string;

    beforeEach(async () => {
      folder = await ownFolder();
    });

    it("should be the hash of a file, and said to be", async () => {
      const file = join(folder, "order.txt");
      await writeFile(file, "the order");
      const { legalReference, evidenceHash, text } = await document({ reference: file, evidence: file });
      expect([legalReference, evidenceHash]).to.deep.equal([id("the order"), id("the order")]);
      expect(text).to.include(`recorded  reference ${id("the order")}, the hash of the file ${file}\n`);
    });

    it("should be the hash of a text, and said to be", async () => {
      expect((await document({ reference: "Act 3, section 2" })).text).to.include(
        'the hash of the text "Act 3, section 2"',
      );
      expect((await recorded()).legalReference).to.equal(id("Act 3, section 2"));
    });

    it("should be a hash as given", async () => {
      expect((await document({ reference: id("order") })).legalReference).to.equal(id("order"));
    });

    for (const text of ["order.pdf", "orders/12", "./order"]) {
      it(`should not hash the name of a file that is not there: ${text}`, async () => {
        expect(await refusal(draft({ reference: text }))).to.equal(
          `There is no file "${text}" for the reference: give its path, its keccak256 hash, or a text in words.`,
        );
      });
    }

    it("should not be a folder, or empty", async () => {
      expect(await refusal(draft({ reference: folder }))).to.match(/^There is no file ".*" for the reference/);
      expect(await refusal(draft({ reference: "" }))).to.match(/^The reference is empty/);
    });
  });

  describe("refused", () => {
    for (const [what, written, line] of [
      ["an unknown kind", { kind: "siezure" }, /^kind "siezure" is unknown: did you mean Seizure\?$/],
      ["no kind at all", { kind: "none" }, /^kind "none" is unknown/],
      ["a seizure for nobody", { to: undefined }, /^A seizure needs --to; see --help\.$/],
      ["a redemption to somebody", { kind: "redemption" }, /^A redemption has no --to; see --help\.$/],
      ["a correction of nothing", { kind: "correction" }, /^A correction needs --corrects; see --help\.$/],
      ["a seizure that corrects", { corrects: id("tx") }, /^A seizure has no --corrects; see --help\.$/],
      ["an award without case", { ...AWARD, case: undefined }, /^An award needs --case; see --help\.$/],
      ["an award without arbiter", { ...AWARD, arbiter: undefined }, /^An award needs --arbiter; see --help\.$/],
      ["a seizure with an arbiter", { arbiter: "auditor" }, /^A seizure has no --arbiter; see --help\.$/],
      ["a gift to oneself", { to: "bank-c.issuer" }, /^--from and --to are both bank-c\.issuer: name two accounts\.$/],
      [
        "nothing",
        { amount: "0" },
        /^--amount "0" is no amount: bond 1\.0\.0 is no asset of the register, so write its smallest units, a whole number of at least 1\.$/,
      ],
      ["less than nothing", { amount: "-5" }, /^--amount "-5" is no amount/],
      ["a fraction", { amount: "1.5" }, /^--amount "1.5" is no amount/],
      ["more than a token counts", { amount: String(2n ** 256n) }, /is no amount/],
      [
        "a short delay",
        { delay: "71h" },
        /^A directive waits 3d to 90d between approval and execution, not 2d 23h: give another --delay\.$/,
      ],
      ["a long delay", { delay: "91d" }, /not 91d: give another --delay\.$/],
      ["an unknown asset", { asset: "bnd" }, /"bnd": did you mean/],
      ["an unknown account", { from: "bank-c.isuer" }, /did you mean bank-c\.issuer/],
      ["evidence that is neither file nor hash", { evidence: "case 7" }, /^There is no evidence "case 7"/],
      ["an account of nobody", { to: `0x${"11".repeat(20)}` }, /\[DirectiveAccountUnfit\]/],
      ["an account of a regulator", { to: "regulator.officer-2" }, /\[DirectiveAccountUnfit\]/],
      ["a contract of the suite", { asset: "Standing" }, /\[DirectiveTargetUnfit\]/],
      ["an account as an asset", { asset: "csd.admin" }, /\[DirectiveTargetUnfit\]/],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(draft(written))).to.match(line);
      });
    }

    for (const name of ["bank-a.seat", "bank-a.admin", "auditor.inspector", "bank-b.developer"]) {
      it(`should refuse ${name}, who is no officer`, async () => {
        expect(await refusal(draft({}, name))).to.match(/may not draft a directive: an officer of a regulator does\.$/);
      });
    }

    it("should refuse somebody whom nobody enrolled", async () => {
      expect(await refusal(draftDirective(live.desk, live.outsider(), SEIZURE))).to.match(
        /acts as nobody now: it is not/,
      );
    });
  });
});
