import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { ACTIONS } from "../../lib/actions/catalogue.ts";
import { propose } from "../../lib/committee/propose.ts";
import { vote } from "../../lib/committee/vote.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { type Ended, hardhat } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";

const argument = z.strictObject({ name: z.string(), type: z.string(), value: z.json(), words: z.string() });

const call = z.strictObject({
  target: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  contract: z.string(),
  function: z.string(),
  arguments: z.array(argument),
  data: z.string().regex(/^0x[0-9a-f]+$/),
});

const terms = z.strictObject({
  class: z.string(),
  overriding: z.boolean(),
  participation: z.int(),
  approval: z.int(),
  period: z.int(),
  delay: z.int(),
  total: z.int(),
});

const opened = z.strictObject({
  proposal: z.int(),
  class: z.string(),
  description: z.string(),
  calls: z.array(call).min(1),
  terms,
  dryRun: z.strictObject({ result: z.enum(["passes", "fails", "impossible"]), why: z.string().optional() }),
  rivals: z.array(z.int()),
  deadline: z.int(),
  needs: z.string(),
  decided: z.string(),
  next: z.string(),
  transaction: z.string().regex(/^0x[0-9a-f]{64}$/),
});

const executed = z.strictObject({
  proposal: z.int(),
  did: z.enum(["queue", "execute", "nothing"]),
  state: z.string(),
  next: z.string(),
  eta: z.int().optional(),
  transaction: z.string().optional(),
});

const failure = z.strictObject({ error: z.strictObject({ message: z.string(), name: z.string().optional() }) });

