import { expect } from "chai";
import { z } from "zod";
import { actOnAccount } from "../../lib/account/acts.ts";
import { addressBookOf } from "../../lib/addressBook.ts";
import { propose } from "../../lib/committee/propose.ts";
import { type Desk, openDesk } from "../../lib/desk.ts";
import { listOrganizations } from "../../lib/org/list.ts";
import { type NewOrganization, addOrganization, moveOrganization } from "../../lib/org/propose.ts";
import { showOrganization } from "../../lib/org/show.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { sampleFile } from "../fixtures/network.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";
import { accountSchema, orderSchema, organizationSchema } from "./helpers/schemas.ts";

const shownSchema = organizationSchema.extend({
  suspendedSince: z.int().optional(),
  seat: z.strictObject({ account: z.string(), weight: z.int(), total: z.int(), live: z.boolean() }).optional(),
  countingOfficers: z.int().optional(),
  accounts: z.array(accountSchema),
  liveOrders: z.array(orderSchema),
  proposals: z.array(
    z.strictObject({ proposal: z.int(), class: z.string(), state: z.string(), description: z.string() }),
  ),
});

const proposedSchema = z.strictObject({
  organization: z.string(),
  proposal: z.int(),
  class: z.string(),
  description: z.string(),
  calls: z.array(z.json()),
  terms: z.json(),
  dryRun: z.strictObject({ result: z.enum(["passes", "fails", "impossible"]), why: z.string().optional() }),
  deadline: z.int(),
  rivals: z.array(z.int()),
  needs: z.string(),
  decided: z.string(),
  next: z.string(),
  transaction: z.string(),
});

