import { expect } from "chai";
import { network } from "hardhat";
import { propose } from "../../lib/committee/propose.ts";
import { actOnNode } from "../../lib/nodes/acts.ts";
import { admitNode } from "../../lib/nodes/admit.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { RULES } from "../fixtures/ingresses.ts";
import { strangeEnode } from "./helpers/nodes.ts";
import { refusal } from "./helpers/refusal.ts";

const LINE =
  /^(.*: )?new\.example is no IP, and the node rules in force compare IPs: no node could connect with it\. Give the/;
const NAME = "bank-a.observer";

describe("tasks: node, while the rules in force compare endpoints", () => {
  let live: DeskNetwork;

  before(async () => {
    live = await deskNetwork(await network.create());
    await live.advance(1);
    const { nodeIngress, standing } = live.suite;
    const rules = await live.ethers.deployContract("NodeRules", [await standing.getAddress(), true]);
    await decide(live, [await call(nodeIngress, "setContractAddress", [RULES, await rules.getAddress()])]);
  });

  for (const actor of ["bank-a.operator", "bank-a.seat"]) {
    it(`should refuse to admit one by a name, which no node could connect with, as ${actor}`, async () => {
      const admission = { enode: strangeEnode(1), name: NAME };
      expect(await refusal(admitNode(live.desk, live.actor(actor), admission))).to.match(LINE);
    });
  }

  it("should refuse to propose one by a name as an action", async () => {
    const args = { org: "bank-a", enode: strangeEnode(1) };
    const calls = [{ action: "node.admit", args }];
    expect(await refusal(propose(live.desk, live.actor("bank-a.seat"), { calls }))).to.match(LINE);
  });

  it("should admit one by its IP, and refuse to move it to a name", async () => {
    const enode = strangeEnode(1, "10.0.0.1");
    const { data } = await admitNode(live.desk, live.actor("bank-a.operator"), { enode, name: NAME });
    expect(data.did).to.equal("admitted");
    const move = { verb: "move", to: "new.example:30303" } as const;
    expect(await refusal(actOnNode(live.desk, live.actor("bank-a.operator"), enode, move))).to.match(LINE);
    const { data: moved } = await actOnNode(live.desk, live.actor("bank-a.operator"), enode, {
      verb: "move",
      to: "10.0.0.2:30303",
    });
    expect(moved.did).to.equal("moved");
  });
});
