import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { proposalOf } from "../../lib/proposals.ts";
import { probeRules } from "../../lib/rules/probe.ts";
import { probeWords } from "../../lib/rules/probeWords.ts";
import { repointRules } from "../../lib/rules/repoint.ts";
import { showRules } from "../../lib/rules/show.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { hardhat } from "./helpers/command.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";

const ingressSchema = z.strictObject({
  ingress: z.enum(["account", "node", "validator"]),
  address: z.string(),
  rules: z.string(),
  administration: z.string(),
});

const probedSchema = z.strictObject({
  ingress: z.enum(["account", "node", "validator"]),
  candidate: z.string(),
  passes: z.boolean(),
  probe: z.string().optional(),
  subject: z.string().optional(),
  reason: z.string().optional(),
});

describe("tasks: rules", () => {
  let live: LiveDevnet;

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const probed = async (ingress: string, candidate: string) => {
    const report = await probeRules(live.desk, ingress, candidate);
    return { ...probedSchema.parse(documentOf(report)), text: report.text, failed: report.failed };
  };

  it("should show the three ingresses and where their keys point", async () => {
    const report = await showRules(live.desk);
    const shown = z.array(ingressSchema).parse(documentOf(report));
    const at = (name: string) => live.desk.book.address(name);
    expect(shown).to.deep.equal([
      { ingress: "account", address: INGRESS.account, rules: at("AccountRules"), administration: at("Authority") },
      { ingress: "node", address: INGRESS.node, rules: at("NodeRules"), administration: at("Authority") },
      { ingress: "validator", address: INGRESS.validator, rules: at("ValidatorSet"), administration: at("Authority") },
    ]);
    expect(report.text).to.match(/^node +0x0{8}…9999 +NodeRules 0x\w{8}…\w{4} +Authority 0x/m);
    for (const line of report.text.split("\n")) expect(line.length).to.be.at.most(100);
  });

  describe("probe", () => {
    for (const [ingress, candidate] of [
      ["account", "AccountRules"],
      ["node", "NodeRules"],
      ["validator", "ValidatorSet"],
      ["NodeIngress", "noderules"],
    ] as const) {
      it(`should pass ${candidate} behind ${ingress}, and say that it is in force`, async () => {
        const { passes, failed, text } = await probed(ingress, candidate);
        expect([passes, failed]).to.deep.equal([true, false]);
        expect(text).to.match(/passes every probe of the \w+ ingress, where it is in force\.$/);
      });
    }

    for (const [ingress, candidate, probe] of [
      ["node", "AccountRules", "stranger"],
      ["account", "NodeRules", "seat reaches Committee"],
      ["validator", "NodeRules", "sane list"],
      ["node", "NodeIngress", "another contract than the ingress"],
      ["validator", "ValidatorIngress", "another contract than the ingress"],
      ["account", "AccountIngress", "another contract than the ingress"],
    ] as const) {
      it(`should name the probe that ${candidate} fails behind ${ingress}, with exit code 1`, async () => {
        const result = await probed(ingress, candidate);
        expect([result.passes, result.failed]).to.deep.equal([false, true]);
        expect(result.probe).to.equal(probe);
        expect(result.text).to.equal(result.reason);
        expect(result.reason).to.include(`cannot serve as rules: it fails the probe "${probe}": it `);
      });
    }

    it("should say that there is no contract at an address, with exit code 1", async () => {
      const { failed, probe, reason } = await probed("node", "bank-a.operator");
      expect([failed, probe]).to.deep.equal([true, "contract"]);
      expect(reason).to.match(
        /^There is no contract at this address: bank-a\.operator \(0x\w{40}\) cannot serve as rules\.$/,
      );
    });

    it("should tell what every probe of the contracts asks", async () => {
      const files = (await readdir("contracts/ingress")).map((name) => join("contracts/ingress", name));
      const sources = await Promise.all(files.map((file) => readFile(file, "utf8")));
      const named = sources.flatMap((source) =>
        [...source.matchAll(/(?:candidate|_fail\(candidate), "([^"]+)"/g)].map(([, name = ""]) => name),
      );
      expect(named).to.have.length.above(15);
      expect(named.filter((name) => probeWords(name) === undefined)).to.deep.equal([]);
    });

    it("should suggest what may have been meant", async () => {
      expect(await refusal(probed("nod", "NodeRules"))).to.match(/^There is no ingress "nod": did you mean node\?/);
      expect(await refusal(probed("node", "NodeRule"))).to.match(
        /^There is no account or contract "NodeRule": did you/,
      );
    });
  });

  describe("repoint", () => {
    const repointed = (ingress: string, candidate: string, by = "bank-a.seat", force = false) =>
      repointRules(live.desk, live.actor(by), ingress, candidate, { force });

    it("should refuse what is in force already", async () => {
      expect(await refusal(repointed("node", "NodeRules"))).to.equal(
        "Not proposed: the node ingress points at NodeRules already. Say --force if an open proposal will change that.",
      );
    });

    it("should propose it, as Constitution, after the probes", async () => {
      const { data, text } = await repointed("node", "NodeRules", "bank-a.seat", true);
      expect(data).to.include({ ingress: "node", class: "Constitution" });
      expect(text).to.match(/^It passes every probe\.\nProposal \d+ is open: Point the node ingress at the rules of/);
      expect(await proposalOf(live.desk.suite, data.proposal)).to.include({ class: "Constitution" });
    });

    it("should propose nothing when a probe fails", async () => {
      const before = await live.desk.suite.committee.latestProposalId();
      expect(await refusal(repointed("node", "Notice"))).to.match(
        /^Not proposed\. Refused: Notice .* cannot serve as rules: it fails the probe "stranger"/,
      );
      expect(await live.desk.suite.committee.latestProposalId()).to.equal(before);
    });

    it("should refuse an account without seat", async () => {
      expect(await refusal(repointed("node", "NodeRules", "bank-a.operator", true))).to.match(
        /^bank-a\.operator is not the account of a live seat/,
      );
    });
  });

  it("should print JSON and exit with 1 for a candidate that fails", async () => {
    const at = ["--data", live.folder];
    const [failing, unknown, refused] = await Promise.all([
      hardhat(["rules", "probe", "node", "Notice", "--json", ...at]),
      hardhat(["rules", "probe", "nodes", "Notice", ...at]),
      hardhat(["rules", "repoint", "node", "Notice", "--as", "bank-a", "--json", ...at]),
    ]);
    const failure = z.object({ error: z.object({ name: z.string() }) }).parse(JSON.parse(refused.stdout));
    expect(failure.error.name).to.equal("IngressCandidateUnfit");
    expect(failing.code).to.equal(1);
    expect(probedSchema.parse(JSON.parse(failing.stdout))).to.include({ passes: false, probe: "stranger" });
    expect([unknown.code, unknown.failure]).to.deep.equal([1, 'There is no ingress "nodes": did you mean node?']);
  });
});
