import { expect } from "chai";
import { network } from "hardhat";
import { executeDirective } from "../../lib/directive/execute.ts";
import { object } from "../../lib/directive/object.ts";
import { withdrawDirective } from "../../lib/directive/withdraw.ts";
import { actorWith } from "../../lib/actor.ts";
import { addRegulator } from "../fixtures/regulators.ts";
import {
  AWARD,
  type DirectiveNetwork,
  OFFICERS,
  actedSchema,
  approvedDirective,
  decided,
  directiveNetwork,
  drafted,
  endorsed,
} from "./helpers/directives.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const DAY = 86_400;

describe("tasks: directive execute and withdraw", () => {
  let live: DirectiveNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(directiveNetwork);
  });

  const execute = (directive: number, as = "bank-d.admin") => executeDirective(live.desk, live.actor(as), directive);
  const withdraw = (directive: number, as: string = OFFICERS[0]) =>
    withdrawDirective(live.desk, live.actor(as), directive);
  const held = async () =>
    Promise.all(["bank-c.issuer", "csd.admin"].map((name) => live.asset.balanceOf(live.address(name))));

  describe("execute", () => {
    it("should move exactly what was drafted, once the delay is over", async () => {
      const { directive, eta } = await approvedDirective(live);
      await connection.networkHelpers.time.increaseTo(eta);
      const report = await execute(directive);
      const { did, status, next } = actedSchema.parse(documentOf(report));
      expect([did, status, next]).to.deep.equal(["executed", "Executed", []]);
      expect(report.text).to.equal(
        "Directive 1 is executed, exactly as drafted: seizure of 400 bond 1.0.0 from bank-c.issuer to csd.admin.",
      );
      expect(await held()).to.deep.equal([600n, 400n]);
    });

    it("should be open to somebody whom nobody enrolled, where a node takes it", async () => {
      const { directive, eta } = await approvedDirective(live);
      await connection.networkHelpers.time.increaseTo(eta);
      expect((await executeDirective(live.desk, live.outsider(), directive)).data.status).to.equal("Executed");
    });

    it("should end a holding in a redemption", async () => {
      const { directive, eta } = await approvedDirective(live, { kind: "redemption", to: undefined });
      await connection.networkHelpers.time.increaseTo(eta);
      await execute(directive);
      expect(await held()).to.deep.equal([600n, 0n]);
    });

    it("should carry out what was approved against an objection, after a delay of its own", async () => {
      const { directive } = await approvedDirective(live);
      await object(live.desk, live.actor("bank-c.seat"), directive, "It is ours");
      const { eta } = await decided(live, directive);
      expect(await refusal(execute(directive))).to.match(/^Directive 1 still waits: execute it from .* \(in 3d\) on/);
      await connection.networkHelpers.time.increaseTo(eta);
      expect((await execute(directive)).data).to.include({ status: "Executed", final: true });
      expect(await held()).to.deep.equal([600n, 400n]);
    });

    it("should say how long it still waits", async () => {
      const { directive, eta } = await approvedDirective(live);
      expect(await refusal(execute(directive))).to.match(
        /^Directive 1 still waits: execute it from \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(in 3d\) on, see `directive show 1`\.$/,
      );
      await connection.networkHelpers.time.increaseTo(eta - 1);
      expect(await refusal(execute(directive))).to.include("(in 1s)");
      expect(await held()).to.deep.equal([1000n, 0n]);
    });

    it("should refuse it twice", async () => {
      const { directive, eta } = await approvedDirective(live);
      await connection.networkHelpers.time.increaseTo(eta);
      await execute(directive);
      expect(await refusal(execute(directive))).to.equal("Directive 1 is Executed, not Approved: it is done.");
      expect(await held()).to.deep.equal([600n, 400n]);
    });

    it("should refuse it when it lapsed", async () => {
      const { directive, eta } = await approvedDirective(live);
      await connection.networkHelpers.time.increaseTo(eta + 30 * DAY);
      expect(await refusal(execute(directive))).to.equal(
        "Directive 1 is Lapsed, not Approved: an officer drafts it anew.",
      );
    });

    for (const [what, given, line] of [
      ["drafted", () => drafted(live), /^Directive 1 is Drafted, not Approved: a second officer endorses it first/],
      ["endorsed", () => endorsed(live), /^Directive 1 is Endorsed, not Approved: a seat proposes it/],
      ["an award that was attested", () => endorsed(live, AWARD), /^Directive 1 is Endorsed, not Approved/],
    ] as const) {
      it(`should refuse what is only ${what}`, async () => {
        expect(await refusal(execute(await given()))).to.match(line);
      });
    }

    it("should refuse what was objected to", async () => {
      const { directive, eta } = await approvedDirective(live);
      await object(live.desk, live.actor("bank-c.seat"), directive, "It is ours");
      await connection.networkHelpers.time.increaseTo(eta);
      expect(await refusal(execute(directive))).to.match(
        /^Directive 1 is Objected, not Approved: a Constitution decision/,
      );
    });

    it("should stay approved when the asset refuses, and be carried out when it takes it", async () => {
      const { directive, eta } = await approvedDirective(live);
      await live.asset.transfer("bank-c.issuer", live.address("bank-a.participant"), 700n);
      await connection.networkHelpers.time.increaseTo(eta);
      expect(await refusal(execute(directive))).to.match(/^Refused: /);
      await live.asset.mint(live.address("bank-c.issuer"), 100n);
      await execute(directive);
      expect(await held()).to.deep.equal([0n, 400n]);
    });
  });

  describe("withdraw", () => {
    it("should take back what waits, as any officer of the regulator", async () => {
      for (const officer of OFFICERS) {
        const report = await withdraw(await drafted(live), officer);
        const { did, status, next } = actedSchema.parse(documentOf(report));
        expect([did, status, next]).to.deep.equal(["withdrawn", "Withdrawn", []]);
        expect(report.text).to.match(/^Directive \d is withdrawn: seizure of 400 bond 1\.0\.0 from bank-c\.issuer/);
      }
    });

    it("should take back what the committee approved, so that nobody executes it", async () => {
      const { directive, eta } = await approvedDirective(live);
      await withdraw(directive);
      await connection.networkHelpers.time.increaseTo(eta);
      expect(await refusal(execute(directive))).to.match(/^Directive 1 is Withdrawn, not Approved/);
    });

    it("should refuse what was withdrawn or executed", async () => {
      const { directive, eta } = await approvedDirective(live);
      await connection.networkHelpers.time.increaseTo(eta);
      await execute(directive);
      expect(await refusal(withdraw(directive))).to.match(/^Directive 1 is Executed, not Drafted or Endorsed or/);
      const other = await drafted(live);
      await withdraw(other);
      expect(await refusal(withdraw(other))).to.match(/^Directive 2 is Withdrawn, not Drafted/);
    });

    for (const name of ["bank-c.seat", "bank-a.seat", "bank-c.admin", "auditor.inspector"]) {
      it(`should refuse ${name}, who is of no regulator`, async () => {
        expect(await refusal(withdraw(await drafted(live), name))).to.match(
          new RegExp(`^Directive 1 is regulator's, and ${name} is of [a-z-]+: an officer of regulator does this\\.$`),
        );
      });
    }

    it("should refuse an officer of another regulator, and somebody whom nobody enrolled", async () => {
      const stranger = live.stranger(1);
      await addRegulator(live, stranger);
      const directive = await drafted(live);
      const attempt = (key = stranger) => refusal(withdrawDirective(live.desk, actorWith(live.desk, key), directive));
      expect(await attempt()).to.match(/^Directive 1 is regulator's, and 0x\w{40} is of organization 8/);
      expect(await attempt(live.stranger(2))).to.match(/^Directive 1 is regulator's, and 0x\w{40} is of nobody/);
    });
  });
});
