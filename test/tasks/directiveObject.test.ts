import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { Signature, id } from "ethers";
import { network } from "hardhat";
import { z } from "zod";
import { type Actor, actorWith } from "../../lib/actor.ts";
import { deliverObjection } from "../../lib/directive/deliverObjection.ts";
import { object } from "../../lib/directive/object.ts";
import { type Objection, signatureOn } from "../../lib/directive/objection.ts";
import { signObjection } from "../../lib/directive/signObjection.ts";
import { devWallet } from "../../lib/keys/devKeys.ts";
import { organizationSubject } from "../../lib/regulator/subject.ts";
import { Refusal } from "../../lib/refusal.ts";
import { HOUR, freeze, suspendOrganization, suspendSeat } from "../fixtures/acts.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Direction, Office } from "../fixtures/enums.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { placement } from "../fixtures/placement.ts";
import { tamper } from "./helpers/ballots.ts";
import {
  type DirectiveNetwork,
  OFFICERS,
  actedSchema,
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
const REASON = "It is ours";

const signedSchema = directiveSchema.extend({
  did: z.literal("signed"),
  account: z.string(),
  reasonHash: z.string(),
  file: z.string(),
});

describe("tasks: directive object", () => {
  let live: DirectiveNetwork;
  let folder: string;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(directiveNetwork);
    folder = await ownFolder();
  });

  const seat = (name = "bank-c.seat") => live.actor(name);
  const sign = async (directive: number, as = "bank-c.seat") => {
    const key = live.actor(as);
    const signing = { folder, sign: (objection: Objection) => signatureOn(objection, key) };
    const report = await signObjection(live.desk, key, directive, REASON, signing);
    return { ...signedSchema.parse(documentOf(report)), text: report.text };
  };
  const deliver = (directive: number, file: string, as = "bank-a.operator") =>
    deliverObjection(live.desk, live.actor(as), directive, file);
  const objectors = async (directive: number) => {
    const { directives } = live.suite;
    const events = await directives.queryFilter(directives.filters.DirectiveObjected(directive));
    return events.map(({ args }) => [args.account, args.reasonHash]);
  };

  const freezeOrganization = async (name: string): Promise<void> => {
    const order = placement(organizationSubject(live.orgId(name)), Direction.both, HOUR);
    await live.suite.freezeOrders.connect(live.as(OFFICERS[0])).freeze(order);
  };
  const startRecovery = async (name: string): Promise<void> => {
    const successor = live.stranger(4);
    const [, acceptance] = await consenting(live, successor, name, Office.seat);
    const admin = live.suite.recovery.connect(live.as(`${name}.admin`));
    await admin.start(live.address(`${name}.seat`), successor.address, acceptance);
  };

  /** What keeps every act from an account that would object, in the state of the directive; each its refusal. */
  const attempts = (directive: number, as: string) =>
    [() => object(live.desk, live.actor(as), directive, REASON), () => sign(directive, as)] as const;
  const refusedBoth = async (directive: number, as = "bank-c.seat"): Promise<string> => {
    const lines = await Promise.all(attempts(directive, as).map((attempt) => refusal(attempt())));
    expect(new Set(lines).size).to.equal(1);
    return lines[0] ?? "";
  };

  describe("by the seat of the affected organization", () => {
    it("should void the approval, and say who decides now", async () => {
      const { directive } = await approvedDirective(live);
      const report = await object(live.desk, seat(), directive, REASON);
      const { did, status, eta } = actedSchema.parse(documentOf(report));
      expect([did, status, eta]).to.deep.equal(["objected", "Objected", undefined]);
      expect(report.text).to.match(
        /^bank-c\.seat has objected to directive 1, which voids its approval: seizure of 400 bond 1\.0\.0 .*\.\nrecorded {2}reason 0x\w{64}, the hash of the text "It is ours"\nnext {2}a seat proposes a decision of Constitution class against the objection, .*: `directive approve 1 --as SEAT`$/,
      );
      expect(await objectors(directive)).to.deep.equal([[live.address("bank-c.seat"), id(REASON)]]);
    });

    it("should be possible in the last second of the delay, and not after", async () => {
      const { directive, eta } = await approvedDirective(live);
      await connection.networkHelpers.time.increaseTo(eta - 2);
      await connection.networkHelpers.time.setNextBlockTimestamp(eta - 1);
      await object(live.desk, seat(), directive, REASON);
      const second = await approvedDirective(live);
      await connection.networkHelpers.time.increaseTo(second.eta);
      expect(await refusedBoth(second.directive)).to.match(
        /^Nobody objects to directive 2: the time for an objection ended \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(now\)\.$/,
      );
    });

    it("should refuse a reason that is empty or a file that is not there", async () => {
      const { directive } = await approvedDirective(live);
      expect(await refusal(object(live.desk, seat(), directive, ""))).to.match(/^The reason is empty/);
      expect(await refusal(object(live.desk, seat(), directive, "reasons.pdf"))).to.match(
        /^There is no file "reasons\.pdf"/,
      );
    });
  });

  describe("to what cannot be objected to", () => {
    it("should be refused before the committee approved it", async () => {
      expect(await refusedBoth(await drafted(live))).to.match(
        /^Directive 1 is Drafted, not Approved: a second officer/,
      );
      expect(await refusedBoth(await endorsed(live))).to.match(
        /^Directive 2 is Endorsed, not Approved: a seat proposes/,
      );
    });

    it("should be refused a second time", async () => {
      const { directive } = await approvedDirective(live);
      await object(live.desk, seat(), directive, REASON);
      expect(await refusedBoth(directive)).to.match(/^Directive 1 is Objected, not Approved: a Constitution decision/);
    });

    it("should be refused once it was approved against an objection", async () => {
      const { directive } = await approvedDirective(live);
      await object(live.desk, seat(), directive, REASON);
      await decided(live, directive);
      expect(await refusedBoth(directive)).to.equal(
        "Nobody objects to directive 1: it was approved against an objection, and there is no second one.",
      );
    });

    it("should be refused where no directive has this number", async () => {
      expect(await refusedBoth(1)).to.match(/^There is no directive 1: none was drafted yet/);
    });
  });

  describe("by anybody else", () => {
    for (const name of ["bank-a.seat", "csd.seat", "bank-c.issuer", "bank-c.admin", OFFICERS[0], "auditor.inspector"]) {
      it(`should be refused to ${name}, and say who may`, async () => {
        const { directive } = await approvedDirective(live);
        expect(await refusedBoth(directive, name)).to.equal(
          `${name} may not object to directive 1: only bank-c.seat may, with the seat of bank-c, whose account would lose.`,
        );
      });
    }

    it("should be refused when the affected organization has no seat", async () => {
      const { directive } = await approvedDirective(live, { from: "auditor.operator" });
      expect(await refusedBoth(directive)).to.equal(
        "bank-c.seat may not object to directive 1: only a Seat account of auditor may, and it has none.",
      );
    });
  });

  describe("by a seat whose transactions no node takes", () => {
    for (const [what, stop] of [
      ["frozen", () => freeze(live, live.address("bank-c.seat")).then(() => undefined)],
      ["of a frozen organization", () => freezeOrganization("bank-c")],
      ["of a suspended organization", () => suspendOrganization(live, "bank-c")],
      ["whose key is being recovered", () => startRecovery("bank-c")],
    ] as const) {
      it(`should be told to sign it, ${what}, and be delivered by anyone`, async () => {
        const { directive } = await approvedDirective(live);
        await stop();
        expect(await refusal(object(live.desk, seat(), directive, REASON))).to.equal(
          "No node takes a transaction of bank-c.seat to Directives now, see `account show bank-c.seat`: sign the objection with --sign, and anyone delivers it.",
        );
        const { file, text } = await sign(directive);
        expect(file).to.equal(join(folder, "1-bank-c.seat.objection.json"));
        expect(text).to.match(
          /\nnext {2}anyone delivers it before the delay is over: `directive object 1 --deliver .* --as NAME`$/,
        );
        const report = await deliver(directive, file);
        expect(actedSchema.parse(documentOf(report))).to.include({ did: "objected", status: "Objected" });
        expect(report.text).to.match(/^bank-c\.seat has objected to directive 1, which voids its approval: /);
        expect(await objectors(directive)).to.deep.equal([[live.address("bank-c.seat"), id(REASON)]]);
      });
    }

    it("should be sent as ever by a seat that has no weight any more", async () => {
      const { directive } = await approvedDirective(live, { delay: "30d" });
      await suspendSeat(live, "bank-c");
      expect((await object(live.desk, seat(), directive, REASON)).data.status).to.equal("Objected");
    });

    it("should be refused to a Seat account that was revoked", async () => {
      const { directive } = await approvedDirective(live, { delay: "30d" });
      await suspendSeat(live, "bank-c");
      await decide(live, [await call(live.suite.accounts, "revokeSeat", [live.address("bank-c.seat")])]);
      expect(await refusedBoth(directive)).to.equal(
        "bank-c.seat may not object to directive 1: only a Seat account of bank-c may, and it has none.",
      );
    });
  });

  describe("--sign", () => {
    it("should show what is signed before, and write nothing when that is declined", async () => {
      const { directive } = await approvedDirective(live);
      let shown = "";
      const confirm = (summary: string) => {
        shown = summary;
        return Promise.reject(new Refusal("Nothing was signed."));
      };
      const sign = () => Promise.reject(new Error("it was signed"));
      const signing = { folder: join(folder, "none"), confirm, sign };
      const attempt = signObjection(live.desk, seat(), directive, REASON, signing);
      expect(await refusal(attempt)).to.equal("Nothing was signed.");
      expect(shown).to.match(
        /^bank-c\.seat objects to directive 1, the seizure of 400 .*\. Once signed, whoever has the file/,
      );
      expect(await readFile(join(folder, "none", "1-bank-c.seat.objection.json")).catch(() => "none")).to.equal("none");
    });

    it("should send nothing", async () => {
      const { directive } = await approvedDirective(live);
      const { status } = await sign(directive);
      expect(status).to.equal("Approved");
      expect(await objectors(directive)).to.deep.equal([]);
    });
  });

  describe("--deliver", () => {
    const signed = async () => {
      const { directive, eta } = await approvedDirective(live);
      return { directive, eta, file: (await sign(directive)).file };
    };

    /** The objection as another key signs it. */
    const forged = async (by: Actor, directive: number) => {
      const directives = await live.suite.directives.getAddress();
      return signatureOn({ chainId: live.record.chainId, directives, directive, reasonHash: id(REASON) }, by);
    };

    it("should take it from anybody", async () => {
      const { directive, file } = await signed();
      expect((await deliverObjection(live.desk, live.outsider(), directive, file)).data.did).to.equal("objected");
    });

    it("should take a signature in its short form", async () => {
      const { directive, file } = await signed();
      const { signature } = z.object({ signature: z.string() }).parse(JSON.parse(await readFile(file, "utf8")));
      await tamper(file, () => ({ signature: Signature.from(signature).compactSerialized }));
      expect((await deliver(directive, file)).data.status).to.equal("Objected");
    });

    it("should have a contract wallet judge what was signed for it", async () => {
      const { directive, file } = await signed();
      const owner = actorWith(live.desk, devWallet(151, live.provider));
      const wallet = await live.ethers.deployContract("WalletFixture", [owner.address], live.stranger());
      const code = await live.provider.getCode(await wallet.getAddress());
      await connection.networkHelpers.setCode(live.address("bank-c.seat"), code);
      await tamper(file, () => ({ signature: `0x${"11".repeat(65)}` }));
      expect(await refusal(deliver(directive, file))).to.match(/\[(DirectiveObjectionUnfit)\]/);
      const signature = await forged(owner, directive);
      await tamper(file, () => ({ signature }));
      expect((await deliver(directive, file)).data.status).to.equal("Objected");
    });

    it("should refuse it twice", async () => {
      const { directive, file } = await signed();
      await deliver(directive, file);
      expect(await refusal(deliver(directive, file))).to.match(/^Directive 1 is Objected, not Approved/);
    });

    it("should refuse it when the delay is over", async () => {
      const { directive, file, eta } = await signed();
      await connection.networkHelpers.time.increaseTo(eta);
      expect(await refusal(deliver(directive, file))).to.match(
        /^Nobody objects to directive 1: the time for an objection ended/,
      );
    });

    it("should refuse it for another directive", async () => {
      const { file } = await signed();
      const { directive: other } = await approvedDirective(live);
      expect(await refusal(deliver(other, file))).to.match(/objects to directive 1, not to 2\.$/);
      await tamper(file, () => ({ directive: other }));
      expect(await refusal(deliver(other, file))).to.match(/^bank-c\.seat did not sign the objection in /);
    });

    for (const [what, change, line] of [
      ["with another reason", { reasonHash: id("another") }, /^bank-c\.seat did not sign the objection in .*\.json\.$/],
      ["of another chain", { chainId: 1 }, /is for chain 1 and Directives at 0x\w{40}, not for this network\.$/],
      ["of another Directives", { directives: `0x${"11".repeat(20)}` }, /is for chain 20260 and Directives at 0x1111/],
      ["with a damaged signature", { signature: `0x${"11".repeat(65)}` }, /^bank-c\.seat did not sign the objection/],
      ["without signature", { signature: "0x" }, /is not an objection: signature must not be empty\.$/],
      ["without reason", { reasonHash: `0x${"00".repeat(32)}` }, /is not an objection: reasonHash must not be zero\.$/],
      ["with more in it", { extra: 1 }, /is not an objection: /],
      ["of a later form", { version: 2 }, /is not an objection: version must be 1\.$/],
    ] as const) {
      it(`should refuse one ${what}`, async () => {
        const { directive, file } = await signed();
        await tamper(file, () => change);
        expect(await refusal(deliver(directive, file))).to.match(line);
      });
    }

    it("should refuse one that is said to be of another seat", async () => {
      const { directive, file } = await signed();
      await tamper(file, () => ({ account: live.address("bank-a.seat") }));
      expect(await refusal(deliver(directive, file))).to.match(
        /^bank-a\.seat may not object to directive 1: only bank-c\.seat/,
      );
    });

    it("should refuse one that another key signed", async () => {
      const { directive, file } = await signed();
      const forger = actorWith(live.desk, devWallet(150, live.provider));
      const signature = await forged(forger, directive);
      await tamper(file, () => ({ signature }));
      expect(await refusal(deliver(directive, file))).to.match(/^bank-c\.seat did not sign the objection/);
    });

    it("should refuse what is no file", async () => {
      const { directive } = await signed();
      expect(await refusal(deliver(directive, join(folder, "none.json")))).to.match(
        /^There is no file .*none\.json to read an objection/,
      );
      await writeFile(join(folder, "text.json"), "{");
      expect(await refusal(deliver(directive, join(folder, "text.json")))).to.match(
        /is not an objection: it is not JSON\.$/,
      );
    });
  });
});
