import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import type { NamedAcceptance } from "../../lib/account/acceptance/files.ts";
import { enrol } from "../../lib/account/enrol.ts";
import { enrollingOffices } from "../../lib/account/enrollers.ts";
import { showAccount } from "../../lib/account/show.ts";
import { findActor } from "../../lib/actor.ts";
import { propose } from "../../lib/committee/propose.ts";
import { kycHash } from "../../lib/evidence.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { newcomers } from "./helpers/newcomer.ts";
import { refusal } from "./helpers/refusal.ts";

const VALID_UNTIL = Date.UTC(2030, 0) / 1000;

const enrolledSchema = z.strictObject({
  account: z.string(),
  name: z.string(),
  organization: z.string(),
  office: z.string(),
  did: z.enum(["enrolled", "proposed"]),
  proposal: z.int().optional(),
  transaction: z.string(),
});

describe("tasks: account enrol", () => {
  let live: LiveDevnet;
  const accepted = newcomers();

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const enrolled = (acceptance: NamedAcceptance, by: string) =>
    enrol(live.desk, live.actor(by), { acceptance, validUntil: VALID_UNTIL, kyc: id("record and salt") });

  describe("by an OrgAdmin", () => {
    it("should enrol its own Participant at once, and say so", async () => {
      const acceptance = await accepted(live, "bank-a", "Participant");
      const report = await enrolled(acceptance, "bank-a.admin");
      const document = enrolledSchema.parse(documentOf(report));
      expect(document).to.include({ did: "enrolled", organization: "bank-a", account: acceptance.account });
      expect(report.text).to.match(/is enrolled, at once, by its OrgAdmin bank-a\.admin, and acts as Participant\.$/);
      const { data } = await showAccount(live.desk, acceptance.account);
      expect(data).to.include({ status: "Active", actsAs: "Participant", own: true });
    });

    it("should refuse an office outside its power in one line that says who can", async () => {
      const acceptance = await accepted(live, "bank-a", "Developer");
      const line = await refusal(enrolled(acceptance, "bank-a.admin"));
      expect(line).to.equal(
        `bank-a.admin (OrgAdmin of bank-a) may not enrol ${acceptance.name} as Developer of bank-a: an OrgAdmin gives only the offices Participant and Issuer, in its own organization, so a Seat account proposes it to the committee.`,
      );
    });

    it("should refuse another organization's account", async () => {
      const acceptance = await accepted(live, "bank-a", "Participant");
      expect(await refusal(enrolled(acceptance, "bank-b.admin"))).to.equal(
        `bank-b.admin (OrgAdmin of bank-b) may not enrol ${acceptance.name} as Participant of bank-a: an OrgAdmin of bank-a does it at once, or a Seat account proposes it to the committee.`,
      );
    });

    it("should refuse more than its cap, which leaves the committee", async () => {
      const calls = [{ call: "Organizations.setAccountCap", args: ["bank-d", 0] }];
      await decide(live, (await propose(live.desk, live.actor("bank-a.seat"), { calls })).data.proposal);
      const acceptance = await accepted(live, "bank-d", "Issuer");
      expect(await refusal(enrolled(acceptance, "bank-d.admin"))).to.match(
        /bank-d has enrolled the 0 accounts that it may enrol alone, so a Seat account proposes it/,
      );
      const whom = await findActor(live.desk, "bank-d", (actors) => enrollingOffices(live.desk, acceptance, actors));
      expect(whom.name).to.equal("bank-d.seat");
    });

    it("should refuse to enrol the same account twice", async () => {
      const acceptance = await accepted(live, "bank-a", "Issuer");
      await enrolled(acceptance, "bank-a.admin");
      const line = await refusal(enrolled(acceptance, "bank-a.admin"));
      expect(line).to.match(/was enrolled before .* \[AccountUnfit\]\.$/);
    });
  });

  describe("by a seat", () => {
    it("should open a proposal, which enrols when it passes", async () => {
      const acceptance = await accepted(live, "bank-b", "Developer");
      const report = await enrolled(acceptance, "bank-a.seat");
      const { did, proposal = 0 } = enrolledSchema.parse(documentOf(report));
      expect(did).to.equal("proposed");
      expect(report.text).to.include(`is open: Enrol ${acceptance.name} as Developer of bank-b`);
      await decide(live, proposal);
      expect((await showAccount(live.desk, acceptance.account)).data.actsAs).to.equal("Developer");
    });

    it("should say until when the committee must decide, when the acceptance is short", async () => {
      const { text } = await enrolled(await accepted(live, "bank-b", "Operator", "2d"), "bank-a.seat");
      expect(text).to.match(/\nnote +the acceptance ends at .*: the committee must decide before /);
      const { text: without } = await enrolled(await accepted(live, "bank-b", "Operator"), "bank-a.seat");
      expect(without).not.to.include("note ");
    });

    it("should propose a Seat account as Constitution", async () => {
      const { data } = await enrolled(await accepted(live, "bank-b", "Seat"), "bank-a.seat");
      expect((await proposalOf(live.desk.suite, data.proposal ?? 0)).class).to.equal("Constitution");
    });
  });

  describe("by an organization's name", () => {
    const chosen = async (organization: string, office: string, actors = organization) => {
      const acceptance = await accepted(live, organization, office);
      return (await findActor(live.desk, actors, (id) => enrollingOffices(live.desk, acceptance, id))).name;
    };

    it("should choose the OrgAdmin where its power suffices", async () => {
      expect(await chosen("bank-a", "Participant")).to.equal("bank-a.admin");
    });

    it("should choose the Seat for any other office, and for another organization", async () => {
      expect(await chosen("bank-a", "Operator")).to.equal("bank-a.seat");
      expect(await chosen("bank-b", "Participant", "bank-a")).to.equal("bank-a.seat");
    });

    it("should say which offices it looked for", async () => {
      expect(await refusal(chosen("bank-a", "Participant", "auditor"))).to.equal(
        "auditor has no active account in office Seat: enrol one with `account enrol`, or name another account with --as.",
      );
    });
  });

  describe("refused", () => {
    it("an account without power", async () => {
      const line = await refusal(enrolled(await accepted(live, "bank-a", "Participant"), "bank-a.operator"));
      expect(line).to.match(/^bank-a\.operator \(Operator of bank-a\) may not enrol .*: an OrgAdmin of bank-a does it/);
    });

    it("somebody who is not enrolled", async () => {
      const acceptance = await accepted(live, "bank-a", "Participant");
      const request = { acceptance, validUntil: VALID_UNTIL, kyc: id("record and salt") };
      expect(await refusal(enrol(live.desk, live.stranger(), request))).to.match(
        /, who is not enrolled, may not enrol/,
      );
    });

    it("an acceptance that somebody changed", async () => {
      const acceptance = { ...(await accepted(live, "bank-a", "Participant")), office: "Issuer" } as const;
      expect(await refusal(enrolled(acceptance, "bank-a.admin"))).to.match(/is not signed by 0x/);
    });

    it("an acceptance for another network", async () => {
      const acceptance = { ...(await accepted(live, "bank-a", "Participant")), chainId: 1 };
      expect(await refusal(enrolled(acceptance, "bank-a.admin"))).to.match(/is for chain 1, .* for this network/);
    });

    it("an acceptance that ends before the decision could be carried out", async () => {
      const line = await refusal(enrolled(await accepted(live, "bank-b", "Seat", "7d"), "bank-a.seat"));
      expect(line).to.match(
        /before a Constitution decision can be carried out \(7d after it\): accept again with --deadl/,
      );
    });

    it("an acceptance that has ended", async () => {
      const acceptance = await accepted(live, "bank-a", "Participant", "1d");
      await live.advance(2 * 86_400);
      expect(await refusal(enrolled(acceptance, "bank-a.admin"))).to.match(/ended at .*: sign it again/);
    });

    it("a name that is another account's, so that nobody takes its place", async () => {
      const acceptance = { ...(await accepted(live, "bank-a", "Participant")), name: "bank-a.seat" };
      expect(await refusal(enrolled(acceptance, "bank-a.admin"))).to.match(
        /^bank-a\.seat is the name of 0x\w{40} already/,
      );
    });

    it("a name that looks like another organization's", async () => {
      const acceptance = { ...(await accepted(live, "bank-a", "Participant")), name: "bank-b.trader" };
      expect(await refusal(enrolled(acceptance, "bank-a.admin"))).to.match(
        /An account of bank-a is called bank-a\. and/,
      );
    });

    it("a regulator's account", async () => {
      const line = await refusal(enrolled(await accepted(live, "regulator", "Regulator"), "bank-a.seat"));
      expect(line).to.equal(
        "regulator is a regulator, which keeps its own accounts: an officer asks with `regulator change`.",
      );
    });

    it("a KYC file that holds a salt alone, or less", async () => {
      const folder = await ownFolder();
      const path = join(folder, "record.bin");
      await writeFile(path, Buffer.alloc(32, 7));
      const line = await refusal(kycHash(path));
      const args = { account: "bank-a.operator", validUntil: "2031-12-31", kyc: path };
      const calls = [{ action: "account.renew", args }];
      expect(await refusal(propose(live.desk, live.actor("bank-a.seat"), { calls }))).to.equal(line);
      await writeFile(path, Buffer.alloc(33, 7));
      expect(await kycHash(path)).to.match(/^0x[0-9a-f]{64}$/);
      expect(line).to.match(/has 32 bytes: it must hold the record followed by a random salt of 32 bytes/);
    });
  });
});
