import { expect } from "chai";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { addRegulator, changeOfficers, officerChange } from "../fixtures/regulators.ts";

describe("attack: two officers fill every place for officers", () => {
  let network: TestNetwork;

  const appoint = async (number: number) =>
    changeOfficers(network, await officerChange(network, { add: network.stranger(number) }));

  beforeEach(async () => {
    network = await founded();
    const places = await network.suite.accounts.MAX_OFFICERS();
    for (let taken = 2; taken < places; taken += 1) await appoint(taken);
  });

  it("their own regulator has 16, and no more", async () => {
    const { accounts } = network.suite;
    await expectRefusal(appoint(200), accounts, "OfficersTooMany", [17]);
    expect(await accounts.countingOfficers(network.orgId("regulator"))).to.equal(16);
  });

  it("another regulator is staffed still", async () => {
    const second = await addRegulator(network, network.stranger(201), network.stranger(202));
    expect(await network.suite.accounts.countingOfficers(second)).to.equal(2);
  });
});
