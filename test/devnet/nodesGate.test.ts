import { expect } from "chai";
import { nodeId } from "../../lib/enode.ts";
import { genesisAlloc } from "../../lib/suite/genesis.ts";
import { Eras } from "../../devnet/judging/eras.ts";
import { NodeGate } from "../../devnet/gateway/nodeGate.ts";
import { connectTo } from "../../tasks/shared/session.ts";
import { findPlace } from "../../tasks/shared/place.ts";
import { connectNode } from "../../lib/node.ts";
import { sampleFile } from "../fixtures/network.ts";
import { hardhat } from "../tasks/helpers/command.ts";
import { ask, askTogether, post, urlOf } from "./helpers/client.ts";
import { type ConsortiumStage, furtherEnode, stageDevnet } from "./helpers/consortium.ts";
import { start, stopAll, word } from "./helpers/network.ts";
import { connect } from "./helpers/socket.ts";

const NOT_PERMITTED = -32090;
const ADMITS = "its Operator, if that removed what it had enrolled, else the committee,";

/** One request of every kind that a node answers. */
const KINDS = [
  ["eth_blockNumber"],
  ["eth_chainId"],
  ["eth_getBlockByNumber", "latest", false],
  ["eth_newBlockFilter"],
  ["eth_gasPrice"],
  ["eth_sendRawTransaction", "0x00"],
  ["net_version"],
  ["net_peerCount"],
  ["admin_nodeInfo"],
  ["hardhat_mine"],
  ["no_such_method"],
] as const;

