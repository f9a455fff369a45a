import { expect } from "chai";
import { ipBytes } from "../../lib/enode.ts";
import { connects, isAdmitted, isOpen, ruleOf } from "../fixtures/connections.ts";
import { NodeRule } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import { decideOnNode, endpointOf, enrolOwn, movedTo, newNode, sampleNode } from "../fixtures/nodes.ts";

/** Listens at a name, whose IP is known too. */
const NODE = { ...newNode(), host: "Node.Bank-A.example" };

/** Where else it is asked for, and whether versions 1 (by IP) and 2 (by host) connect it there. */
const PLACES: Record<string, [host: string, ip: string | undefined, port: number, one: boolean, two: boolean]> = {
  "where it is registered": ["node.bank-a.example", NODE.ip, 30_303, true, true],
  "at the name in upper case": ["NODE.BANK-A.EXAMPLE", NODE.ip, 30_303, true, true],
  "at an unknown port": ["node.bank-a.example", NODE.ip, 0, true, true],
  "at another port": ["node.bank-a.example", NODE.ip, 30_304, false, false],
  "at another name": ["node.bank-b.example", NODE.ip, 30_303, true, false],
  "at a name with another last letter": ["node.bank-a.examplf", NODE.ip, 30_303, true, false],
  "at another IP": ["node.bank-a.example", ipBytes("10.0.0.2"), 30_303, false, true],
  "at its IP in text": ["10.0.0.1", NODE.ip, 30_303, true, false],
  "at its IP in the other form": ["node.bank-a.example", ipBytes("[::10.0.0.1]"), 30_303, false, true],
  "at no name and no IP": ["", ipBytes("[::]"), 30_303, false, false],
};

/** Rules that ask for the endpoint too. */
async function strict() {
  const network = await founded();
  const rules = await network.ethers.deployContract("NodeRules", [await network.suite.standing.getAddress(), true]);
  await enrolOwn(network, NODE);
  return { network, rules };
}

describe("network: connectionAllowed by identity and endpoint", () => {
  for (const [label, [host, ip = "", port, one, two]] of Object.entries(PLACES)) {
    it(`${label}: ${one ? "yes" : "no"} by IP, ${two ? "yes" : "no"} by host, as explain says`, async () => {
      const { network, rules } = await strict();
      const asked = { ...NODE, host, ip, port };
      const other = { ...sampleNode(network, "csd.node"), ip: ipBytes("[::]") ?? "" };
      expect(await connects(network, asked, other, rules)).to.equal(one);
      expect(await connects(network, other, asked, rules)).to.equal(one);
      expect(await isAdmitted(network, asked, rules)).to.equal(two);
      const rule = (yes: boolean) => (yes ? NodeRule.none : NodeRule.otherEndpoint);
      expect(await rules.explain(NODE.id, "", ip, port)).to.equal(rule(one));
      expect(await ruleOf(network, asked, rules)).to.equal(rule(host === "" ? one : two));
    });
  }

  it("takes every letter of a long name in either case", async () => {
    const { network, rules } = await strict();
    const host = `${"n".repeat(63)}.${"m".repeat(40)}.example`;
    const long = { ...newNode(2), host };
    await enrolOwn(network, long);
    for (const asked of [long, { ...long, host: host.toUpperCase() }]) {
      expect(await isAdmitted(network, asked, rules)).to.be.true;
    }
  });

  it("follows a move from the next block on", async () => {
    const { network, rules } = await strict();
    const moved = movedTo(NODE, "[2001:db8::7]", 1);
    expect(await isOpen(network, moved, rules)).to.be.false;
    await network.suite.nodes.connect(network.as("bank-a.operator")).moveOwn(NODE.id, endpointOf(moved));
    expect(await isOpen(network, moved, rules)).to.be.true;
    expect(await isOpen(network, NODE, rules)).to.be.false;
  });

  it("names what keeps a node out before where it is asked for", async () => {
    const { network, rules } = await strict();
    await decideOnNode(network, "suspend", NODE);
    expect(await ruleOf(network, movedTo(NODE, "10.9.9.9"), rules)).to.equal(NodeRule.nodeSuspended);
    expect(await isOpen(network, NODE, rules)).to.be.false;
  });

  it("holds validators to their endpoint too; at the ingress they stay connected wherever they are", async () => {
    const { network, rules } = await strict();
    const moved = movedTo(sampleNode(network, "csd.node"), "10.9.9.9");
    expect(await isOpen(network, moved, rules)).to.be.false;
    const place = await network.suite.nodeIngress.getAddress();
    const code = await network.provider.getCode(rules);
    await network.networkHelpers.setCode(await network.suite.nodeRules.getAddress(), code);
    expect(await isOpen(network, moved, place)).to.be.true;
    expect(await isOpen(network, movedTo(NODE, "10.9.9.9"), place)).to.be.false;
    expect(await isOpen(network, { ...NODE, port: 0 }, place)).to.be.true;
  });

  it("is what the suite's own rules do not ask for unless the file says so", async () => {
    const { network, rules } = await strict();
    expect([await network.suite.nodeRules.byEndpoint(), await rules.byEndpoint()]).to.deep.equal([false, true]);
  });
});