describe("tasks: org", () => {
  let live: LiveDevnet;

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  /** The desk of who opens it now: with the organizations that joined since. */
  const deskNow = async (): Promise<Desk> =>
    openDesk(live.desk.record, live.desk.provider, addressBookOf(await sampleFile()).accounts);

  const shown = async (organization: string) => {
    const report = await showOrganization(await deskNow(), organization);
    return { ...shownSchema.parse(documentOf(report)), text: report.text };
  };

  const added = async (organization: NewOrganization, by = "bank-a.seat") =>
    addOrganization(await deskNow(), live.actor(by), organization);

  const moved = (organization: string, move: "suspend" | "reinstate", by = "bank-a.seat") =>
    moveOrganization(live.desk, live.actor(by), organization, move);

  describe("list", () => {
    it("should list kind, group, status and accounts of the cap of all", async () => {
      const { data, text } = await listOrganizations(live.desk);
      const document = z.array(organizationSchema).parse(documentOf({ data, text }));
      expect(document.map(({ organization }) => organization)).to.include.members(["bank-a", "regulator", "auditor"]);
      expect(document[2]).to.include({ organization: "bank-c", kind: "Member", group: "group-c", accountCap: 20 });
      expect(text).to.match(/^organization +kind +group +status +own accounts +since\n/);
    });
  });

  describe("show", () => {
    it("should show seat, weight and accounts by office", async () => {
      const { seat, accounts, countingOfficers, text } = await shown("bank-b");
      expect(seat).to.include({ weight: 22, total: 100, live: true });
      expect(accounts.map(({ office }) => office)).to.deep.equal(["Seat", "Developer", "OrgAdmin", "Participant"]);
      expect(countingOfficers).to.equal(undefined);
      expect(text).to.match(/seat +bank-b\.seat, weight 22 of 100/);
    });

    it("should show how many officers of a regulator count", async () => {
      expect(await shown("regulator")).to.deep.include({ countingOfficers: 2, kind: "Regulator" });
    });

    it("should show the open proposals about it and its accounts, and no others", async () => {
      const suspend = { verb: "suspend" } as const;
      const about = await actOnAccount(live.desk, live.actor("csd.seat"), "bank-b.participant", suspend);
      const { proposals, text } = await shown("bank-b");
      expect(proposals.map(({ proposal }) => proposal)).to.deep.equal([about.data.proposal]);
      expect(text).to.match(/1 open proposal about it:\n {2}\d+ Emergency, Active: /);
      expect((await shown("csd")).proposals).to.deep.equal([]);
    });

    it("should let no description pass for what the task says", async () => {
      const calls = [{ call: "Organizations.setAccountCap", args: ["auditor", 1] }];
      const description = "Fine\n\u001b[2Jstatus  Active";
      await propose(live.desk, live.actor("bank-a.seat"), { calls }, { description });
      expect((await shown("auditor")).text).to.match(/Operation, Active: Fine\ufffd\ufffd\[2Jstatus {2}Active$/);
    });

    it("should suggest the organization that may have been meant", async () => {
      expect(await refusal(showOrganization(live.desk, "bnk-c"))).to.match(/"bnk-c": did you mean bank-c/);
    });
  });

  describe("add", () => {
    it("should propose a Member, of its own group unless told, which joins when it passes", async () => {
      const report = await added({ name: "bank-e", kind: "member", cap: 5 });
      const document = proposedSchema.parse(documentOf(report));
      expect(document).to.include({ organization: "bank-e", class: "Operation" });
      await decide(live, document.proposal);
      expect(await shown("bank-e")).to.deep.include({
        kind: "Member",
        group: "bank-e",
        status: "Active",
        accountCap: 5,
      });
    });

    it("should propose a Regulator by its own function, as Constitution", async () => {
      const { data } = await added({ name: "supervisor", kind: "Regulator" });
      expect(data).to.include({ organization: "supervisor", class: "Constitution" });
      await decide(live, data.proposal);
      expect((await shown("supervisor")).kind).to.equal("Regulator");
    });

    for (const [what, organization, line] of [
      ["a name that is taken", { name: "bank-a", kind: "Member" }, /^There is an organization bank-a already/],
      ["an unknown kind", { name: "bank-x", kind: "Membr" }, /kind "Membr" is unknown: did you mean Member/],
      ["a name that does not fit", { name: "Bank X", kind: "Member" }, /--name "Bank X" must be lower case letters/],
      ["a name that is too long", { name: "x".repeat(32), kind: "Member" }, /--name "x+" .*at most 31/],
      ["a group that does not fit", { name: "bank-x", kind: "Member", group: "" }, /--group "" must be lower case/],
      ["a cap below 0", { name: "bank-x", kind: "Member", cap: -1 }, /--cap -1 is out of bounds/],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(added(organization))).to.match(line);
      });
    }

    it("should refuse who has no seat", async () => {
      const line = await refusal(added({ name: "bank-y", kind: "Member" }, "bank-a.operator"));
      expect(line).to.match(/^bank-a\.operator is not the account of a live seat, .*say --as bank-a\.seat/);
    });
  });

  describe("suspend and reinstate", () => {
    it("should propose a Member's as Emergency and Operation", async () => {
      const suspended = proposedSchema.parse(documentOf(await moved("bank-d", "suspend")));
      expect(suspended).to.include({ organization: "bank-d", class: "Emergency" });
      await decide(live, suspended.proposal);
      const after = await shown("bank-d");
      expect([after.status, after.suspendedSince]).to.deep.equal(["Suspended", after.since]);
      expect(after.text).to.match(/status +Suspended since \d{4}-.* UTC \(/);
      const reinstated = await moved("bank-d", "reinstate");
      expect(reinstated.data.class).to.equal("Operation");
      await decide(live, reinstated.data.proposal);
      const { status, suspendedSince } = await shown("bank-d");
      expect([status, suspendedSince]).to.deep.equal(["Active", undefined]);
    });

    it("should propose a Regulator's by its own functions, as Constitution", async () => {
      const { data } = await moved("regulator", "suspend");
      const { calls, class: actionClass } = await proposalOf(live.desk.suite, data.proposal);
      expect(actionClass).to.equal("Constitution");
      const { interface: known } = live.desk.suite.organizations;
      expect(calls.map(({ data: calldata }) => known.parseTransaction({ data: calldata })?.name)).to.deep.equal([
        "suspendRegulator",
      ]);
    });

    it("should refuse what has that status, unless forced", async () => {
      expect(await refusal(moved("bank-c", "reinstate"))).to.match(/bank-c is Active already.*--force/);
      const { data } = await moveOrganization(live.desk, live.actor("bank-a.seat"), "bank-c", "reinstate", {
        force: true,
      });
      expect(data.class).to.equal("Operation");
    });

    it("should refuse the same proposal twice", async () => {
      await moved("csd", "suspend");
      expect(await refusal(moved("csd", "suspend", "bank-b.seat"))).to.match(
        /has the same calls .* vote for it: `committee vote \d+ --for/,
      );
    });

    it("should refuse an unknown organization", async () => {
      expect(await refusal(moved("bank-z", "suspend"))).to.match(/"bank-z": did you mean bank-a/);
    });
  });

  describe("from the command line", () => {
    const on = (...args: string[]) => hardhat(["org", ...args, "--data", live.folder]);

    it("should list, show and propose", async () => {
      const [list, show, suspend] = await Promise.all([
        on("list", "--json"),
        on("show", "auditor", "--json"),
        on("suspend", "auditor", "--as", "bank-a", "--json"),
      ]);
      expect(z.array(organizationSchema).parse(JSON.parse(list.stdout))).to.have.length.of.at.least(7);
      expect(shownSchema.parse(JSON.parse(show.stdout)).kind).to.equal("Service");
      expect(proposedSchema.parse(JSON.parse(suspend.stdout))).to.include({ organization: "auditor" });
    });

    it("should end with one line and exit code 1", async () => {
      const { code, failure } = await on("add", "--as", "bank-a");
      expect([code, failure]).to.deep.equal([1, "--name is missing; see --help for what it takes."]);
    });
  });

  describe("an organization whose name is no text", () => {
    it("should not keep anybody from working, and be called by its hex", async () => {
      const name = `0x${"ff".repeat(32)}`;
      const args = [{ name, group: "group-x", kind: "Member", accountCap: 0 }];
      const calls = [{ call: "Organizations.register", args }];
      await decide(live, (await propose(live.desk, live.actor("bank-a.seat"), { calls })).data.proposal);
      const { data } = await listOrganizations(await deskNow());
      expect(data.at(-1)).to.include({ organization: name, group: "group-x" });
    });
  });
});
