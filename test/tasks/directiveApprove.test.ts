import { expect } from "chai";
import { network } from "hardhat";
import { actorWith } from "../../lib/actor.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import { approveDirective, approvingOffices } from "../../lib/directive/approve.ts";
import { object } from "../../lib/directive/object.ts";
import { withdrawDirective } from "../../lib/directive/withdraw.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { call, decide as decideCalls, propose } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { addRegulator, changeOfficers, officerChange } from "../fixtures/regulators.ts";
import {
  AWARD,
  type DirectiveNetwork,
  OFFICERS,
  actedSchema,
  approvedDirective,
  carried,
  directiveNetwork,
  drafted,
  endorsed,
} from "./helpers/directives.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

describe("tasks: directive approve", () => {
  let live: DirectiveNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(directiveNetwork);
  });

  const approve = async (as: string, directive: number) => {
    const report = await approveDirective(live.desk, live.actor(as), directive);
    return { ...actedSchema.parse(documentOf(report)), text: report.text };
  };
  const refused = (as: string, directive: number) => refusal(approve(as, directive));
  const objected = async (): Promise<number> => {
    const { directive } = await approvedDirective(live);
    await object(live.desk, live.actor("bank-c.seat"), directive, "It is ours");
    return directive;
  };

  describe("as a second officer", () => {
    it("should endorse, and say so", async () => {
      const { did, status, text, proposal } = await approve(OFFICERS[1], await drafted(live));
      expect([did, status, proposal]).to.deep.equal(["endorsed", "Endorsed", undefined]);
      expect(text).to.match(
        /^regulator\.officer-2 has endorsed directive 1 as second officer: seizure of 400 bond 1\.0\.0 .*\.\nnext {2}a seat proposes a decision of Operation class, .*: `directive approve 1 --as SEAT`$/,
      );
    });

    it("should refuse the officer who drafted it", async () => {
      expect(await refused(OFFICERS[0], await drafted(live))).to.equal(
        "regulator.officer-1 drafted directive 1: a second officer of regulator endorses it.",
      );
    });

    it("should refuse an officer of another regulator", async () => {
      const stranger = live.stranger(1);
      await addRegulator(live, stranger);
      const directive = await drafted(live);
      const line = await refusal(approveDirective(live.desk, actorWith(live.desk, stranger), directive));
      expect(line).to.match(
        /^Directive 1 is regulator's, and 0x\w{40} is of organization 8: an officer of regulator does/,
      );
    });

    it("should refuse while its drafter is no officer in force any more", async () => {
      const directive = await drafted(live);
      await changeOfficers(
        live,
        await officerChange(live, { remove: live.address(OFFICERS[0]), add: live.stranger(1) }),
      );
      expect(await refused(OFFICERS[1], directive)).to.equal(
        "regulator.officer-1, who drafted directive 1, is no officer in force: withdraw it with `directive withdraw 1` and draft it anew.",
      );
    });

    it("should refuse what was endorsed already, and say what comes next", async () => {
      expect(await refused(OFFICERS[1], await endorsed(live))).to.equal(
        "Directive 1 is Endorsed, not Drafted: a seat proposes it to the committee with `directive approve 1`.",
      );
    });

    it("should refuse what was withdrawn", async () => {
      const directive = await drafted(live);
      await withdrawDirective(live.desk, live.actor(OFFICERS[0]), directive);
      expect(await refused(OFFICERS[1], directive)).to.equal(
        "Directive 1 is Withdrawn, not Drafted: an officer drafts it anew.",
      );
    });

    it("should refuse what lapsed", async () => {
      const directive = await drafted(live);
      await live.advance(90 * 86_400);
      expect(await refused(OFFICERS[1], directive)).to.match(/^Directive 1 is Lapsed, not Drafted/);
    });
  });

  describe("as an Inspector of the arbiter", () => {
    it("should attest, before or after the endorsement, and say so", async () => {
      const directive = await drafted(live, AWARD);
      const { did, status, attested, text } = await approve("auditor.inspector", directive);
      expect([did, status, attested]).to.deep.equal(["attested", "Drafted", true]);
      expect(text).to.match(
        /^auditor\.inspector has attested directive 1 for auditor: award of .*\nnext {2}a second officer/,
      );
      const later = await drafted(live, AWARD);
      expect((await approve(OFFICERS[1], later)).text).to.match(/\nnext {2}an Inspector of auditor attests it/);
      expect((await approve("auditor.inspector", later)).text).to.match(/\nnext {2}a seat proposes a decision/);
    });

    it("should refuse what was attested already", async () => {
      const directive = await endorsed(live, AWARD);
      expect(await refused("auditor.inspector", directive)).to.equal(
        "auditor has attested directive 1 already: see `directive show 1`.",
      );
    });

    it("should refuse what is no award", async () => {
      expect(await refused("auditor.inspector", await drafted(live))).to.equal(
        "Directive 1 is a seizure, which no arbiter attests: officers and committee approve it.",
      );
    });

    it("should refuse an award that the committee approved", async () => {
      const { directive } = await approvedDirective(live, AWARD);
      expect(await refused("auditor.inspector", directive)).to.match(
        /^Directive 1 is Approved, not Drafted or Endorsed/,
      );
    });

    it("should be the office in which the arbiter's name is read, and no other's", async () => {
      const directive = await drafted(live, AWARD);
      expect(await approvingOffices(live.desk, directive, live.orgId("auditor"))).to.deep.equal(["Inspector"]);
      expect(await approvingOffices(live.desk, directive, live.orgId("bank-a"))).to.deep.equal(["Regulator", "Seat"]);
    });
  });

  describe("as a seat", () => {
    it("should propose the approval of exactly this draft, and say so", async () => {
      const directive = await endorsed(live);
      const { did, proposal = 0, status, text, next } = await approve("bank-a.seat", directive);
      expect([did, status]).to.deep.equal(["proposed", "Endorsed"]);
      expect(text).to.match(
        /^bank-a\.seat proposes it to the committee\.\nProposal 2 is open: Approve directive 1: seizure of 400 bond 1\.0\.0 from bank-c\.issuer to csd\.admin\n/,
      );
      expect(text).to.match(/^class {5}Operation$/m);
      expect(next[0]).to.match(/^proposal 2: voting ends/);
      const [approval] = (await proposalOf(live.desk.suite, proposal)).calls;
      const hash = await live.suite.directives.draftHashOf(directive);
      expect(approval).to.include(await call(live.suite.directives, "approveByDecision", [directive, hash]));
    });

    it("should have the delay begin when the decision is executed", async () => {
      const { directive, eta } = await approvedDirective(live);
      const { status, eta: recorded } = await live.suite.directives.directiveOf(directive);
      expect([status, Number(recorded), eta - (await connection.networkHelpers.time.latest())]).to.deep.equal([
        3n,
        eta,
        259_200,
      ]);
    });

    it("should tell voters what the directive takes, whatever the description says", async () => {
      const directive = await endorsed(live);
      const hash = await live.suite.directives.draftHashOf(directive);
      const { id } = await propose(live, [await call(live.suite.directives, "approveByDecision", [directive, hash])]);
      expect((await showProposal(live.desk, Number(id))).data.notes).to.deep.equal([
        "Directive 1 is the seizure of 400 bond 1.0.0 from bank-c.issuer to csd.admin: see `directive show 1`.",
      ]);
    });

    it("should warn voters of another draft, and of a directive that is not there", async () => {
      const directive = await endorsed(live);
      const other = `0x${"11".repeat(32)}`;
      const calls = [
        await call(live.suite.directives, "approveByDecision", [directive, other]),
        await call(live.suite.directives, "approveAgainstObjection", [7, other, other]),
      ];
      const { notes } = (await showProposal(live.desk, Number((await propose(live, calls)).id))).data;
      expect(notes[0]).to.match(/Beware: the proposal names another draft, so it cannot approve it\.$/);
      expect(notes[1]).to.equal("Beware: there is no directive 7.");
    });

    it("should refuse the same proposal twice while it is open", async () => {
      const directive = await endorsed(live);
      await approve("bank-a.seat", directive);
      expect(await refused("bank-b.seat", directive)).to.match(
        /^Proposal 2 has the same calls and description and is Active: vote for it/,
      );
    });

    it("should propose it again when the committee declined", async () => {
      const directive = await endorsed(live);
      const { proposal = 0 } = await approve("bank-a.seat", directive);
      for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
        await vote(live.desk, live.actor(seat), { proposal, support: "against" });
      }
      expect((await approve("bank-a.seat", directive)).text).to.match(
        /^Proposal 3 is open: Approve directive 1: .* \(2\)$/m,
      );
    });

    it("should warn when the asset would not carry it out today", async () => {
      const directive = await endorsed(live, { amount: "1001" });
      expect((await approve("bank-a.seat", directive)).text).to.match(
        /^beware {2}bond 1\.0\.0 would not carry it out today/m,
      );
    });

    it("should show what it takes before it is sent, and send nothing when that is declined", async () => {
      const directive = await endorsed(live);
      let shown = "";
      const confirm = (summary: string) => {
        shown = summary;
        return Promise.reject(new Error("declined"));
      };
      const attempt = approveDirective(live.desk, live.actor("bank-a.seat"), directive, { confirm });
      expect(await attempt.catch((thrown: unknown) => String(thrown))).to.include("declined");
      expect(shown).to.match(/^Directive 1 is the seizure of 400 bond 1\.0\.0 .*: see `directive show 1`\.\n/);
      expect(await live.suite.committee.latestProposalId()).to.equal(1n);
    });

    it("should propose under a description of one's own", async () => {
      const proposing = { description: "Obey the court" };
      const { data } = await approveDirective(live.desk, live.actor("bank-a.seat"), await endorsed(live), proposing);
      expect((await proposalOf(live.desk.suite, data.proposal ?? 0)).description).to.equal("Obey the court");
    });

    it("should refuse what no second officer endorsed", async () => {
      expect(await refused("bank-a.seat", await drafted(live))).to.equal(
        "Directive 1 is Drafted, not Endorsed or Objected: a second officer endorses it first with `directive approve 1`.",
      );
    });

    it("should refuse an award that its arbiter has not attested", async () => {
      const directive = await drafted(live, AWARD);
      await approve(OFFICERS[1], directive);
      expect(await refused("bank-a.seat", directive)).to.equal(
        "auditor has not attested directive 1 yet: an Inspector of auditor does first with `directive approve 1`.",
      );
    });

    it("should refuse what is approved already", async () => {
      const { directive } = await approvedDirective(live);
      expect(await refused("bank-a.seat", directive)).to.equal(
        "Directive 1 is Approved, not Endorsed or Objected: the committee has approved it; `directive show 1` says when it is executed.",
      );
    });

    it("should propose a Constitution decision against an objection, and say so", async () => {
      const directive = await objected();
      const { proposal = 0, text } = await approve("bank-a.seat", directive);
      expect(text).to.match(/^Proposal 3 is open: Approve directive 1 against the objection: seizure of/m);
      expect(text).to.match(/^class {5}Constitution$/m);
      await carried(live, proposal);
      const { status, isFinal } = await live.suite.directives.directiveOf(directive);
      expect([status, isFinal]).to.deep.equal([3n, true]);
    });

    it("should not let a decision from before the objection approve it again", async () => {
      const directive = await endorsed(live);
      const { proposal: first = 0 } = await approve("bank-a.seat", directive);
      const second = await approveDirective(live.desk, live.actor("bank-b.seat"), directive, { description: "Again" });
      await carried(live, first);
      await object(live.desk, live.actor("bank-c.seat"), directive, "It is ours");
      expect(await refusal(carried(live, second.data.proposal ?? 0))).to.match(/\[DirectiveUnexpectedStatus\]/);
    });
  });

  describe("as anybody else", () => {
    for (const name of ["bank-a.admin", "bank-a.operator", "bank-b.developer", "bank-c.issuer", "bank-a.participant"]) {
      it(`should refuse ${name}, and say who can`, async () => {
        expect(await refused(name, await drafted(live))).to.match(
          /^bank-\w\.\w+ \(\w+ of bank-\w\) may not approve directive 1: a second officer endorses it, an Inspector of the arbiter attests an award, a Seat account proposes it to the committee\.$/,
        );
      });
    }

    it("should refuse an Inspector of another organization", async () => {
      const inspector = live.stranger(3);
      const args = await consenting(live, inspector, "bank-a", Office.inspector);
      await decideCalls(live, [await call(live.suite.accounts, "enrol", args)]);
      const attempt = approveDirective(live.desk, actorWith(live.desk, inspector), await drafted(live, AWARD));
      expect(await refusal(attempt)).to.match(
        /^0x\w{40} is no Inspector of auditor, which alone attests directive 1\.$/,
      );
    });

    it("should refuse somebody whom nobody enrolled", async () => {
      const directive = await drafted(live);
      expect(await refusal(approveDirective(live.desk, live.outsider(), directive))).to.match(
        /^0x\w{40}, who is not enrolled, may not approve directive 1/,
      );
    });

    it("should refuse a directive that never was", async () => {
      expect(await refused(OFFICERS[1], 1)).to.equal(
        "There is no directive 1: none was drafted yet. See `directive list`.",
      );
      await drafted(live);
      expect(await refused(OFFICERS[1], 2)).to.equal("There is no directive 2: the newest is 1. See `directive list`.");
      expect(await refused(OFFICERS[1], 0)).to.match(/^There is no directive 0/);
    });
  });
});
