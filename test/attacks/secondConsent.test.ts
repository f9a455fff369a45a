import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { officerChange } from "../fixtures/regulators.ts";
import { requestOf } from "./helpers/request.ts";

describe("attack: hide behind events who gave the second consent, and to what", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("a change among officers names the request that it used up", async () => {
    const { accounts } = network.suite;
    const added = network.stranger(1);
    const change = await officerChange(network, { add: added });
    await accounts.connect(network.as("regulator.officer-1")).requestOfficerChange(change);
    await expect(accounts.connect(network.as("regulator.officer-2")).approveOfficerChange(change))
      .to.emit(accounts, "OfficersChanged")
      .withArgs(network.orgId("regulator"), ZeroAddress, added.address, requestOf(network, change));
  });

  it("a confirmed revocation names who confirmed it", async () => {
    const { accounts } = network.suite;
    const account = network.address("bank-a.participant");
    await accounts.connect(network.as("bank-a.admin")).requestRevocation(account);
    await expect(accounts.connect(network.as("bank-a.operator")).confirmRevocation(account))
      .to.emit(accounts, "RevocationConfirmed")
      .withArgs(account, network.address("bank-a.operator"));
  });
});
