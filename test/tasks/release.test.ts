import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { openDesk } from "../../lib/desk.ts";
import { propose } from "../../lib/committee/propose.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { approveRelease } from "../../lib/release/approve.ts";
import { type ReleaseVerb, decideOnRelease } from "../../lib/release/decide.ts";
import { listReleases } from "../../lib/release/list.ts";
import { checkPublisher, publishRelease } from "../../lib/release/publish.ts";
import { readReleaseFile } from "../../lib/release/releaseFile.ts";
import { releaseFiles, writeReleaseFile } from "../../lib/release/releaseFolder.ts";
import { showRelease } from "../../lib/release/show.ts";
import { checkWithdrawer, withdrawRelease } from "../../lib/release/withdraw.ts";
import { consortiumStatus } from "../../lib/status.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";
import { DEVELOPER, approved, published, submitted } from "./helpers/releases.ts";
import { orderSchema } from "./helpers/schemas.ts";

const hash = z.string().length(66);

const releaseSchema = z.strictObject({
  release: z.int(),
  name: z.string(),
  version: z.string(),
  status: z.string(),
  organization: z.string(),
  administrator: z.string(),
  developer: z.string().length(42),
  target: z.string().length(42),
  factory: z.boolean(),
  upgradeable: z.boolean(),
  predecessor: z.int().optional(),
  successor: z.int().optional(),
  initCodeHash: hash,
  sourceHash: hash,
  auditHash: hash.optional(),
  since: z.int(),
  lapses: z.int().optional(),
});

const shownSchema = releaseSchema.extend({
  sourceUri: z.string(),
  class: z.enum(["Operation", "Constitution"]),
  look: z.array(z.string()),
  code: z.looseObject({ contract: z.string(), examined: z.looseObject({}).optional() }).optional(),
  changes: z
    .strictObject({
      predecessor: z.int(),
      abi: z.array(z.looseObject({})),
      storage: z.array(z.looseObject({})),
      doubts: z.array(z.string()),
    })
    .optional(),
  simulation: z.looseObject({}).optional(),
  liveOrders: z.array(orderSchema),
  proposals: z.array(z.looseObject({ proposal: z.int() })),
});

const DAY = 86_400;

