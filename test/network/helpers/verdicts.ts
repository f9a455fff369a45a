import { expect } from "chai";
import { itIsDecidedAs, itRefusesCallers } from "../../fixtures/callers.ts";
import { isOpen } from "../../fixtures/connections.ts";
import { ActionClass, NodeStatus, OrgKind } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { founded } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { decideOnNode, newNode, nodeWord, onNode, sampleNode } from "../../fixtures/nodes.ts";
import type { TestNode } from "../../fixtures/nodes.ts";
import { EVERYONE } from "../../fixtures/people.ts";

/** What a decision does to a node, for the ordinary function and for the regulators' alike. */
export interface Verdict {
  fragment: "suspend" | "reinstate" | "remove";
  event: "NodeSuspended" | "NodeReinstated" | "NodeRemoved";
  /** Its status then. */
  status: bigint;
  /** Decisions that bring a node to where this one is possible. */
  before: readonly ("suspend" | "remove")[];
}

/** The ordinary function's class; the regulators' is Constitution. */
interface Ordinary {
  actionClass: bigint;
  label: string;
}

/** Who decides, and what then is so, for an observer (`auditor.node`) and for a regulator's node. */
export function describeVerdict(verdict: Verdict, ordinary: Ordinary): void {
  describe(verdict.fragment, () => {
    describeFunction(verdict, "", "auditor.node", ordinary);
    const regulator = ({ orgId }: Founded) => [orgId("regulator"), OrgKind.regulator];
    itRefuses(verdict, "", "a regulator's node", "regulator.node", "NodeWrongOrganization", regulator);
    itRefuses(verdict, "", "a validator", "bank-a.node", "NodeIsValidator", (_, { id }) => [id]);
  });

  describe(`${verdict.fragment}Regulator`, () => {
    const regulators = { actionClass: ActionClass.constitution, label: "Constitution" };
    describeFunction(verdict, "Regulator", "regulator.node", regulators);
    for (const [name, kind] of [
      ["bank-a", OrgKind.member],
      ["auditor", OrgKind.service],
    ] as const) {
      const values = ({ orgId }: Founded) => [orgId(name), kind];
      itRefuses(verdict, "Regulator", `the node ${name}.node`, `${name}.node`, "NodeWrongOrganization", values);
    }
  });
}

function describeFunction(verdict: Verdict, suffix: "" | "Regulator", name: string, ordinary: Ordinary): void {
  const { event, status, before } = verdict;
  const fragment = `${verdict.fragment}${suffix}`;
  const making = (network: Founded) => onNode(network, fragment, sampleNode(network, name));

  describe("who", () => {
    itRefusesCallers(EVERYONE, making);
    itIsDecidedAs(ordinary.actionClass, ordinary.label, making);
  });

  it("records and announces it, in force from the next block on", async () => {
    const network = await founded();
    const node = sampleNode(network, name);
    for (const earlier of before) await decideOnNode(network, `${earlier}${suffix}`, node);
    const values = event === "NodeRemoved" ? [node.id, true] : [node.id];
    await expect(decideOnNode(network, fragment, node))
      .to.emit(network.suite.nodes, event)
      .withArgs(...values);
    expect(await nodeWord(network, node)).to.include({
      status,
      organization: BigInt(network.orgId(name.split(".")[0] ?? "")),
    });
    expect(await isOpen(network, node)).to.equal(status === NodeStatus.active);
  });

  it("refuses an unknown node", async () => {
    const network = await founded();
    const refused = decideOnNode(network, fragment, newNode());
    await expectRefusal(refused, network.suite.nodes, "NodeUnknown", [newNode().id]);
  });

  if (verdict.fragment === "reinstate") {
    it("refuses a removed node", async () => {
      const network = await founded();
      const node = sampleNode(network, name);
      await decideOnNode(network, `remove${suffix}`, node);
      await expectUnexpected(network, fragment, node, NodeStatus.removed);
    });
  } else {
    it("leaves a removed node removed", async () => {
      const network = await founded();
      const node = sampleNode(network, name);
      await decideOnNode(network, `remove${suffix}`, node);
      await decideOnNode(network, fragment, node);
      expect(await nodeWord(network, node)).to.include({ status: NodeStatus.removed });
    });
  }

  if (status === NodeStatus.removed) return;
  it("refuses it the second time", async () => {
    const network = await founded();
    const node = sampleNode(network, name);
    for (const earlier of before) await decideOnNode(network, `${earlier}${suffix}`, node);
    await decideOnNode(network, fragment, node);
    await expectUnexpected(network, fragment, node, status);
  });
}

function itRefuses(
  { fragment }: Verdict,
  suffix: "" | "Regulator",
  label: string,
  name: string,
  error: string,
  values: (network: Founded, node: TestNode) => readonly unknown[],
): void {
  it(`refuses ${label}`, async () => {
    const network = await founded();
    const node = sampleNode(network, name);
    const refused = decideOnNode(network, `${fragment}${suffix}`, node);
    await expectRefusal(refused, network.suite.nodes, error, values(network, node));
  });
}

async function expectUnexpected(network: Founded, fragment: string, node: TestNode, status: bigint): Promise<void> {
  const refused = decideOnNode(network, fragment, node);
  await expectRefusal(refused, network.suite.nodes, "NodeUnexpectedStatus", [node.id, status]);
}
