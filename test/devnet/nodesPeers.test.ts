import { expect } from "chai";
import { z } from "zod";
import { judgeConnection } from "../../devnet/judging/judge.ts";
import { formatEnode, nodeId } from "../../lib/enode.ts";
import { ask } from "./helpers/client.ts";
import { type ConsortiumStage, furtherEnode, stageDevnet } from "./helpers/consortium.ts";
import { start, stopAll } from "./helpers/network.ts";

const Peers = z.array(
  z.object({
    name: z.string().transform((name) => name.replace("Concordat/devnet/", "")),
    enode: z.string(),
    network: z.object({ inbound: z.boolean() }),
  }),
);
const Info = z.object({
  enode: z.string(),
  name: z.string(),
  protocols: z.object({ eth: z.object({ genesis: z.string(), head: z.string(), network: z.number() }) }),
});

describe("devnet: the peers of a node", () => {
  let stage: ConsortiumStage;
  const newcomer = furtherEnode(1);
  const FOUNDERS = [
    "bank-a.node",
    "bank-b.node",
    "bank-c.node",
    "bank-d.node",
    "csd.node",
    "regulator.node",
    "auditor.node",
  ];

  before(async () => {
    stage = await stageDevnet({ furtherNodes: [{ name: "bank-a.second", port: 0, enode: newcomer }] });
  });
  after(async () => {
    await stage.stop();
    await stopAll();
  });

  const at = (node: string) => ({ endpoints: stage.endpoints.slice(stage.node(node)) });
  const peersOf = async (node: string) => Peers.parse((await ask(at(node), "admin_peers")).result);
  const namesAt = async (node: string) => (await peersOf(node)).map(({ name }) => name);
  const countAt = async (node: string) => Number((await ask(at(node), "net_peerCount")).result);

  it("should be all others that are admitted, with the enodes of the consortium file", async () => {
    for (const node of FOUNDERS) {
      expect(await namesAt(node)).to.deep.equal(FOUNDERS.filter((name) => name !== node));
      expect(await countAt(node)).to.equal(6);
    }
    expect((await peersOf("bank-b.node"))[0]?.enode).to.equal(formatEnode(stage.enode("bank-a.node")));
  });

  it("should be dialled by one of the two, and taken in by the other", async () => {
    expect((await peersOf("bank-a.node"))[0]).to.deep.include({ name: "bank-b.node", network: { inbound: false } });
    expect((await peersOf("bank-b.node"))[0]).to.deep.include({ name: "bank-a.node", network: { inbound: true } });
  });

  it("should show a node that was admitted, at every other, as soon as it is", async () => {
    const endpoint = { host: newcomer.host, ip: newcomer.ip, port: newcomer.port };
    const { nodes } = stage.suite;
    await stage.send(
      "bank-a.operator",
      await nodes.enrolOwn.populateTransaction(newcomer.high, newcomer.low, endpoint),
    );
    for (const node of FOUNDERS) expect(await namesAt(node)).to.include("bank-a.second");
    expect(await namesAt("bank-a.second")).to.deep.equal(FOUNDERS);
  });

  it("should not show a node that was removed", async () => {
    await stage.send("bank-a.operator", await stage.suite.nodes.removeOwn.populateTransaction(nodeId(newcomer)));
    for (const node of FOUNDERS) expect(await namesAt(node)).not.to.include("bank-a.second");
  });

  it("should show a suspended organization's validator until the block after it has left the set", async () => {
    const { organizations, validatorSet } = stage.suite;
    const [bankA, bankD] = [stage.enode("bank-a.node"), stage.enode("bank-d.node")];
    await stage.decide(await organizations.suspend.populateTransaction(stage.orgId("bank-d")));
    expect(await namesAt("bank-a.node")).to.include("bank-d.node");

    await stage.send("bank-b.participant", await validatorSet.demoteSuspended.populateTransaction(nodeId(bankD)));
    expect(await judgeConnection(stage.chain, bankA, bankD)).to.deep.equal({ kind: "yes" });
    await stage.advance(1);
    expect(await judgeConnection(stage.chain, bankA, bankD)).to.deep.equal({ kind: "no" });
    expect(await namesAt("bank-a.node")).not.to.include("bank-d.node");
  });

  it("should know the node itself", async () => {
    const told = Info.parse((await ask(at("csd.node"), "admin_nodeInfo")).result);
    const head = z
      .object({ hash: z.string() })
      .parse(await stage.chain.request("eth_getBlockByNumber", ["latest", false]));
    expect(told).to.deep.include({ enode: formatEnode(stage.enode("csd.node")), name: "Concordat/devnet/csd.node" });
    expect(told.protocols.eth).to.deep.include({ head: head.hash, network: stage.file.chainId });
  });

  for (const method of ["admin_addPeer", "admin_removePeer", "admin_peersX", "admin_nodeInfo2", "ADMIN_peers"]) {
    it(`should not be changed or asked with ${method}`, async () => {
      expect((await ask(at("csd.node"), method)).error?.code).to.be.oneOf([-32601, -32604]);
    });
  }

  it("given a parameter, should refuse the question", async () => {
    for (const method of ["net_peerCount", "admin_peers", "admin_nodeInfo"]) {
      expect((await ask(at("csd.node"), method, "latest")).error?.code).to.equal(-32602);
    }
  });

  it("given a node without a key, should not be told", async () => {
    const bare = await start();
    for (const method of ["net_peerCount", "admin_peers", "admin_nodeInfo"]) {
      expect((await ask(bare, method)).error?.code).to.equal(-32601);
    }
  });
});