describe("devnet: nodes that the network does not permit", () => {
  let stage: ConsortiumStage;
  const newcomer = furtherEnode(1);

  before(async () => {
    stage = await stageDevnet({ furtherNodes: [{ name: "bank-a.second", port: 0, enode: newcomer }] });
  });
  after(async () => {
    await stage.stop();
    await stopAll();
  });

  const at = (node: string) => ({ endpoints: stage.endpoints.slice(stage.node(node)) });
  const request = (id: number, [method, ...params]: readonly [string, ...unknown[]]) => ({
    jsonrpc: "2.0",
    id,
    method,
    params,
  });
  /** What a node says against a caller; undefined when it serves him. */
  const refusal = async (node: string): Promise<string | undefined> =>
    (await ask(at(node), "eth_chainId")).error?.message;
  const isOpen = async (node: string) => expect(await refusal(node)).to.equal(undefined);
  const isClosed = async (node: string, words: string) =>
    expect(await refusal(node)).to.equal(`Node not permitted: ${words}`);

  describe("one that was never admitted", () => {
    const words = "node bank-a.second is not admitted; its organization or the committee can admit it";
    const expected = (id: unknown): object => {
      return { jsonrpc: "2.0", id, error: { code: NOT_PERMITTED, message: `Node not permitted: ${words}` } };
    };

    for (const kind of KINDS) {
      it(`should answer ${kind[0]} with nothing but the reason`, async () => {
        const response = await post(at("bank-a.second"), JSON.stringify(request(1, kind)));
        expect(await response.json()).to.deep.equal(expected(1));
      });
    }

    it("should answer each request of a batch so", async () => {
      const response = await post(at("bank-a.second"), JSON.stringify(KINDS.map((kind, id) => request(id, kind))));
      expect(await response.json()).to.deep.equal(KINDS.map((_, id) => expected(id)));
    });

    it("should answer each message over a WebSocket so", async () => {
      const client = await connect(at("bank-a.second"));
      for (const [method, ...params] of [...KINDS, ["eth_subscribe", "newHeads"]] as const) {
        const { error } = await client.ask(method, ...params);
        expect(error).to.deep.equal({ code: NOT_PERMITTED, message: `Node not permitted: ${words}` });
      }
      client.socket.close();
    });

    it("should be open from the block on in which its organization's operator enrols it", async () => {
      const endpoint = { host: newcomer.host, ip: newcomer.ip, port: newcomer.port };
      const { nodes } = stage.suite;
      const call = await nodes.enrolOwn.populateTransaction(newcomer.high, newcomer.low, endpoint);
      await isClosed("bank-a.second", words);
      await stage.send("bank-a.operator", call);
      await isOpen("bank-a.second");
    });
  });

  describe("an observer", () => {
    let id: string;
    before(() => {
      id = nodeId(stage.enode("auditor.node"));
    });

    it("that is suspended should be closed from the next block on", async () => {
      const { nodes } = stage.suite;
      const last = await stage.prepare(await nodes.suspend.populateTransaction(id));
      await isOpen("auditor.node");
      await stage.send("bank-a.seat", last);
      await isClosed("auditor.node", "node auditor.node is suspended; the committee can reinstate it");
    });

    it("should leave the other nodes open", async () => {
      for (const { name } of stage.endpoints) if (name !== "auditor.node") await isOpen(name);
    });

    it("that is reinstated should be open again", async () => {
      await stage.decide(await stage.suite.nodes.reinstate.populateTransaction(id));
      await isOpen("auditor.node");
    });

    it("that suspends itself in a batch should answer that request, and refuse the next", async () => {
      const last = await stage.prepare(await stage.suite.nodes.suspend.populateTransaction(id));
      const raw = await stage.sign("bank-a.seat", last);
      const answers = await askTogether(at("auditor.node"), ["eth_sendRawTransaction", raw], ["eth_chainId"]);
      expect(answers[0]?.result).to.match(/^0x/);
      expect(answers[1]?.error?.code).to.equal(NOT_PERMITTED);
    });

    it("that is removed should be closed, and say so", async () => {
      await stage.decide(await stage.suite.nodes.remove.populateTransaction(id));
      await isClosed("auditor.node", `node auditor.node was removed; ${ADMITS} can admit it again`);
    });

    it("that is removed should take no transaction, allowed as its sender is", async () => {
      const { high, low } = stage.enode("auditor.node");
      const { nodes, committee } = stage.suite;
      const data = (
        await nodes.enrolOwn.populateTransaction(high, low, { host: "h", ip: "0x".padEnd(34, "0"), port: 1 })
      ).data;
      const propose = await committee.propose.populateTransaction([await nodes.getAddress()], [0n], [data], "sneaked");
      const raw = await stage.sign("bank-b.seat", propose);
      const before = await committee.latestProposalId();
      expect((await ask(at("auditor.node"), "eth_sendRawTransaction", raw)).error?.code).to.equal(NOT_PERMITTED);
      expect(await committee.latestProposalId()).to.equal(before);
    });

    it("that is admitted again should be open again", async () => {
      const { high, low, host, ip, port } = stage.enode("auditor.node");
      const organization = stage.orgId("auditor");
      const again = { organization, enodeHigh: high, enodeLow: low, endpoint: { host, ip, port } };
      await stage.decide(await stage.suite.nodes.admit.populateTransaction(again));
      await isOpen("auditor.node");
    });
  });

  describe("of a suspended organization, a validator", () => {
    const words = "organization bank-d of node bank-d.node is suspended; the committee can reinstate it";

    it("should be closed to callers from the next block on", async () => {
      const suspend = await stage.suite.organizations.suspend.populateTransaction(stage.orgId("bank-d"));
      const last = await stage.prepare(suspend);
      await isOpen("bank-d.node");
      await stage.send("bank-a.seat", last);
      await isClosed("bank-d.node", words);
    });

    it("should stay a peer", async () => {
      expect((await ask(at("bank-a.node"), "net_peerCount")).result).to.equal("0x7");
    });

    it("should say so to who names its address, and what to do", async () => {
      const said = await connectNode(urlOf(stage, stage.node("bank-d.node"))).catch(String);
      expect(said).to.include(`Node not permitted: ${words}. Give another --url`);
    });

    it("should be passed over by tasks that choose an endpoint", async () => {
      const place = await findPlace({ data: stage.dataFolder });
      const provider = await connectTo(place, undefined, "bank-d");
      expect(await provider.getBlockNumber()).to.be.greaterThan(0);
      provider.destroy();
    });

    it("should not keep its seat from voting: another endpoint takes the ballot", async () => {
      const { committee, organizations } = stage.suite;
      const reinstate = await organizations.reinstate.populateTransaction(stage.orgId("bank-d"));
      const call = await committee.propose.populateTransaction([reinstate.to], [0n], [reinstate.data], "vote, bank-d");
      await stage.send("bank-a.seat", call);
      const proposal = await committee.latestProposalId();
      const command = ["committee", "vote", String(proposal), "--for", "--as", "bank-d", "--data", stage.dataFolder];
      const { code, stderr } = await hardhat(command);
      expect([code, stderr]).to.deep.equal([0, ""]);
      const seat = stage.file.accounts.find(({ name }) => name === "bank-d.seat")?.address ?? "";
      expect(await committee.hasVoted(proposal, seat)).to.equal(true);
    });

    it("should be open again when the organization is reinstated", async () => {
      const { organizations } = stage.suite;
      await stage.decide(await organizations.reinstate.populateTransaction(stage.orgId("bank-d")));
      await isOpen("bank-d.node");
    });
  });

  describe("a regulator's", () => {
    it("that is suspended should be closed, and open when it is reinstated", async () => {
      const { nodes } = stage.suite;
      const id = nodeId(stage.enode("regulator.node"));
      await stage.decide(await nodes.suspendRegulator.populateTransaction(id));
      await isClosed("regulator.node", "node regulator.node is suspended; the committee can reinstate it");
      await stage.decide(await nodes.reinstateRegulator.populateTransaction(id));
      await isOpen("regulator.node");
    });

    it("of a suspended regulator should be closed", async () => {
      const { organizations } = stage.suite;
      await stage.decide(await organizations.suspendRegulator.populateTransaction(stage.orgId("regulator")));
      const words = "organization regulator of node regulator.node is suspended; the committee can reinstate it";
      await isClosed("regulator.node", words);
    });
  });
});

