import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { vote } from "../../lib/committee/vote.ts";
import { devWallet } from "../../lib/keys/devKeys.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { type Ended, hardhat, start } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";

const failureSchema = z.strictObject({
  error: z.strictObject({ message: z.string(), name: z.string().optional() }),
});
const statusSchema = z.object({ now: z.number(), endpoints: z.array(z.unknown()) });

describe("tasks: from the command line", () => {
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
  const jsonOf = async (...args: string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await on(...args, "--json");
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout);
  };

  describe("a governed act", () => {
    it("should be proposed, voted, shown and executed, each act by its own account", async () => {
      const opened = await jsonOf("committee", "propose", "Organizations.suspend", "bank-d", "--as", "bank-a");
      expect(opened).to.include({ proposal: 1, class: "Emergency" });
      const voted = await jsonOf("committee", "vote", "1", "--for", "--as", "bank-b");
      expect(voted).to.include({ proposal: 1, support: "for" });
      for (const seat of ["bank-a.seat", "csd.seat"]) {
        await vote(live.desk, live.actor(seat), { proposal: 1, support: "for" });
      }
      expect(await jsonOf("committee", "show", "1")).to.include({ state: "Succeeded", due: "execute" });
      expect(await jsonOf("committee", "execute", "1", "--as", "bank-b")).to.include({
        did: "execute",
        state: "Executed",
      });
      expect(await jsonOf("consortium", "status")).to.have.deep.property("suspended", {
        organizations: ["bank-d"],
        accounts: [],
        nodes: [],
      });
      expect((await on("committee", "list", "--all")).stdout).to.match(/1 +Emergency +Executed +bank-a/);
    });

    it("should be withdrawn", async () => {
      const call = ["Organizations.setAccountCap", "bank-c", "5"];
      const { stdout } = await on("committee", "propose", ...call, "--as", "bank-a", "--description", "Room for five");
      const [, number = ""] = /^Proposal (\d+) is open: Room for five/.exec(stdout) ?? [];
      const { code, stdout: done } = await on("committee", "withdraw", number, "--as", "bank-a");
      expect([code, done]).to.deep.equal([0, `Proposal ${number} is withdrawn.\n`]);
    });
  });

  describe("an account", () => {
    it("should accept off line and be enrolled at once by its OrgAdmin, and have its name from then on", async () => {
      const stranger = devWallet(210);
      const accepted = await hardhat([
        ...["account", "accept", "bank-a.trader", "--organization", "bank-a", "--office", "Participant"],
        ...["--dev-keys", "--address", stranger.address, "--out", folder],
      ]);
      expect(accepted.code, accepted.stderr).to.equal(0);
      const file = join(folder, "bank-a.trader.acceptance.json");
      const terms = ["--valid-until", "2030-01-01", "--kyc", id("record and salt")];
      const enrolled = await jsonOf("account", "enrol", file, ...terms, "--as", "bank-a.admin");
      expect(enrolled).to.include({ did: "enrolled", account: stranger.address });
      const shown = await jsonOf("account", "show", "bank-a.trader");
      expect(shown).to.include({ account: stranger.address, actsAs: "Participant" });
      expect((await on("account", "list", "--organization", "bank-a")).stdout).to.include("bank-a.trader");
    });

    it("should sign its acceptance with the key in ACCOUNT_KEY", async () => {
      const { privateKey, address } = devWallet(211);
      const args = ["account", "accept", "bank-b.trader", "--organization", "bank-b", "--office", "Participant"];
      const { code } = await hardhat([...args, "--out", folder], { ACCOUNT_KEY: privateKey });
      expect(code).to.equal(0);
      const file = await readFile(join(folder, "bank-b.trader.acceptance.json"), "utf8");
      expect(JSON.parse(file)).to.include({ account: address, organization: 2, office: "Participant" });
    });
  });

  describe("the regulator", () => {
    it("should freeze, list and confirm", async () => {
      const evidence = join(folder, "case.txt");
      await writeFile(evidence, "case 7");
      const terms = ["--direction", "send", "--for", "24h", "--reason", "AML-3", "--evidence", evidence];
      const placed = await jsonOf("regulator", "freeze", "bank-c.issuer", ...terms, "--as", "regulator.officer-1");
      expect(placed).to.include({ order: 1, direction: "Send", evidenceHash: id("case 7") });
      expect((await on("regulator", "confirm", "1", "--as", "regulator.officer-2")).code).to.equal(0);
      expect((await on("regulator", "orders")).stdout).to.match(/1 +bank-c\.issuer +Send +AML-3 .*it is lifted/);
    });

    it("should see the node refuse what the frozen account sends, with the reason", async () => {
      const { proposal } = z
        .object({ proposal: z.number() })
        .parse(await jsonOf("committee", "propose", "Organizations.suspend", "csd", "--as", "bank-a"));
      for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
        await vote(live.desk, live.actor(seat), { proposal, support: "for" });
      }
      const { code, failure } = await on("committee", "execute", String(proposal), "--as", "bank-c.issuer");
      expect(code).to.equal(1);
      expect(failure).to.match(
        /^The node refused the transaction \(-32007\): account bank-c\.issuer \(0x\w+\) is frozen.*order 1/,
      );
    });
  });

  describe("a failure", () => {
    const cases = [
      [
        "a contract's refusal",
        ["committee", "vote", "1", "--for", "--as", "bank-c"],
        /^Refused: voting on proposal 1 is over \(Executed\)/,
      ],
      ["an unknown account", ["committee", "vote", "1", "--for", "--as", "bnk-a"], /"bnk-a": did you mean bank-a/],
      ["an unknown proposal", ["committee", "show", "99"], /^There is no proposal 99: the newest is \d+/],
      ["nobody to act", ["committee", "vote", "1", "--for"], /^Say who acts: --as NAME/],
      [
        "no way of voting",
        ["committee", "vote", "1", "--as", "bank-a"],
        /^Say one of --for, --against and --abstain\.$/,
      ],
      ["two ways of voting", ["committee", "vote", "1", "--for", "--against", "--as", "bank-a"], /^Say one of --for/],
      ["a missing option", ["regulator", "freeze", "bank-b", "--as", "regulator.officer-1"], /^--reason is missing/],
      ["several who could be meant", ["regulator", "lift", "1", "--as", "regulator"], /several accounts in office/],
      [
        "a bank, of which an officer is meant",
        ["directive", "draft", "--kind", "seizure", "--as", "bank-a"],
        /^bank-a has no officer, whom only a regulator has: name one with --as, see `regulator officers`\.$/,
      ],
      [
        "no time at all",
        ["regulator", "freeze", "bank-b", "--for", "0s", "--reason", "X", "--as", "regulator.officer-1"],
        /^--for "0s" freezes for no time: give 1s or more/,
      ],
      ["a duration that is none", ["devnet", "advance", "soon"], /^"soon" is not a duration/],
      [
        "a file that is not there",
        ["account", "enrol", "nothing.json", "--as", "bank-a"],
        /no acceptance nothing\.json/,
      ],
    ] as const;
    let ended: readonly Ended[];

    before(async () => {
      ended = await Promise.all(cases.map(([, args]) => on(...args)));
    });

    for (const [index, [what, , line]] of cases.entries()) {
      it(`should be one line and exit code 1: ${what}`, () => {
        const { code, failure, stderr } = ended[index] ?? { code: 0, failure: "", stderr: "" };
        expect([code, stderr.includes("    at ")], stderr).to.deep.equal([1, false]);
        expect(failure).to.match(line);
      });
    }

    it("should be one JSON document with --json, with the name of a contract's error, and nothing else", async () => {
      const [refused, unknown] = await Promise.all([
        on("committee", "vote", "1", "--for", "--as", "bank-c", "--json"),
        on("committee", "show", "99", "--json"),
      ]);
      const { error } = failureSchema.parse(JSON.parse(refused.stdout));
      expect(error.name).to.equal("GovernorUnexpectedProposalState");
      expect(error.message).to.match(
        /^Refused: voting on proposal 1 is over \(Executed\) \[GovernorUnexpectedProposalState\]\.$/,
      );
      expect(failureSchema.parse(JSON.parse(unknown.stdout)).error).to.not.have.property("name");
      expect([refused.code, unknown.code, refused.failure, unknown.failure]).to.deep.equal([1, 1, "", ""]);
    });

    it("should say that no node answers", async () => {
      const { code, failure } = await on("committee", "list", "--url", "http://127.0.0.1:9");
      expect([code, failure]).to.deep.equal([
        1,
        "No node answers at http://127.0.0.1:9: start one, or give another --url.",
      ]);
    });

    it("should say that no devnet runs on a folder", async () => {
      const { code, failure } = await hardhat(["committee", "list", "--data", folder]);
      expect([code, failure.startsWith(`No devnet runs on ${folder}`)]).to.deep.equal([1, true]);
    });
  });

  describe("help", () => {
    it("should teach every namespace's tasks with an example", async () => {
      const tasks = [
        ...["devnet start", "consortium check", "committee vote", "org add", "account accept", "regulator veto"],
        ...["explain tx", "completion bash"],
      ];
      const helps = await Promise.all(tasks.map((task) => hardhat([...task.split(" "), "--help"])));
      for (const [index, { code, stdout }] of helps.entries()) {
        expect(code).to.equal(0);
        expect(stdout).to.include(`Example: npx hardhat ${tasks[index] ?? ""}`);
      }
    });
  });

  describe("devnet", () => {
    const folderOf = (name: string) => join(folder, name);

    /** Starts one and waits for its first document. */
    const started = async (name: string) => {
      const child = start(["devnet", "start", "--port", "0", "--data", folderOf(name), "--json"]);
      const closed = once(child, "close");
      let output = "";
      for await (const chunk of child.stdout.setEncoding("utf8")) {
        output += String(chunk);
        if (output.endsWith("}\n")) break;
      }
      return { child, closed, status: statusSchema.parse(JSON.parse(output)) };
    };

    it("should start, move its clock and stop on request", async () => {
      const { child, closed, status } = await started("one");
      expect(status.endpoints).to.have.length(7);
      const args = ["--data", folderOf("one"), "--json"];
      const statusAfter = async (...task: string[]) =>
        statusSchema.parse(JSON.parse((await hardhat(["devnet", ...task, ...args])).stdout));
      const before = await statusAfter("status");
      const after = await statusAfter("advance", "3d");
      expect(after.now - before.now).to.be.within(3 * 86_400, 3 * 86_400 + 60);
      expect((await hardhat(["devnet", "stop", ...args])).code).to.equal(0);
      await closed;
      expect(child.exitCode).to.equal(0);
    });

    it("should stop cleanly on SIGTERM, and leave its folder to the next", async () => {
      for (const signal of ["SIGTERM", "SIGINT"] as const) {
        const { child, closed } = await started("two");
        child.kill(signal);
        await closed;
        expect(child.exitCode).to.equal(0);
      }
    });

    it("should refuse a folder that another devnet holds", async () => {
      const { code, failure } = await hardhat(["devnet", "start", "--port", "0", "--data", live.folder]);
      expect([code, failure.startsWith(`A devnet runs on ${live.folder} already`)]).to.deep.equal([1, true]);
    });
  });
});