describe("tasks: release", () => {
  let live: LiveDevnet;
  let next = 0;

  beforeEach(() => {
    next += 1;
  });

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  /** A name that no other test has. */
  const name = () => `board-${next}`;
  const shown = async (text: string) => {
    const report = await showRelease(live.desk, live.folder, text);
    return { ...shownSchema.parse(documentOf(report)), text: report.text };
  };
  const approve = (text: string, as = "bank-a.seat") => approveRelease(live.desk, live.actor(as), text);
  const decideOn = (text: string, verb: ReleaseVerb) =>
    decideOnRelease(live.desk, live.actor("bank-a.seat"), text, verb);
  const publish = (text: string, as = "bank-a.operator", file?: string) =>
    publishRelease(live.desk, live.actor(as), live.folder, text, file);
  const decided = async (text: string, verb: ReleaseVerb) => decide(live, (await decideOn(text, verb)).data.proposal);
  const asDecided = async (action: string, args: Record<string, string>) => {
    const { data } = await propose(live.desk, live.actor("bank-a.seat"), { calls: [{ action, args }] });
    await decide(live, data.proposal);
  };

  describe("list", () => {
    it("should say that there is none yet", async () => {
      expect((await listReleases(live.desk)).text).to.equal("No release was submitted yet.");
    });

    it("should list where each stands and when it lapses, in the width of a terminal", async () => {
      const { release } = await submitted(live, { name: name() });
      const report = await listReleases(live.desk);
      const releases = z.array(releaseSchema).parse(documentOf(report));
      expect(releases.at(-1)).to.include({ release, name: name(), status: "Submitted", organization: "bank-b" });
      expect(report.text).to.match(/^number +release +status +lapses +developer +administrator +address\n/);
      for (const line of report.text.split("\n")) expect(line.length).to.be.at.most(100);
    });

    it("should list those of a name, organization and status alone", async () => {
      const { release } = await submitted(live, { name: name() });
      const numbers = async (filter: Parameters<typeof listReleases>[1]) =>
        (await listReleases(live.desk, filter)).data.map((each) => each.release);
      expect(await numbers({ name: name() })).to.deep.equal([release]);
      expect(await numbers({ organization: "bank-a" })).to.deep.equal([]);
      expect(await numbers({ status: "submitted", name: name() })).to.deep.equal([release]);
      expect((await listReleases(live.desk, { status: "Retired", name: name() })).text).to.match(/^No release is like/);
      expect(await refusal(listReleases(live.desk, { status: "Activ" }))).to.match(/did you mean Active/);
    });
  });

  describe("show", () => {
    it("should show the same release by number, name, version and address", async () => {
      const { release, target, initCodeHash } = await submitted(live, {
        name: name(),
        sourceUri: "https://bank-b.example",
      });
      for (const text of [
        String(release),
        name(),
        `${name()}@1.0.0`,
        `${name()} 1.0.0`,
        target,
        target.toLowerCase(),
      ]) {
        const found = await shown(text);
        expect(found, text).to.include({
          release,
          initCodeHash,
          sourceUri: "https://bank-b.example",
          class: "Operation",
        });
      }
    });

    it("should tell what its file tells, and that it is not at hand", async () => {
      const { release } = await submitted(live, { contract: "PriceBoard", args: '["Standing"]', name: name() });
      const found = await shown(String(release));
      expect(found.code?.contract).to.equal("contracts/samples/PriceBoard.sol:PriceBoard");
      expect(found.text).to.match(/^rebuilt +from its sources, with the same code, interface and storage$/m);
      expect(found.text).to.match(/^arguments +\["Standing \(0x\w{40}\)"\]$/m);
      const elsewhere = await mkdtemp(join(live.folder, "elsewhere-"));
      const without = await showRelease(live.desk, elsewhere, String(release));
      expect(without.data.code).to.equal(undefined);
      expect(without.text).to.match(/^Its release file is not at hand, .* get it from bank-b/m);
      await rm(elsewhere, { recursive: true });
    });

    it("should not believe a file about its interface and storage, which no hash proves", async () => {
      const { release, file: path } = await submitted(live, {
        ...{ contract: "PriceBoard", args: '["Standing"]', name: name(), version: "9.0.0" },
      });
      const file = await readReleaseFile(path);
      const home = await mkdtemp(join(live.folder, "lying-"));
      const isPost = (fragment: Readonly<Record<string, unknown>>) => fragment["name"] === "post";
      await writeReleaseFile(home, { ...file, abi: file.abi.filter((fragment) => !isPost(fragment)) });
      const { data, text } = await showRelease(live.desk, home, String(release));
      expect(data.code?.doubts).to.have.length(1);
      expect(text).to.match(/^rebuilt +BEWARE, /m);
    });

    it("should show what changed against the version before, and open proposals about it", async () => {
      await published(live, { name: name() });
      const args = '["Standing"]';
      const request = { contract: "PriceBoard", args, name: name(), version: "2.0.0", succeeds: name() };
      const { release } = await submitted(live, request);
      const { data } = await approve(String(release));
      const found = await shown(String(release));
      expect(found.proposals.map(({ proposal }) => proposal)).to.deep.equal([
        data.did === "proposed" ? data.proposal : undefined,
      ]);
      expect(found.text).to.match(/^ {2}new: function post\(bytes32,uint128,uint40\)/m);
      expect(found.text).to.match(/^ {2}gone: function count\(\)/m);
      expect(found.changes?.storage).to.not.be.empty;
      expect(found.changes?.doubts).to.deep.equal([]);
    });

    it("should not believe the file of the version before either", async () => {
      const { file: path } = await published(live, { name: name() });
      const before = await readReleaseFile(path);
      const request = {
        contract: "PriceBoard",
        args: '["Standing"]',
        name: name(),
        version: "2.0.0",
        succeeds: name(),
      };
      const { release, file: own } = await submitted(live, request);
      const home = await mkdtemp(join(live.folder, "lying-"));
      await writeReleaseFile(home, await readReleaseFile(own));
      await writeReleaseFile(home, { ...before, abi: [] });
      const { data, text } = await showRelease(live.desk, home, String(release));
      const number = data.changes?.predecessor ?? 0;
      expect([data.code?.doubts, data.changes?.doubts.length]).to.deep.equal([[], 1]);
      expect(text).to.include(`  BEWARE of the file of release ${number}: the file's interface: is not what`);
    });

    it("should say, as submission and approval do, that it inherits no method list, and of the same code", async () => {
      const before = await published(live, { name: name() });
      const request = { name: name(), version: "2.0.0", succeeds: name() };
      const same = `it has the same code and sources as release ${before.release}, which it succeeds`;
      const open = `release ${before.release} is managed, this one will be open to every active account until \`method manage\` is decided`;
      const first = await submitted(live, request);
      expect(first.look).to.include(same).and.not.include(open);
      expect((await shown(String(first.release))).look).to.deep.equal([same]);
      await asDecided("method.manage", { contract: before.target, open: "0x11223344=Participant" });
      const second = await submitted(live, request);
      expect(second.look).to.include.members([same, open]);
      const { look, text } = await shown(String(second.release));
      expect(look).to.deep.equal([same, open]);
      expect(text).to.match(/^look at +it has the same code .*\n +release \d+ is managed/m);
      const approval = await approve(String(second.release));
      expect(approval.data.look).to.deep.equal([same, open]);
      expect(approval.text).to.include(`Look at: ${open}.`);
    });

    it("should refuse an unknown one, and one of several", async () => {
      await submitted(live, { name: name(), version: "1.0.0" });
      await submitted(live, { name: name(), version: "1.0.0" });
      expect(await refusal(shown(`${name()}x`))).to.include(`did you mean ${name()}`);
      expect(await refusal(shown(name()))).to.match(
        /^"board-\d+" may be one of several releases: say the number, \d+ \(board-\d+ 1\.0\.0, Submitted\) or \d+/,
      );
      expect(await refusal(shown("999"))).to.match(/^There is no release "999"/);
    });
  });

  describe("approve", () => {
    it("should propose it as Operation, described by the release", async () => {
      const { release, target, initCodeHash, lapses } = await submitted(live, { name: name() });
      const { data, text } = await approve(name());
      expect(data).to.include({ did: "proposed", release, lapses });
      const proposal = await proposalOf(live.desk.suite, data.did === "proposed" ? data.proposal : 0);
      expect(data).to.include({ deadline: proposal.deadline }).and.not.include({ deadline: lapses });
      expect(proposal.class).to.equal("Operation");
      expect(proposal.description).to.match(
        new RegExp(
          `^Approve release ${release}, ${name()} 1\\.0\\.0 of bank-b \\(code 0x\\w{8}….{4}, at ${target}\\)$`,
        ),
      );
      expect(text).to.match(/^bank-a\.seat proposes it to the committee\.\n/);
      const args = `release: release ${release} (${name()} 1.0.0), initCodeHash: ${initCodeHash}`;
      expect(text).to.include(`Releases.approve(${args})`);
      await decide(live, proposal.id);
      expect(await shown(name())).to.include({ status: "Approved" });
    });

    it("should propose what brings unscanned code as Constitution, and say so", async () => {
      await submitted(live, { name: name(), upgradeable: true });
      const { data } = await approve(name());
      const { class: actionClass, description } = await proposalOf(
        live.desk.suite,
        data.did === "proposed" ? data.proposal : 0,
      );
      expect(actionClass).to.equal("Constitution");
      expect(description).to.include(", upgradeable (code");
    });

    it("should refuse what does not wait for approval, saying what to do", async () => {
      const { release } = await approved(live, { name: name() });
      expect(await refusal(approve(name()))).to.equal(
        `Release ${release}, ${name()} 1.0.0, is Approved, not Submitted: an operator publishes it with \`release publish ${release}\`.`,
      );
    });

    it("should refuse who has no seat", async () => {
      await submitted(live, { name: name() });
      expect(await refusal(approve(name(), "bank-a.operator"))).to.match(/is not the account of a live seat/);
    });

    it("should refuse a version that another release holds", async () => {
      const [first, second] = [await submitted(live, { name: name() }), await submitted(live, { name: name() })];
      const { data } = await approve(String(first.release));
      await decide(live, data.did === "proposed" ? data.proposal : 0);
      expect(await refusal(approve(String(second.release)))).to.match(
        new RegExp(`release ${first.release} \\(.*\\) holds the name ${name()} and version 1\\.0\\.0: submit .*later`),
      );
    });
  });

  describe("reject and withdraw", () => {
    it("should propose to reject, for ever", async () => {
      const { release } = await submitted(live, { name: name() });
      await decided(name(), "reject");
      expect(await shown(name())).to.include({ release, status: "Rejected" });
      expect(await refusal(decideOn(name(), "reject"))).to.match(
        /is Rejected, not Submitted or Approved: its developer/,
      );
    });

    it("should withdraw for a developer of the same organization", async () => {
      await submitted(live, { name: name() });
      const { data, text } = await withdrawRelease(live.desk, live.actor(DEVELOPER), name());
      expect(data).to.include({ did: "withdrawn", status: "Withdrawn" });
      expect(text).to.match(/^bank-b\.developer has withdrawn release \d+, board-\d+ 1\.0\.0 of bank-b\.$/);
    });

    it("should refuse to withdraw another organization's, before its account is looked for", async () => {
      await submitted(live, { name: name() });
      const attempt = checkWithdrawer(live.desk, name(), live.desk.book.organization("bank-a"));
      expect(await refusal(attempt)).to.match(/^bank-a does not withdraw .*: only a Developer of bank-b does; a seat/);
    });

    it("should refuse to withdraw in another office", async () => {
      await submitted(live, { name: name() });
      expect(await refusal(withdrawRelease(live.desk, live.actor("bank-a.operator"), name()))).to.match(
        /^bank-a\.operator holds the office Operator: only a Developer account withdraws releases/,
      );
    });
  });

  describe("publish", () => {
    it("should create the contract at the address that was told, known by name from then on", async () => {
      const { target } = await approved(live, { contract: "PriceBoard", args: '["Standing"]', name: name() });
      const { data, text } = await publish(name());
      expect(data).to.include({ did: "published", target, status: "Active" });
      expect(await live.desk.provider.getCode(target)).to.have.length.greaterThan(1000);
      expect(text).to.include(`\`method manage ${name()}@1.0.0\``);
      const files = (await releaseFiles(live.folder)).map(({ file }) => file);
      const desk = await openDesk(live.desk.record, live.desk.provider, [], [], files);
      expect([desk.book.address(name()), desk.book.address(`${name()}@1.0.0`)]).to.deep.equal([target, target]);
      expect(desk.book.label(target)).to.equal(`${name()} 1.0.0`);
      expect(desk.contracts.find(({ address }) => address === target)?.interface.hasFunction("latest")).to.equal(true);
    });

    it("should refuse what is not approved, saying who acts next", async () => {
      const { release } = await submitted(live, { name: name() });
      expect(await refusal(publish(name()))).to.equal(
        `Release ${release}, ${name()} 1.0.0, is Submitted, not Approved: a seat approves it first with \`release approve ${release}\`.`,
      );
    });

    it("should refuse another release's file, and say where one is looked for", async () => {
      const other = await submitted(live, { contract: "PriceBoard", args: '["Standing"]', name: name() });
      const { file } = await approved(live, { name: name(), version: "2.0.0" });
      expect(await refusal(publish(`${name()}@2.0.0`, "bank-a.operator", other.file))).to.match(
        /is not the file of board-\d+ 2\.0\.0: its creation code has another hash than the chain knows\.$/,
      );
      expect(file).to.match(/-2\.0\.0\.json$/);
      const nowhere = publishRelease(live.desk, live.actor("bank-a.operator"), "nowhere", `${name()}@2.0.0`);
      expect(await refusal(nowhere)).to.match(/^No file in .*releases has the hashes of board-\d+ 2/);
    });

    it("should refuse an operator of the developer's own organization or of none, in words", async () => {
      await approved(live, { name: name() });
      expect(await refusal(publish(name(), "bank-b.seat"))).to.match(/only an Operator account publishes releases \(/);
      expect(await refusal(publish(name(), "bank-a.seat"))).to.equal(
        "bank-a.seat holds the office Seat: only an Operator account publishes releases (bank-a.operator).",
      );
      const organization = live.desk.book.organization("bank-b");
      expect(await refusal(checkPublisher(live.desk, name(), organization))).to.match(
        /^bank-b does not publish release \d+, .*: it is the developer's own organization\. An Operator outside bank-b's group publishes it, such as bank-a\.operator\.$/,
      );
    });

    it("should refuse after the approval has lapsed", async () => {
      await approved(live, { name: name() });
      await live.advance(31 * DAY);
      expect(await refusal(publish(name()))).to.match(/is Lapsed, not Approved: its developer submits it anew\.$/);
    });
  });

  describe("suspend, resume and retire", () => {
    it("should suspend at once by decision, and resume", async () => {
      const { target } = await published(live, { name: name() });
      const { data } = await decideOn(name(), "suspend");
      expect(data.class).to.equal("Emergency");
      await decide(live, data.proposal);
      expect((await live.desk.suite.standing.targetOf(target)) & 0xffn).to.equal(2n);
      expect(await refusal(decideOn(name(), "suspend"))).to.match(/is Suspended, not Active: a seat ends that with/);
      await decided(name(), "resume");
      expect(await shown(name())).to.include({ status: "Active" });
    });

    it("should suspend and retire in one decision what is active", async () => {
      await published(live, { name: name() });
      const { data } = await decideOn(name(), "retire");
      expect(data.calls.map((call) => call.function)).to.deep.equal(["suspend", "retire"]);
      expect(data.description).to.match(/^Suspend and retire release \d+, board-\d+ 1\.0\.0 of bank-b \(at 0x/);
      await decide(live, data.proposal);
      expect(await shown(name())).to.include({ status: "Retired" });
      expect(await refusal(decideOn(name(), "resume"))).to.match(/is Retired, not Suspended: that is final\.$/);
    });
  });

  describe("in the mode for listed developers", () => {
    before(async () => {
      await asDecided("release.set-mode", { mode: "ListedDevelopers" });
      await asDecided("release.set-listed", { org: "bank-b", listed: "true" });
    });

    it("should approve at once by a seat of another group, and say so", async () => {
      const { release } = await submitted(live, { name: name() });
      const { data, text } = await approve(name());
      expect(data).to.include({ did: "approved", release, status: "Approved" });
      expect(text).to.match(
        /^bank-a\.seat approves release \d+, .* at once: in the mode ListedDevelopers one seat of another group suffices for bank-b\.\n/,
      );
    });

    it("should propose what no single seat approves, saying why", async () => {
      await submitted(live, { name: name() });
      const own = await approve(name(), "bank-b.seat");
      expect(own.data.did).to.equal("proposed");
      expect(own.text).to.match(/No single seat approves it: bank-b is of the developer's group\.$/);
      const factory = await submitted(live, { name: `${name()}-factory`, factory: true });
      const unscanned = await approve(String(factory.release));
      expect(unscanned.text).to.match(/No single seat approves it: it brings code that nobody scans\.$/);
      await asDecided("release.set-listed", { org: "bank-b", listed: "false" });
      const unlisted = await submitted(live, { name: `${name()}-unlisted` });
      expect((await approve(String(unlisted.release))).text).to.match(/approves it: bank-b is not listed\.$/);
    });
  });

  describe("in the status of the consortium", () => {
    it("should show what waits, and until when", async () => {
      const { release, lapses } = await submitted(live, { name: name() });
      const { data, text } = await consortiumStatus(live.desk, []);
      const waiting = data.waitingReleases.find((each) => each.release === release);
      expect(waiting).to.include({ status: "Submitted", lapses });
      expect(text).to.match(/^number +release +waits +developer +lapses$/m);
    });
  });

  describe("from the command line", () => {
    it("should act by name, with one JSON document or one line", async () => {
      const { release, file } = await submitted(live, { name: name() });
      const run = (...args: string[]) => hardhat(["release", ...args, "--data", live.folder]);
      const proposed = await run("approve", `${name()}@1.0.0`, "--as", "bank-c", "--json");
      expect(JSON.parse(proposed.stdout)).to.include({ did: "proposed", release, class: "Operation" });
      const refused = await run("publish", name(), "--as", "bank-a");
      expect([refused.code, refused.failure]).to.deep.equal([
        1,
        `Release ${release}, ${name()} 1.0.0, is Submitted, not Approved: a seat approves it first with \`release approve ${release}\`.`,
      ]);
      const simulated = await run("show", String(release), "--json");
      expect(shownSchema.parse(JSON.parse(simulated.stdout)).simulation).to.include({ passes: true });
      expect((await readReleaseFile(file)).name).to.equal(name());
    });
  });
});
