import { expect } from "chai";
import { zeroPadBytes } from "ethers";
import { DAY } from "../fixtures/acts.ts";
import { call, execute, ready } from "../fixtures/decisions.ts";
import { AccountStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { type OfficerChange, officerChange } from "../fixtures/regulators.ts";
import { requestOf } from "./helpers/request.ts";

const [FIRST, SECOND] = ["regulator.officer-1", "regulator.officer-2"];
const LIFE = 90 * DAY;

describe("attack: complete a first consent long after it was given", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  describe("given an officer's request for a change", () => {
    let change: OfficerChange;
    let requestedAt: number;

    beforeEach(async () => {
      change = await officerChange(network, { add: network.stranger(1) });
      await network.suite.accounts.connect(network.as(FIRST)).requestOfficerChange(change);
      requestedAt = await network.networkHelpers.time.latest();
    });

    const expectOutlived = async (attempt: () => Promise<unknown>) => {
      const { accounts } = network.suite;
      const { time } = network.networkHelpers;
      const request = requestOf(network, change);
      await time.increaseTo(requestedAt + LIFE - 1);
      expect(await accounts.officerChangeRequester(request)).to.equal(network.address(FIRST));
      await time.setNextBlockTimestamp(requestedAt + LIFE);
      await expectRefusal(attempt(), accounts, "AccountNoRequest", [request]);
      expect(await accounts.officers()).not.to.include(network.stranger(1).address);
    };

    it("a second officer does not approve it from 90 days on, to the second", async () => {
      await expectOutlived(() => network.suite.accounts.connect(network.as(SECOND)).approveOfficerChange(change));
    });

    it("nor does a decision", async () => {
      await network.networkHelpers.time.increase(LIFE - 8 * DAY);
      const approval = await call(network.suite.accounts, "approveOfficerChangeByDecision", [change]);
      const decision = await ready(network, [approval]);
      await expectOutlived(() => execute(network, decision));
    });
  });

  it("an OrgAdmin's request for a revocation is not confirmed from 90 days on, to the second", async () => {
    const { accounts } = network.suite;
    const { time } = network.networkHelpers;
    const account = network.address("bank-a.participant");
    await accounts.connect(network.as("bank-a.admin")).requestRevocation(account);
    const requestedAt = await time.latest();
    await time.increaseTo(requestedAt + LIFE - 1);
    expect(await accounts.revocationRequester(account)).to.equal(network.address("bank-a.admin"));
    await time.setNextBlockTimestamp(requestedAt + LIFE);
    const late = accounts.connect(network.as("bank-a.operator")).confirmRevocation(account);
    await expectRefusal(late, accounts, "AccountNoRequest", [zeroPadBytes(account, 32)]);
    expect((await accounts.accountOf(account)).status).to.equal(AccountStatus.active);
  });
});