describe("tasks: propose, from the command line", () => {
  let live: LiveDevnet;
  let folder: string;

  before(async () => {
    live = await liveDevnet();
    folder = await ownFolder();
  });

  after(async () => {
    await live.stop();
  });

  const on = (...args: string[]): Promise<Ended> => hardhat([...args, "--data", live.folder]);
  const proposing = (...args: string[]): Promise<Ended> => on("committee", "propose", ...args);
  const jsonOf = async <Schema extends z.ZodType>(schema: Schema, ...args: string[]): Promise<z.output<Schema>> => {
    const { code, stdout, stderr } = await on(...args, "--json");
    expect(code, stderr).to.equal(0);
    return schema.parse(JSON.parse(stdout));
  };
  const carried = async (org: string, cap: string): Promise<number> => {
    const calls = [{ action: "org.cap", args: { org, cap } }];
    const { proposal } = (await propose(live.desk, live.actor("csd.seat"), { calls })).data;
    for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
      await vote(live.desk, live.actor(seat), { proposal, support: "for" });
    }
    return proposal;
  };

  describe("a named action", () => {
    it("should be proposed, its dry run passing a delay, and be told as one document", async () => {
      const args = ["org.cap", "--org", "bank-c", "--cap", "7", "--as", "bank-a"];
      const { calls, ...told } = await jsonOf(opened, "committee", "propose", ...args);
      expect(told).to.deep.include({ class: "Operation", dryRun: { result: "passes" } });
      expect(told.description).to.equal("Let bank-c enrol up to 7 accounts alone");
      expect(calls[0]?.arguments.map(({ name, value }) => [name, value])).to.deep.equal([
        ["organization", 3],
        ["accountCap", 7],
      ]);
    });

    it("should be told to people in lines", async () => {
      const { code, stdout } = await proposing("seats.set", "--weights", "bank-a:24", "--as", "bank-b", "--yes");
      expect(code).to.equal(0);
      const [first, ...lines] = stdout.trim().split("\n");
      expect(first).to.match(/^Proposal \d+ is open: Set the weight of seats: bank-a 24$/);
      expect(lines.map((line) => line.split(" ", 1)[0])).to.deep.equal([
        "calls",
        "class",
        "deadline",
        "needs",
        "decided",
        "next",
      ]);
    });

    it("should have a help of its own with an example", async () => {
      const { stdout } = await hardhat(["committee", "propose", "rates.set", "--help"]);
      expect(stdout).to.include("Example: npx hardhat committee propose rates.set --rates Operation.approval:60%");
      expect(stdout).to.match(/--rates +Class\.term and value/);
    });

    it("should be listed with all others in the help of propose", async () => {
      const { stdout } = await hardhat(["committee", "propose", "--help"]);
      for (const { name } of ACTIONS) expect(stdout).to.include(`committee propose ${name} `);
    });
  });

  describe("a failing dry run", () => {
    const args = ["org.reinstate", "--org", "bank-b", "--as", "bank-d"];

    it("should be one line and exit code 1, and propose nothing", async () => {
      const before = await live.desk.suite.committee.latestProposalId();
      const { code, failure: line } = await proposing(...args);
      expect([code, line]).to.deep.equal([
        1,
        "Not proposed: it would fail today: bank-b is Active already: nothing is left to do, see `org show` [OrganizationUnexpectedStatus]. " +
          "Say --force if an open proposal will make it pass.",
      ]);
      expect(await live.desk.suite.committee.latestProposalId()).to.equal(before);
    });

    it("should be one document with the error's name", async () => {
      const { code, stdout } = await proposing(...args, "--json");
      expect([code, failure.parse(JSON.parse(stdout)).error.name]).to.deep.equal([1, "OrganizationUnexpectedStatus"]);
    });

    it("should be overruled by --force", async () => {
      const { dryRun } = await jsonOf(opened, "committee", "propose", ...args, "--force");
      expect(dryRun).to.deep.equal({
        result: "fails",
        why: "it would fail today: bank-b is Active already: nothing is left to do, see `org show` [OrganizationUnexpectedStatus]",
      });
    });
  });

  describe("queue and execute", () => {
    it("should be open to an organization without seat, and told as documents", async () => {
      const proposal = String(await carried("bank-d", "9"));
      const queued = await jsonOf(executed, "committee", "queue", proposal, "--as", "bank-c.issuer");
      expect(queued).to.include({ did: "queue", state: "Queued" });
      await live.advance(86_400);
      const done = await jsonOf(executed, "committee", "execute", proposal, "--as", "auditor");
      expect(done).to.include({ did: "execute", state: "Executed" });
    });
  });

  describe("a failure", () => {
    const cases = [
      ["an unknown action", ["org.suspnd", "bank-c", "--as", "bank-a"], /did you mean org\.suspend\?$/],
      [
        "an unknown action with options",
        ["org.suspnd", "--org", "bank-c", "--as", "bank-a"],
        /^There is no action "org\.suspnd": did you mean org\.suspend\?$/,
      ],
      [
        "an action that stands behind an option",
        ["--as", "bank-a", "org.suspend", "--org=bank-c"],
        /^Write the action first: committee propose org\.suspend, then its options\.$/,
      ],
      ["an action without its argument", ["org.suspend", "--as", "bank-a"], /^org\.suspend lacks --org: Organization/],
      ["nothing to propose", ["--as", "bank-a"], /^Say what to propose: an action such as org\.suspend/],
      [
        "a call and a file",
        ["Seats.suspend", "bank-d", "--file", "x.json", "--as", "bank-a"],
        /^Propose one of a call, a --file and an --override\.$/,
      ],
      ["a file that is not there", ["--file", "nothing.json", "--as", "bank-a"], /^There is no calls file nothing/],
      ["an override of nothing", ["--override", "seven", "--as", "bank-a"], /^--override takes the number of a vetoed/],
      [
        "an account without seat",
        ["org.suspend", "--org", "bank-c", "--as", "bank-b.admin"],
        /^bank-b\.admin is not the account of a live seat, and only those propose: say --as bank-b\.seat\.$/,
      ],
    ] as const;
    let ended: readonly Ended[];

    before(async () => {
      ended = await Promise.all(cases.map(([, args]) => proposing(...args)));
    });

    for (const [index, [what, , line]] of cases.entries()) {
      it(`should be one line and exit code 1: ${what}`, () => {
        const { code, failure: told, stderr } = ended[index] ?? { code: 0, failure: "", stderr: "" };
        expect([code, stderr.includes("    at ")], stderr).to.deep.equal([1, false]);
        expect(told).to.match(line);
      });
    }

    it("should be one document with --json, for a misspelt action too", async () => {
      const { code, stdout } = await proposing("org.suspnd", "--org", "bank-c", "--as", "bank-a", "--json");
      expect([code, failure.parse(JSON.parse(stdout)).error.message]).to.deep.equal([
        1,
        'There is no action "org.suspnd": did you mean org.suspend?',
      ]);
    });

    it("should be one line for a malformed calls file", async () => {
      const path = join(folder, "proposal.json");
      await writeFile(path, JSON.stringify({ calls: [{ action: "org.suspend", arguments: {} }] }));
      const { code, failure: line } = await proposing("--file", path, "--as", "bank-a");
      expect([code, line]).to.deep.equal([
        1,
        `${path} proposes nothing: calls[0]: Unrecognized key: "arguments". ` +
          'Its form is {"calls": [{"action": "org.suspend", "args": {"org": "bank-c"}}]}.',
      ]);
    });
  });
});
