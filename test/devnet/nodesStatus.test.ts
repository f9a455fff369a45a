import { expect } from "chai";
import { status } from "../../devnet/folder/client.ts";
import { nodeId } from "../../lib/enode.ts";
import { nodeAnswers } from "../../lib/status/nodes.ts";
import { statusReport } from "../../tasks/devnet/statusView.ts";
import { type ConsortiumStage, furtherEnode, stageDevnet } from "./helpers/consortium.ts";
import { stopAll } from "./helpers/network.ts";

describe("devnet: the status of its nodes", () => {
  let stage: ConsortiumStage;
  before(async () => {
    stage = await stageDevnet({ furtherNodes: [{ name: "bank-a.second", port: 0, enode: furtherEnode(1) }] });
    const { nodes, organizations } = stage.suite;
    await stage.decide(await nodes.suspend.populateTransaction(nodeId(stage.enode("auditor.node"))));
    await stage.decide(await organizations.suspend.populateTransaction(stage.orgId("bank-d")));
  });
  after(async () => {
    await stage.stop();
    await stopAll();
  });

  const CLOSED: Readonly<Record<string, string>> = {
    "bank-d.node": "organization bank-d of node bank-d.node is suspended; the committee can reinstate it",
    "auditor.node": "node auditor.node is suspended; the committee can reinstate it",
    "bank-a.second": "node bank-a.second is not admitted; its organization or the committee can admit it",
  };

  it("should tell of each endpoint whether it is open, and why not", async () => {
    const { endpoints } = await status(stage.dataFolder);
    expect(endpoints).to.deep.equal(
      stage.endpoints.map(({ name, url }) => {
        const reason = CLOSED[name] ?? null;
        return { name, url, state: reason === null ? "open" : "closed", reason };
      }),
    );
  });

  it("should let the network's status tell a closed one from a silent one", async () => {
    const nodes = stage.endpoints.map(({ name, url }) => ({ organization: name, url }));
    const told = await nodeAnswers(nodes, stage.file.chainId);
    const faults = told.map(({ organization, answers, fault }) => [organization, answers, fault]);
    expect(faults).to.deep.equal(
      stage.endpoints.map(({ name }) => [name, !(name in CLOSED), name in CLOSED ? "not permitted" : undefined]),
    );
  });

  it("should say so in a table, and why below it", async () => {
    const { text } = statusReport(await status(stage.dataFolder));
    expect(text).to.match(/bank-a\.node +http:\/\/127\.0\.0\.1:\d+ +open\n/);
    expect(text).to.match(/bank-d\.node +http:\/\/127\.0\.0\.1:\d+ +closed\n/);
    for (const reason of Object.values(CLOSED)) expect(text).to.include(`\nClosed: ${reason}.`);
  });
});
