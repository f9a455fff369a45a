import { expect } from "chai";
import { HOUR } from "../fixtures/acts.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { placement } from "../fixtures/placement.ts";

const BOTH = 3;

describe("W18: a freeze that binds the sender of a transaction only", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const admin = () => network.as("bank-b.admin");

  beforeEach(async () => {
    const freezing = network.suite.freezeOrders.connect(network.as("regulator.officer-1"));
    await freezing.freeze(placement(admin().address, BOTH, HOUR, REASON, EVIDENCE));
  });

  it("leaves a frozen officer no power in the contracts, however the call reaches them", async () => {
    const { accounts, standing } = network.suite;
    expect(await standing.officeOf(admin())).to.equal(0);
    await expect(accounts.connect(admin()).suspendOwn(network.address("bank-b.participant")))
      .to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized")
      .withArgs(admin().address);
  });

  it("leaves a frozen officer no way through the Authority", async () => {
    const { accounts, authority } = network.suite;
    const data = accounts.interface.encodeFunctionData("suspendOwn", [network.address("bank-b.participant")]);
    await expect(authority.connect(admin()).execute(accounts, data))
      .to.be.revertedWithCustomError(authority, "AuthorityOnlyCommittee")
      .withArgs(admin().address);
  });

  it("leaves a frozen officer's pending request without effect", async () => {
    const { accounts, freezeOrders } = network.suite;
    const subject = network.address("bank-a.participant");
    const bankA = network.as("bank-a.admin");
    await accounts.connect(bankA).requestRevocation(subject);
    await freezeOrders
      .connect(network.as("regulator.officer-1"))
      .freeze(placement(bankA.address, BOTH, HOUR, REASON, EVIDENCE));
    await expect(
      accounts.connect(network.as("bank-a.operator")).confirmRevocation(subject),
    ).to.be.revertedWithCustomError(accounts, "AccountNoRequest");
  });

  it("gives the power back when the freeze lapses", async () => {
    await network.networkHelpers.time.increase(HOUR);
    await network.suite.accounts.connect(admin()).suspendOwn(network.address("bank-b.participant"));
  });
});
