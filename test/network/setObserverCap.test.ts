import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass, OrgKind } from "../fixtures/enums.ts";
import { expectDecisionRefused } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { enrolOwn, newNode } from "../fixtures/nodes.ts";
import { EVERYONE } from "../fixtures/people.ts";

const setting =
  (organization: string | number = "bank-a", cap = 3) =>
  async (network: Founded) => {
    const number = typeof organization === "number" ? organization : network.orgId(organization);
    return call(network.suite.nodes, "setObserverCap", [number, cap]);
  };

describe("network: set how many observers an Operator may enrol", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, setting());
    itIsDecidedAs(ActionClass.network, "Network", setting());
  });

  for (const cap of [0, 3, 2 ** 32 - 1]) {
    it(`records and announces ${cap}`, async () => {
      const network = await founded();
      const { nodes } = network.suite;
      const organization = network.orgId("bank-a");
      await expect(execution(network, [await setting("bank-a", cap)(network)]))
        .to.emit(nodes, "ObserverCapSet")
        .withArgs(organization, cap);
      expect([...(await nodes.observersOf(organization))]).to.deep.equal([BigInt(cap), 0n]);
    });
  }

  it("lets a service's Operator enrol", async () => {
    const network = await founded();
    await execution(network, [await setting("auditor", 1)(network)]);
    await enrolOwn(network, newNode(), "auditor.operator");
    expect([...(await network.suite.nodes.observersOf(network.orgId("auditor")))]).to.deep.equal([1n, 1n]);
  });

  describe("refuses", () => {
    it("a regulator", async () => {
      const network = await founded();
      const values = [network.orgId("regulator"), OrgKind.regulator];
      const made = await setting("regulator")(network);
      await expectDecisionRefused(network, made, network.suite.nodes, "NodeWrongOrganization", values);
    });

    for (const organization of [0, 8]) {
      it(`the unknown organization ${organization}`, async () => {
        const network = await founded();
        const made = await setting(organization)(network);
        const { organizations } = network.suite;
        await expectDecisionRefused(network, made, organizations, "OrganizationUnknown", [organization]);
      });
    }
  });
});
