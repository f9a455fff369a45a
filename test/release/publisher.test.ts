import { expect } from "chai";
import { network } from "hardhat";
import { publisherFor } from "../../lib/release/simulation/publisher.ts";
import { decideOn, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";

describe("who would publish a release", () => {
  const given = async (): Promise<DeskNetwork> => {
    const live = await deskNetwork(await network.create());
    // Weights count from the second after the founding.
    await live.advance(1);
    return live;
  };

  const publisher = async ({ desk, orgId }: DeskNetwork, developers: string) =>
    (await publisherFor(desk, orgId(developers)))?.account;

  it("should be the first operator of another group", async () => {
    const live = await given();
    expect(await publisher(live, "bank-b")).to.equal(live.address("bank-a.operator"));
    expect(await publisher(live, "bank-a")).to.equal(live.address("csd.operator"));
  });

  it("should be no operator who is suspended, frozen, or of a suspended organization", async () => {
    const live = await given();
    await decideOn(live, "suspend", live.address("bank-a.operator"));
    expect(await publisher(live, "bank-b")).to.equal(live.address("csd.operator"));
    await freeze(live, live.address("csd.operator"));
    expect(await publisher(live, "bank-b")).to.equal(live.address("auditor.operator"));
    await suspendOrganization(live, "auditor");
    expect(await publisher(live, "bank-b")).to.equal(undefined);
  });
});
