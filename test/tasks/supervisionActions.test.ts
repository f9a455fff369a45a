import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { propose } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { consortiumStatus } from "../../lib/status.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import {
  type DirectiveNetwork,
  approvedDirective,
  carried,
  directiveNetwork,
  drafted,
  endorsed,
} from "./helpers/directives.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const DEED = "seizure of 400 bond 1.0.0 from bank-c.issuer to csd.admin";

describe("tasks: what the committee decides about supervision, by name", () => {
  let live: DirectiveNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(directiveNetwork);
  });

  const proposed = async (action: string, args: Record<string, string>, force = false) =>
    (await propose(live.desk, live.actor("bank-a.seat"), { calls: [{ action, args }] }, { force })).data;
  const statusOf = async (directive: number) => Number((await live.suite.directives.directiveOf(directive)).status);

  describe("directive.approve", () => {
    it("should be described by who loses what to whom, and carry the hash of the draft", async () => {
      const directive = await endorsed(live);
      const { proposal, description, calls } = await proposed("directive.approve", { directive: String(directive) });
      expect(description).to.equal(`Approve directive 1: ${DEED}`);
      expect(calls[0]?.arguments[1]?.value).to.equal(await live.suite.directives.draftHashOf(directive));
      const { data, text } = await showProposal(live.desk, proposal);
      expect([data.class, data.notes.length]).to.deep.equal(["Operation", 1]);
      expect(text).to.include(`Directive 1 is the ${DEED}: see \`directive show 1\``);
      await carried(live, proposal);
      expect(await statusOf(directive)).to.equal(3);
    });

    it("should not be proposed of one that no second officer endorsed", async () => {
      const directive = String(await drafted(live));
      expect(await refusal(proposed("directive.approve", { directive }))).to.match(
        /^Not proposed: it would fail today: directive 1 is Drafted, which does not allow this: see `directive show 1`/,
      );
    });

    it("should not be proposed against an objection under its own name", async () => {
      const { directive } = await approvedDirective(live);
      await live.suite.directives
        .connect(live.as("bank-c.seat"))
        .object(directive, id("no"), live.address("bank-c.seat"), "0x");
      expect(await refusal(proposed("directive.approve", { directive: String(directive) }))).to.match(
        /directive 1 is Objected, which does not allow this/,
      );
    });
  });

  describe("directive.approve-against-objection", () => {
    it("should be a Constitution decision, described by what it takes", async () => {
      const { directive } = await approvedDirective(live);
      await live.suite.directives
        .connect(live.as("bank-c.seat"))
        .object(directive, id("no"), live.address("bank-c.seat"), "0x");
      const opened = await proposed("directive.approve-against-objection", { directive: String(directive) });
      expect(opened).to.include({
        class: "Constitution",
        description: `Approve directive 1 against the objection: ${DEED}`,
      });
      await carried(live, opened.proposal);
      expect(await statusOf(directive)).to.equal(3);
    });

    it("should not be proposed where nobody objected", async () => {
      const directive = String(await endorsed(live));
      expect(await refusal(proposed("directive.approve-against-objection", { directive }))).to.match(
        /is Endorsed, which/,
      );
    });
  });

  describe("recovery.consent and recovery.cancel", () => {
    const started = async (office: bigint, account: string) => {
      const key = live.stranger(41);
      const [, acceptance] = await consenting(live, key, "bank-c", office);
      const { recovery } = live.suite;
      await recovery.connect(live.as("bank-c.admin")).start(live.address(account), key.address, acceptance);
      return key.address;
    };

    it("should consent to the key that the recovery is to, by an Operation decision", async () => {
      const successor = await started(Office.seat, "bank-c.seat");
      const { proposal, description, calls } = await proposed("recovery.consent", { account: "bank-c.seat" });
      expect(description).to.match(/^Consent to the recovery of bank-c\.seat to account 0x\w{8}…\w{4}$/);
      expect(calls[0]?.arguments.map(({ value }) => value)).to.deep.equal([live.address("bank-c.seat"), successor, 0]);
      expect((await showProposal(live.desk, proposal)).data.class).to.equal("Operation");
      await carried(live, proposal);
      expect((await live.suite.recovery.caseOf(live.address("bank-c.seat"))).consentedAt).to.not.equal(0n);
    });

    it("should not consent to another key than the one that the recovery is to", async () => {
      await started(Office.seat, "bank-c.seat");
      const other = { account: "bank-c.seat", successor: live.stranger(42).address };
      expect(await refusal(proposed("recovery.consent", other))).to.match(
        /the recovery of bank-c\.seat .* is to the key 0x\w{40}, not to the one named: .*\[?/,
      );
    });

    it("should cancel one", async () => {
      await started(Office.issuer, "bank-c.issuer");
      const { proposal, description } = await proposed("recovery.cancel", { account: "bank-c.issuer" });
      expect(description).to.match(/^Cancel the recovery of bank-c\.issuer to account 0x/);
      await carried(live, proposal);
      expect((await live.suite.recovery.caseOf(live.address("bank-c.issuer"))).startedAt).to.equal(0n);
    });
  });

  it("should show open directives in `consortium status`, and no others", async () => {
    const status = async () => consortiumStatus(live.desk, []);
    expect((await status()).text).to.include("No recovery is under way, and no directive is open.");
    const directive = await drafted(live);
    expect((await status()).text).to.match(new RegExp(`^Directive 1: ${DEED}, Drafted, `, "m"));
    await live.suite.directives.connect(live.as("regulator.officer-1")).withdraw(directive);
    expect((await status()).data.openDirectives).to.deep.equal([]);
  });
});
