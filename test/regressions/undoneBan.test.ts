import { expect } from "chai";
import { id } from "ethers";
import { DAY } from "../fixtures/acts.ts";
import { call, execute, ready } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const SUSPENDED = 2n;

describe("RBB 4.2, bug 2: a ban of the committee is undone by the subject's own administrator", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const subject = () => network.stranger(1).address;

  beforeEach(async () => {
    const { accounts } = network.suite;
    const enrolled = await consenting(network, network.stranger(1), "bank-b", Office.participant);
    await accounts.connect(network.as("bank-b.admin")).enrolOwn(...enrolled);
    await execute(network, await ready(network, [await call(accounts, "suspend", [subject()])]));
  });

  it("stays in force against the administrator's reinstatement", async () => {
    const { accounts } = network.suite;
    await expect(accounts.connect(network.as("bank-b.admin")).reinstateOwn(subject()))
      .to.be.revertedWithCustomError(accounts, "AccountSuspendedByDecision")
      .withArgs(subject());
  });

  it("stays in force against a renewal of the account", async () => {
    const { accounts, standing } = network.suite;
    const until = (await network.networkHelpers.time.latest()) + 30 * DAY;
    await accounts.connect(network.as("bank-b.admin")).renewOwn(subject(), until, id("record"));
    expect((await accounts.accountOf(subject())).status).to.equal(SUSPENDED);
    expect(await standing.officeOf(subject())).to.equal(0);
  });
});
