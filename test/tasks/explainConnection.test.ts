import { expect } from "chai";
import { z } from "zod";
import { propose } from "../../lib/committee/propose.ts";
import { explainConnection } from "../../lib/explain/connection.ts";
import { admitNode } from "../../lib/nodes/admit.ts";
import { actOnNode } from "../../lib/nodes/acts.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { strangeEnode } from "./helpers/nodes.ts";
import { refusal } from "./helpers/refusal.ts";

const answerSchema = z.enum(["allowed", "refused", "no answer"]);
const endSchema = z.strictObject({
  node: z.string().length(66),
  name: z.string(),
  enode: z.string().startsWith("enode://"),
  answer: answerSchema,
  rule: z.string().optional(),
  reason: z.string().optional(),
});
const connectionSchema = z.strictObject({
  allowed: z.boolean(),
  forth: answerSchema,
  back: answerSchema,
  ends: z.tuple([endSchema, endSchema]),
});

describe("tasks: explain connection", () => {
  let live: LiveDevnet;

  before(async () => {
    live = await liveDevnet();
  });

  after(() => live.stop());

  const explained = async (a: string, b: string) => {
    const report = await explainConnection(live.desk, a, b);
    return { ...connectionSchema.parse(documentOf(report)), text: report.text };
  };

  it("should tell that two validators may connect, by both versions and from both ends", async () => {
    const { allowed, forth, back, ends, text } = await explained("bank-a.node", "bank-d.node");
    expect([allowed, forth, back]).to.deep.equal([true, "allowed", "allowed"]);
    expect(ends.map(({ answer, rule }) => [answer, rule])).to.deep.equal([
      ["allowed", undefined],
      ["allowed", undefined],
    ]);
    expect(text).to.match(/^bank-a\.node and bank-d\.node may be connected\.\nnode +asked about at +version 2 +rule/);
    for (const line of text.split("\n")) expect(line.length).to.be.at.most(100);
  });

  it("should tell which end a rule refuses, for a stranger by its enode URL", async () => {
    const { allowed, forth, ends, text } = await explained("bank-a.node", strangeEnode(30));
    expect([allowed, forth, ends[0].answer, ends[1].answer]).to.deep.equal([false, "refused", "allowed", "refused"]);
    expect(ends[1]).to.include({ rule: "UnknownNode" });
    expect(text)
      .to.match(/may not be connected\.\n/)
      .and.match(/\n- node 0x\w{8}…\w{4} is not admitted/);
  });

  it("should tell the rule for a node that is suspended, removed, or of a suspended organization", async () => {
    const enode = strangeEnode(31);
    await admitNode(live.desk, live.actor("csd.operator"), { enode, name: "csd.observer" });
    const rule = async (node = enode) => (await explained("bank-a.node", node)).ends[1].rule;
    expect(await rule()).to.equal(undefined);
    const { data } = await actOnNode(live.desk, live.actor("bank-a.seat"), enode, { verb: "suspend" });
    await decide(live, data.proposal ?? 0);
    expect(await rule()).to.equal("NodeSuspended");
    await actOnNode(live.desk, live.actor("csd.operator"), enode, { verb: "remove" });
    expect(await rule()).to.equal("NodeRemoved");
    const calls = [{ call: "Organizations.suspend", args: ["auditor"] }];
    await decide(live, (await propose(live.desk, live.actor("bank-a.seat"), { calls })).data.proposal);
    expect(await rule("auditor.node")).to.equal("OrganizationSuspended");
    expect((await explained("bank-a.node", "auditor.node")).text).to.match(
      /- organization auditor of node auditor\.node is suspended; the committee can reinstate it$/,
    );
  });

  it("should suggest the node that may have been meant", async () => {
    expect(await refusal(explained("bank-a.node", "bank-d.nodes"))).to.match(/did you mean bank-d\.node/);
  });

  it("should refuse two ends that are one node", async () => {
    const { enode } = (await explained("bank-a.node", "bank-d.node")).ends[0];
    expect(await refusal(explained("bank-a.node", enode))).to.equal("bank-a.node is both ends: name two nodes.");
  });

  it("should print JSON from the command line", async () => {
    const at = ["--data", live.folder];
    const done = await hardhat(["explain", "connection", "bank-a.node", strangeEnode(32), "--json", ...at]);
    expect(done.code, done.stderr).to.equal(0);
    expect(connectionSchema.parse(JSON.parse(done.stdout)).allowed).to.equal(false);
  });
});
