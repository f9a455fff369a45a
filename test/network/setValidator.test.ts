import { expect } from "chai";
import { itRefusesTheCommittee, making, send } from "../fixtures/callers.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import { sampleNode } from "../fixtures/nodes.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";

const setting = making(
  ({ suite }) => suite.nodes,
  "setValidator",
  (network) => [sampleNode(network, "auditor.node").id, true],
);

describe("network: tell Nodes who validates", () => {
  for (const name of EVERYONE) {
    it(`refuses ${name}`, async () => {
      const network = await founded();
      const sent = send(network, name, await setting(network));
      await expectRefusal(sent, network.suite.nodes, "NodeOnlyValidatorSet", [keyOf(network, name).address]);
    });
  }

  itRefusesTheCommittee(setting);

  it("refuses the Authority, as which a decision arrives, and the Committee", async () => {
    const network = await founded();
    const { authority, committee, nodes } = network.suite;
    for (const from of [await authority.getAddress(), await committee.getAddress()]) {
      const attempt = nodes.setValidator.staticCall(sampleNode(network, "auditor.node").id, true, { from });
      await expectRefusal(attempt, nodes, "NodeOnlyValidatorSet", [from]);
    }
  });

  it("knows the validator set of the suite, for ever", async () => {
    const { suite } = await founded();
    expect(await suite.nodes.validatorSet()).to.equal(await suite.validatorSet.getAddress());
  });
});