describe("devnet: a node in the block that closes it", () => {
  const REMOVED = "Node not permitted: node bank-d.node was removed; " + `${ADMITS} can admit it again`;
  let stage: ConsortiumStage;
  beforeEach(async () => {
    const file = await sampleFile();
    stage = await stageDevnet({ file: { ...file, nodeRules: "endpoint" } });
  });
  afterEach(async () => {
    await stage.stop();
    await stopAll();
  });

  const askAt = (node: string, method: string, ...params: unknown[]) =>
    ask({ endpoints: stage.endpoints.slice(stage.node(node)) }, method, ...params);
  /** Takes bank-d's node out of the set and removes it; a validator is connected for the head of that very block. */
  const expelBankD = async () => {
    const id = nodeId(stage.enode("bank-d.node"));
    const { nodes, validatorSet } = stage.suite;
    await stage.decide(await validatorSet.demote.populateTransaction(id), await nodes.remove.populateTransaction(id));
  };

  it("given a validator that is expelled, should be closed in the block after", async () => {
    await expelBankD();
    expect((await askAt("bank-d.node", "eth_chainId")).error).to.equal(undefined);
    await stage.advance(1);
    expect((await askAt("bank-d.node", "eth_chainId")).error?.message).to.equal(REMOVED);
  });

  it("should not answer a question for which the closing block is sealed", async () => {
    await expelBankD();
    stage.chain.clock.advance(10);
    expect((await askAt("bank-d.node", "eth_blockNumber")).error?.message).to.equal(REMOVED);
  });

  it("should not take a transaction before which the closing block is sealed", async () => {
    await expelBankD();
    const propose = stage.suite.committee.propose;
    const call = await stage.suite.nodes.remove.populateTransaction(nodeId(stage.enode("auditor.node")));
    const raw = await stage.sign(
      "bank-d.seat",
      await propose.populateTransaction([call.to], [0n], [call.data], "last"),
    );
    stage.chain.clock.advance(10);
    expect((await askAt("bank-d.node", "eth_sendRawTransaction", raw)).error?.message).to.equal(REMOVED);
    expect((await askAt("bank-a.node", "eth_sendRawTransaction", raw)).result).to.match(/^0x/);
  });

  it("given rules by endpoint and a node that moved away from where it listens, should be closed", async () => {
    const elsewhere = { host: "elsewhere.example", ip: "0x".padEnd(34, "0"), port: 30_304 };
    const { nodes } = stage.suite;
    const move = await nodes.moveAsOfficer.populateTransaction(nodeId(stage.enode("regulator.node")), elsewhere);
    expect((await askAt("regulator.node", "net_peerCount")).result).to.equal("0x6");
    await stage.send("regulator.officer-1", move);
    expect((await askAt("regulator.node", "eth_chainId")).error?.message).to.equal(
      "Node not permitted: node regulator.node is not at the host and port that it is registered with; its organization can move it",
    );
  });
});

describe("devnet: nodes before the hand-over", () => {
  afterEach(stopAll);

  it("should be open when genesis names them, and closed otherwise", async () => {
    const file = await sampleFile();
    const nodes = [
      ...file.nodes.map(({ name, enode }) => ({ name, enode, port: 0 })),
      { name: "stranger", enode: furtherEnode(1), port: 0 },
    ];
    const devnet = await start({ chainId: file.chainId, alloc: genesisAlloc(file), nodes });
    const said = await Promise.all(
      nodes.map(async (_, i) => (await ask({ endpoints: devnet.endpoints.slice(i) }, "eth_chainId")).error?.message),
    );
    const words = "Node not permitted: node stranger is not one that the network is founded with";
    expect(said).to.deep.equal([...file.nodes.map(() => undefined), words]);
  });

  it("given no code at the node ingress, should be closed, as an engine would not start", async () => {
    const devnet = await start({ nodes: [{ name: "bank-a", port: 0, enode: furtherEnode(1) }] });
    expect((await ask(devnet, "eth_chainId")).error?.message).to.equal(
      "Node not permitted: of node bank-a the node ingress 0x0000000000000000000000000000000000009999 answered 0 bytes instead of 32",
    );
  });
});

describe("devnet: the question about a node", () => {
  it("should be asked once for each head, however many ask", async () => {
    let questions = 0;
    const chain = {
      head: { number: 1, timestamp: 0 },
      onHead: () => () => undefined,
      request: () => Promise.resolve(((questions += 1), word(1))),
      eras: new Eras({ request: () => Promise.reject(new Error("nobody knows the rules")) }),
    };
    const gate = new NodeGate(chain, { name: "bank-a", enode: furtherEnode(1) }, {});
    await Promise.all([gate.reason(), gate.reason(), gate.check()]);
    expect(questions).to.equal(1);
    chain.head = { number: 2, timestamp: 0 };
    await gate.check();
    expect(questions).to.equal(2);
  });
});
