import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { execute, withdraw } from "../../lib/committee/execute.ts";
import { readCallsFile } from "../../lib/committee/callsFile.ts";
import { propose, proposeOverride } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import type { NodeProvider } from "../../lib/desk.ts";
import { Refusal } from "../../lib/refusal.ts";
import { veto } from "../../lib/regulator/veto.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const DAY = 86_400;
const HASH = `0x${"11".repeat(32)}`;
const ENOUGH = ["bank-a.seat", "bank-b.seat", "csd.seat"];

describe("tasks: propose", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const seat = () => live.actor("bank-a.seat");
  const proposed = (call: string, ...args: unknown[]) => propose(live.desk, seat(), { calls: [{ call, args }] });
  const acted = (action: string, args: Record<string, string>, proposing = {}) =>
    propose(live.desk, seat(), { calls: [{ action, args }] }, proposing);
  const newest = async () => Number(await live.desk.suite.committee.latestProposalId());
  const carried = async (proposal: number, voters = ENOUGH): Promise<void> => {
    for (const voter of voters) await vote(live.desk, live.actor(voter), { proposal, support: "for" });
  };
  const executed = async (proposal: number, delay = 0): Promise<void> => {
    await carried(proposal);
    await execute(live.desk, seat(), proposal);
    if (delay === 0) return;
    await live.advance(delay);
    await execute(live.desk, seat(), proposal);
  };

  describe("a contract call", () => {
    it("should take names for accounts and organizations", async () => {
      const [call] = (await proposed("Organizations.suspend", "bank-c")).data.calls;
      expect(call).to.deep.include({ contract: "Organizations", function: "suspend" });
      expect(call?.arguments).to.deep.equal([{ name: "organization", type: "uint32", value: 3, words: "bank-c" }]);
    });

    it("should take upper and lower case alike, enumerations, durations and text as words", async () => {
      const placement = {
        ...{ subject: "bank-c.issuer", direction: "receive", amount: 0, duration: "36h", reasonCode: "AML-3" },
        evidenceHash: HASH,
      };
      const { data } = await proposed("freezeorders.FreezeByDecision", JSON.stringify(placement));
      expect(data.calls[0]?.arguments[0]?.words).to.match(
        /^\{subject: account bank-c\.issuer \(0x\w{40}\), direction: Receive, amount: 0, duration: 1d 12h, reasonCode: AML-3, /,
      );
    });

    it("should take the kind of a subject by its word, and every other struct's by its own", async () => {
      const subject = { kind: "Organization", id: `0x${"0".repeat(63)}3`, asset: ZeroAddress };
      const placement = { subject, direction: "both", amount: 0, duration: 0, reasonCode: "AML-3", evidenceHash: HASH };
      const { data } = await proposed("FreezeOrders.freezeByDecision", placement);
      expect(data.calls[0]?.arguments[0]?.words).to.include("{subject: organization bank-c, direction: Both");
      const line = refusal(
        proposed("FreezeOrders.freezeByDecision", { ...placement, subject: { ...subject, kind: "Regulator" } }),
      );
      expect(await line).to.match(/^subjectKind "Regulator" is unknown/);
    });

    for (const [what, call, args, line] of [
      [
        "an unknown contract",
        "Acounts.suspend",
        ["bank-c.issuer"],
        /"Acounts\.suspend" is neither .* did you mean Accounts\.suspend/,
      ],
      [
        "an unknown action",
        "org.suspnd",
        ["bank-c"],
        /"org\.suspnd" is neither an action .*: did you mean org\.suspend/,
      ],
      [
        "an unknown function",
        "Accounts.suspnd",
        ["bank-c.issuer"],
        /Accounts has no function "suspnd": did you mean suspend/,
      ],
      [
        "an unknown account",
        "Accounts.suspend",
        ["bank-c.isuer"],
        /no account or contract "bank-c.isuer": did you mean bank-c/,
      ],
      ["an unknown organization", "Organizations.suspend", ["bank-x"], /no organization "bank-x": did you mean bank-a/],
      ["a missing argument", "Accounts.suspend", [], /takes 1 argument \(account\), not 0/],
      ["what is no call", "suspend", ["bank-c"], /"suspend" is neither an action such as org\.suspend nor a call/],
      ["an officer's function", "FreezeOrders.confirm", [1], /not the committee's to make/],
    ] as const) {
      it(`should refuse ${what} in one line`, async () => {
        expect(await refusal(proposed(call, ...args))).to.match(line);
      });
    }
  });

  describe("a named action", () => {
    it("should be the call that it names", async () => {
      const { data } = await acted("org.suspend", { org: "bank-c" });
      expect(data.calls).to.have.length(1);
      expect(data.calls[0]).to.include({ contract: "Organizations", function: "suspend" });
    });

    it("should be described by what it does, in names", async () => {
      expect((await acted("org.suspend", { org: "3" })).data.description).to.equal("Suspend bank-c");
      expect((await acted("account.suspend", { account: live.address("bank-a.operator") })).data.description).to.equal(
        "Suspend bank-a.operator",
      );
    });

    it("should be described by what changes, where it keeps the rest of a list", async () => {
      const { data } = await acted("seats.set", { weights: "bank-a:24,bank-d=0" });
      expect(data.description).to.equal("Set the weight of seats: bank-a 24, bank-d 0");
    });

    it("should keep rates that it does not name, once it is carried out", async () => {
      const { charter } = live.desk.suite;
      const before = await charter.allTerms();
      const { data } = await acted("rates.set", { rates: "Operation.approval:55%" });
      await executed(data.proposal, 7 * DAY);
      const after = await charter.allTerms();
      expect(after[2].approval).to.equal(5_500n);
      expect([after[0], after[1], after[3], after[2].participation, after[2].period]).to.deep.equal([
        before[0],
        before[1],
        before[3],
        before[2].participation,
        before[2].period,
      ]);
    });

    it("should be accepted beside contract calls in one proposal, in their order", async () => {
      const { data } = await propose(live.desk, seat(), {
        calls: [
          { action: "org.suspend", args: { org: "bank-c" } },
          { call: "Seats.suspend", args: ["bank-d"] },
        ],
      });
      expect(data).to.include({ class: "Constitution", description: "Suspend bank-c; Suspend the seat of bank-d" });
      expect(data.calls.map((call) => call.function)).to.deep.equal(["suspend", "suspend"]);
    });

    it("should not set one list twice in a proposal, where the second would undo the first", async () => {
      const calls = ["bank-a:24", "bank-b:21"].map((weights) => ({ action: "seats.set", args: { weights } }));
      expect(await refusal(propose(live.desk, seat(), { calls }))).to.match(/^seats\.set sets a whole list: name all/);
    });
  });

  describe("what is told", () => {
    it("should be number, class, deadline, what it needs, what decides it and what is next", async () => {
      const { data, text } = await acted("org.suspend", { org: "bank-c" });
      expect(data).to.include({ proposal: 1, class: "Emergency", next: "`committee vote 1 --for --as SEAT`" });
      expect(data.terms).to.deep.equal({
        class: "Emergency",
        overriding: false,
        participation: 5_000,
        approval: 5_000,
        period: DAY,
        delay: 0,
        total: 100,
      });
      expect(data.needs).to.equal(
        "50 more weight cast (50 % of 100) and 1 more for (more than 50 % of for and against)",
      );
      expect(data.decided).to.equal(
        "by 51 for, whatever the others vote; for example bank-a, bank-b and csd (67 of 100)",
      );
      expect(data.dryRun).to.deep.equal({ result: "passes", why: undefined });
      expect(text.split("\n")).to.deep.include("calls     Organizations.suspend(organization: bank-c)");
    });

    it("should be true: so much weight decides", async () => {
      const { data } = await acted("org.suspend", { org: "bank-c" });
      await carried(data.proposal, ["bank-a.seat", "bank-b.seat"]);
      expect((await showProposal(live.desk, 1)).data.state).to.equal("Active");
      await carried(data.proposal, ["csd.seat"]);
      expect((await showProposal(live.desk, 1)).data.state).to.equal("Succeeded");
    });
  });

  describe("a list that another open proposal changes", () => {
    it("should be told before and after it is proposed", async () => {
      await acted("org.suspend", { org: "bank-c" });
      await acted("seats.suspend", { org: "bank-d" });
      let shown = "";
      const confirm = (summary: string) => Promise.resolve((shown = summary)).then(() => undefined);
      const { data, text } = await acted("seats.set", { weights: "bank-a:24" }, { confirm });
      expect(data.rivals).to.deep.equal([2]);
      for (const told of [shown, text]) {
        expect(told).to.match(/^beware +proposal 2, open, changes the same list: what is carried out last stands$/m);
      }
    });

    it("should not be told of other lists, or of what has ended", async () => {
      await acted("rates.set", { rates: "Operation.approval:55%" });
      const { proposal } = (await acted("seats.suspend", { org: "bank-d" })).data;
      await withdraw(live.desk, seat(), proposal);
      const { data } = await acted("seats.set", { weights: "bank-a:24" });
      expect(data.rivals).to.deep.equal([]);
    });
  });

  describe("the dry run", () => {
    it("should leave delays out and change nothing", async () => {
      const { data } = await acted("org.cap", { org: "bank-c", cap: "7" });
      expect(data.terms.delay).to.equal(DAY);
      expect(data.dryRun.result).to.equal("passes");
      expect((await live.desk.suite.organizations.organization(3)).accountCap).to.equal(20n);
    });

    it("should judge changes of delays by the delays there are", async () => {
      const line = await refusal(acted("delays.set", { delays: "Operation:3d" }));
      expect(line).to.match(
        /^Not proposed: it would fail today: a milder class would wait longer .*\[AuthorityDelaysOut/,
      );
    });

    it("should let a later call build on an earlier one", async () => {
      const { data } = await propose(live.desk, seat(), {
        calls: [
          { action: "org.suspend", args: { org: "bank-c" } },
          { action: "org.reinstate", args: { org: "bank-c" } },
        ],
      });
      expect(data.dryRun.result).to.equal("passes");
    });

    it("should name the call that fails and its error, and propose nothing", async () => {
      const calls = [
        { action: "org.suspend", args: { org: "bank-d" } },
        { action: "org.reinstate", args: { org: "bank-c" } },
        { action: "org.suspend", args: { org: "bank-b" } },
      ];
      const thrown: unknown = await propose(live.desk, seat(), { calls }).catch((reason: unknown) => reason);
      expect(thrown).to.be.instanceOf(Refusal);
      expect(thrown).to.include({
        message:
          "Not proposed: call 2 (Reinstate bank-c) would fail today: bank-c is Active already: nothing is left to do, see `org show` " +
          "[OrganizationUnexpectedStatus]. Say --force if an open proposal will make it pass.",
        error: "OrganizationUnexpectedStatus",
      });
      expect(await newest()).to.equal(0);
    });

    it("should be overruled by --force, and told all the same", async () => {
      const { data, text } = await acted("org.reinstate", { org: "bank-c" }, { force: true });
      expect(data.dryRun).to.deep.equal({
        result: "fails",
        why: "it would fail today: bank-c is Active already: nothing is left to do, see `org show` [OrganizationUnexpectedStatus]",
      });
      expect(text).to.include("dry run   it would fail today");
    });

    it("should not be fooled by a schedule of the same call for an open proposal", async () => {
      const first = await acted("org.cap", { org: "bank-c", cap: "7" });
      await carried(first.data.proposal);
      await execute(live.desk, seat(), first.data.proposal);
      const { data } = await acted("org.cap", { org: "bank-c", cap: "7" }, { description: "Once more" });
      expect(data.dryRun.result).to.equal("passes");
    });

    describe("on a node without state overrides", () => {
      /** The same desk on a node that does as `answer` does when an override is asked for. */
      const on = (answer: "ignores" | "refuses") => {
        const { provider } = live.desk;
        const send = (method: string, params: unknown[]) =>
          method === "eth_call" && params.length > 2 && answer === "refuses"
            ? Promise.reject(new Error("too many arguments, want at most 2"))
            : provider.send(method, params.slice(0, 2));
        const older = new Proxy<NodeProvider>(provider, {
          get(target, key): unknown {
            const member: unknown = key === "send" ? send : Reflect.get(target, key);
            return typeof member === "function" ? member.bind(target) : member;
          },
        });
        return { ...live.desk, provider: older };
      };
      const cap = { calls: [{ action: "org.cap", args: { org: "bank-c", cap: "7" } }] };

      for (const answer of ["ignores", "refuses"] as const) {
        it(`should not propose untried what waits a delay, when it ${answer} them`, async () => {
          expect(await refusal(propose(on(answer), seat(), cap))).to.equal(
            "Not proposed: no dry run was possible: this node's eth_call takes no state override, so delays cannot be " +
              "left out. Say --force to propose it untried.",
          );
          const { data } = await propose(on(answer), seat(), cap, { force: true });
          expect(data.dryRun.result).to.equal("impossible");
        });
      }

      it("should try what waits no delay", async () => {
        const suspend = { calls: [{ action: "org.suspend", args: { org: "bank-c" } }] };
        expect((await propose(on("refuses"), seat(), suspend)).data.dryRun.result).to.equal("passes");
      });
    });
  });

  describe("before anything is sent", () => {
    it("should show description, calls, class, terms, what decides it and the dry run", async () => {
      let shown = "";
      const confirm = (summary: string) => {
        shown = summary;
        return newest()
          .then((id) => expect(id).to.equal(0))
          .then(() => undefined);
      };
      await acted("org.cap", { org: "bank-c", cap: "7" }, { confirm });
      expect(shown.split("\n")).to.deep.equal([
        "Let bank-c enrol up to 7 accounts alone",
        "calls    Organizations.setAccountCap(organization: bank-c, accountCap: 7)",
        "class    Operation",
        "terms    at least 55 % of all weight must be cast, and more than 50 % of the ballots for and against must be for; voting 3d, then a delay of 1d",
        "decided  by 55 for, whatever the others vote; for example bank-a, bank-b and csd (67 of 100)",
        "dry run  passes today",
      ]);
    });

    it("should show a description in one line, whatever it holds", async () => {
      let shown = "";
      const confirm = (summary: string) => Promise.resolve((shown = summary)).then(() => undefined);
      const description = "Raise a cap\ncalls    nothing\ndry run  passes today\u001b[8m";
      const { text } = await acted("org.suspend", { org: "bank-c" }, { confirm, description });
      const line = "Raise a cap\ufffdcalls    nothing\ufffddry run  passes today\ufffd[8m";
      expect(shown.split("\n")[0]).to.equal(line);
      expect(text.split("\n")[0]).to.equal(`Proposal 1 is open: ${line}`);
    });

    it("should send nothing when the answer is no", async () => {
      const confirm = () => Promise.reject(new Refusal("Nothing was sent."));
      expect(await refusal(acted("org.suspend", { org: "bank-c" }, { confirm }))).to.equal("Nothing was sent.");
      expect(await newest()).to.equal(0);
    });

    it("should ask nobody about what could not be proposed", async () => {
      const confirm = () => Promise.reject(new Error("it asked"));
      await refusal(acted("org.reinstate", { org: "bank-c" }, { confirm }));
      for (const org of ["bank-a", "bank-b", "bank-c", "bank-d", "csd", "auditor"]) await acted("org.suspend", { org });
      for (const cap of ["1", "2"]) await acted("org.cap", { org: "bank-c", cap });
      const line = await refusal(acted("org.cap", { org: "bank-c", cap: "3" }, { confirm }));
      expect(line).to.equal(
        "bank-a has 8 open proposals (1, 2, 3, 4, 5, 6, 7, 8), as many as a seat may have: end one, or withdraw one with " +
          `${[1, 2, 3, 4, 5, 6, 7, 8].map((id) => `\`committee withdraw ${id}\``).join(" or ")}.`,
      );
    });
  });

  describe("the description", () => {
    it("should be the one given", async () => {
      const { data } = await acted("org.suspend", { org: "bank-c" }, { description: "Late filings" });
      expect(data.description).to.equal("Late filings");
    });

    it("should be numbered when none was given and the same was decided before", async () => {
      await executed((await acted("org.suspend", { org: "bank-c" })).data.proposal);
      await executed((await acted("org.reinstate", { org: "bank-c" })).data.proposal, DAY);
      const { data } = await acted("org.suspend", { org: "bank-c" });
      expect(data.description).to.equal("Suspend bank-c (2)");
      await executed(data.proposal);
      await executed((await acted("org.reinstate", { org: "bank-c" })).data.proposal, DAY);
      expect((await acted("org.suspend", { org: "bank-c" })).data.description).to.equal("Suspend bank-c (3)");
    });

    it("should not be numbered while the same is open", async () => {
      await acted("org.suspend", { org: "bank-c" });
      expect(await refusal(acted("org.suspend", { org: "bank-c" }))).to.equal(
        "Proposal 1 has the same calls and description and is Active: vote for it: `committee vote 1 --for --as SEAT`.",
      );
    });

    it("should be shown where the same is decided and waits", async () => {
      await carried((await acted("org.suspend", { org: "bank-c" })).data.proposal);
      expect(await refusal(acted("org.suspend", { org: "bank-c" }))).to.match(
        /^Proposal 1 .* and is Succeeded: `committee show 1` tells when it takes effect\.$/,
      );
    });

    it("should not be numbered when it was given", async () => {
      const description = "Late filings";
      await executed((await acted("org.suspend", { org: "bank-c" }, { description })).data.proposal);
      const again = acted("org.suspend", { org: "bank-c" }, { description, force: true });
      expect(await refusal(again)).to.match(/^Proposal 1 has the same calls and description and is Executed/);
    });
  });

  describe("whoever proposes", () => {
    for (const [who, name, seats] of [
      ["an OrgAdmin, whose own seat it names", "bank-b.admin", "bank-b.seat"],
      ["an officer", "regulator.officer-1", "bank-a.seat or bank-b.seat or bank-c.seat or bank-d.seat or csd.seat"],
    ] as const) {
      it(`should not be ${who}: the line says who may`, async () => {
        const calls = [{ call: "Organizations.suspend", args: ["bank-c"] }];
        expect(await refusal(propose(live.desk, live.actor(name), { calls }))).to.equal(
          `${name} is not the account of a live seat, and only those propose: say --as ${seats}.`,
        );
      });
    }

    it("should not be somebody whom nobody enrolled", async () => {
      const calls = [{ call: "Organizations.suspend", args: ["bank-c"] }];
      expect(await refusal(propose(live.desk, live.outsider(), { calls }))).to.include(
        "not the account of a live seat",
      );
    });

    it("should not be the account of a suspended seat", async () => {
      await executed((await acted("seats.suspend", { org: "bank-d" })).data.proposal, 7 * DAY);
      const calls = [{ call: "Organizations.suspend", args: ["bank-c"] }];
      const line = await refusal(propose(live.desk, live.actor("bank-d.seat"), { calls }));
      expect(line).to.match(
        /^bank-d\.seat is not .* say --as bank-a\.seat or bank-b\.seat or bank-c\.seat or csd\.seat\.$/,
      );
    });
  });

  describe("an override", () => {
    const vetoed = async (): Promise<number> => {
      const { proposal } = (await acted("org.cap", { org: "bank-c", cap: "7" })).data;
      await carried(proposal);
      await execute(live.desk, seat(), proposal);
      await veto(live.desk, live.actor("regulator.officer-1"), { proposal, reason: "LAW-12", evidence: HASH });
      return proposal;
    };

    it("should be refused for what was not vetoed", async () => {
      const { proposal } = (await acted("org.cap", { org: "bank-c", cap: "7" })).data;
      expect(await refusal(proposeOverride(live.desk, seat(), proposal))).to.equal(
        "Proposal 1 is Active and no veto of its calls stands: there is nothing to override.",
      );
    });

    it("should be refused before 14 days, saying when", async () => {
      const id = await vetoed();
      await live.advance(13 * DAY);
      const line = await refusal(proposeOverride(live.desk, seat(), id));
      expect(line).to.match(
        /^The veto of proposal 1 may be overridden from \d{4}-.* UTC \(in (1d|23h .*)\) on: propose it then\.$/,
      );
    });

    it("should be the same calls as Constitution, which two thirds of all weight decide", async () => {
      const id = await vetoed();
      await live.advance(14 * DAY);
      const { data, text } = await proposeOverride(live.desk, seat(), id);
      expect(data).to.include({
        class: "Constitution",
        description: "Override the veto of proposal 1: Let bank-c enrol up to 7 accounts alone",
        needs: "67 more for (two thirds of all 100)",
      });
      expect(data.decided).to.include("by 67 for");
      expect(text).to.include("class     Constitution, overriding a veto");
      await executed(data.proposal, 7 * DAY);
      expect((await live.desk.suite.organizations.organization(3)).accountCap).to.equal(7n);
      expect(await refusal(proposeOverride(live.desk, seat(), id))).to.include("no veto of its calls stands");
    });

    it("should be tried like any other", async () => {
      const id = await vetoed();
      await live.advance(14 * DAY);
      const confirm = () => Promise.reject(new Refusal("Nothing was sent."));
      expect(await refusal(proposeOverride(live.desk, seat(), id, { confirm }))).to.equal("Nothing was sent.");
    });

    it("should name an unknown proposal", async () => {
      expect(await refusal(proposeOverride(live.desk, seat(), 9))).to.match(/^There is no proposal 9/);
    });
  });

  describe("a calls file", () => {
    let folder: string;
    before(async () => {
      folder = await ownFolder();
    });

    const fileOf = async (content: unknown): Promise<string> => {
      const path = join(folder, "proposal.json");
      await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
      return path;
    };
    const read = async (content: unknown) => readCallsFile(await fileOf(content));

    it("should put actions and calls into one proposal, arguments by name or in order", async () => {
      const calls = [
        { action: "org.cap", args: { org: "bank-c", cap: 7 } },
        { call: "Organizations.suspend", args: { organization: "bank-c" } },
        { call: "Seats.suspend", args: ["bank-d"] },
      ];
      const { data } = await propose(live.desk, seat(), await read({ description: "Three at once", calls }));
      expect(data).to.include({ class: "Constitution", description: "Three at once" });
      expect(data.calls.map((call) => call.function)).to.deep.equal(["setAccountCap", "suspend", "suspend"]);
    });

    it("should be described by its calls when it has no description", async () => {
      const written = await read({ calls: [{ action: "org.suspend", args: { org: "bank-c" } }] });
      expect((await propose(live.desk, seat(), written)).data.description).to.equal("Suspend bank-c");
    });

    for (const [what, content, line] of [
      ["what is not JSON", "{calls", /proposal\.json is not JSON\.$/],
      [
        "a proposal that was made",
        { proposal: 1, proposalHash: HASH, calls: [] },
        /is a proposal that was made, for `com/,
      ],
      ["no calls", { calls: [] }, /proposes nothing: calls: Too small.* Its form is \{"calls"/],
      ["an unknown member", { calls: [{ call: "Seats.suspend", args: [] }], note: "x" }, /Unrecognized key: "note"/],
      ["a step that is no object", { calls: ["org.suspend"] }, /proposes nothing: calls\[0\]: Invalid input/],
      [
        "arguments in order for an action",
        { calls: [{ action: "org.suspend", args: ["bank-c"] }] },
        /calls\[0\]\.args: Inv/,
      ],
      [
        "both an action and a call",
        { calls: [{ action: "a", call: "b", args: {} }] },
        /calls\[0\]: Unrecognized key: "call"/,
      ],
      ["a call without arguments", { calls: [{ call: "Seats.suspend" }] }, /calls\[0\]\.args: Invalid input/],
    ] as const) {
      it(`should be refused in one line with ${what}`, async () => {
        expect(await refusal(read(content))).to.match(line);
      });
    }

    it("should be refused when it is not there", async () => {
      expect(await refusal(readCallsFile("nothing.json"))).to.equal("There is no calls file nothing.json.");
    });

    for (const [what, step, line] of [
      ["an unknown action", { action: "org.suspnd", args: {} }, /no action "org\.suspnd": did you mean org\.suspend/],
      ["an unknown argument", { action: "org.suspend", args: { org: "bank-c", why: "x" } }, /no argument "why"/],
      ["an unknown argument of a call", { call: "Seats.suspend", args: { seat: "bank-d" } }, /has no argument "seat"/],
      ["a missing argument of a call", { call: "Seats.suspend", args: {} }, /lacks the argument "organization"/],
    ] as const) {
      it(`should be refused when it is proposed with ${what}`, async () => {
        expect(await refusal(propose(live.desk, seat(), await read({ calls: [step] })))).to.match(line);
      });
    }

    it("should not pass an address off under the name of another account", async () => {
      const calls = [{ action: "account.enrol", args: { acceptance: await forged(), validUntil: "never", kyc: HASH } }];
      const line = await refusal(propose(live.desk, seat(), { calls }, { force: true }));
      expect(line).to.match(/^The acceptance of bank-a\.seat is not signed by 0x/);
    });

    const forged = async (): Promise<string> => {
      const path = join(folder, "forged.acceptance.json");
      const content = {
        name: "bank-a.seat",
        account: live.stranger().address,
        organization: 1,
        office: "Operator",
        deadline: "2030-01-01T00:00:00Z",
        chainId: live.desk.record.chainId,
        accounts: live.desk.record.contracts.Accounts?.address,
        signature: `0x${"11".repeat(65)}`,
      };
      await writeFile(path, JSON.stringify(content));
      return path;
    };
  });
});
