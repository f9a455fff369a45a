import { expect } from "chai";
import { DAY, suspendRegulator } from "../fixtures/acts.ts";
import { call, decide, execute, ready } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { officerChange } from "../fixtures/regulators.ts";

const OFFICERS = ["regulator.officer-1", "regulator.officer-2"] as const;

describe("attack: summon the officers of a suspended regulator, none of whom can present himself", () => {
  let network: TestNetwork;
  let regulator: number;

  const summonses = () =>
    Promise.all(OFFICERS.map((name) => call(network.suite.accounts, "summon", [network.address(name)])));
  const reinstatement = () => call(network.suite.organizations, "reinstateRegulator", [regulator]);
  const replacement = async () => {
    const change = await officerChange(network, { remove: network.address(OFFICERS[0]), add: network.stranger(1) });
    return call(network.suite.accounts, "changeOfficersByDecision", [change]);
  };
  const counting = () => network.suite.accounts.countingOfficers(regulator);

  beforeEach(async () => {
    network = await founded();
    regulator = network.orgId("regulator");
    await suspendRegulator(network);
    await decide(network, await summonses());
    await network.networkHelpers.time.increase(31 * DAY);
  });

  it("the officers count on while their regulator is suspended", async () => {
    expect(await counting()).to.equal(2);
  });

  for (const [label, before] of [
    ["while it is suspended", () => Promise.resolve([])],
    ["in the decision that reinstates it", async () => [await reinstatement()]],
  ] as const) {
    it(`the committee does not replace them ${label}`, async () => {
      const { accounts } = network.suite;
      const capture = await ready(network, [...(await before()), await replacement()]);
      await expectRefusal(execute(network, capture), accounts, "OfficersKeepThemselves", [regulator, 2]);
      expect(await accounts.officers()).to.deep.equal(OFFICERS.map(network.address));
    });
  }

  it("they have 30 days from the reinstatement, to the second", async () => {
    const { time } = network.networkHelpers;
    await decide(network, [await reinstatement()]);
    const from = await time.latest();
    await time.increaseTo(from + 30 * DAY - 1);
    expect(await counting()).to.equal(2);
    await time.increaseTo(from + 30 * DAY);
    expect(await counting()).to.equal(0);
  });
});
