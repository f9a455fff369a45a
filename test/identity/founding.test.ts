import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network as hardhat } from "hardhat";
import { devAcceptances } from "../../lib/account/acceptance/founding.ts";
import { foundSuite } from "../../lib/suite/found.ts";
import { genesisChain } from "../fixtures/chain.ts";
import { TargetStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { refusalOf } from "../fixtures/refusal.ts";

const { networkHelpers } = await hardhat.create();

/** A Standing of its own, which knows these contracts and whose facts `writer` writes. */
async function foundStanding({ ethers, suite }: Founded, own: readonly string[], contracts: readonly string[]) {
  const [writer] = await ethers.getSigners();
  const writers = Array.from({ length: 8 }, () => writer?.address ?? ZeroAddress);
  return ethers.deployContract("Standing", [await suite.authority.getAddress(), writers, [...own], [...contracts]]);
}

describe("identity: the founding accounts", () => {
  it("are one Seat account for each organization", async () => {
    const founding = await networkHelpers.loadFixture(genesisChain);
    const accounts = founding.file.accounts.map((account) =>
      account.name === "bank-a.participant" ? { ...account, office: "Seat" as const } : account,
    );
    const file = { ...founding.file, accounts };
    const acceptances = await devAcceptances(file);
    const refusal = await refusalOf(foundSuite({ ...founding, file, acceptances }));
    expect(refusal).to.match(/^Step \d+, Accounts, failed\. .*\[AccountUnfit\]/);
  });
});

describe("identity: the founding contracts", () => {
  it("are known targets, unprotected", async () => {
    const network = await founded();
    const { address } = network.stranger();
    const standing = await foundStanding(network, [], [address]);
    expect(await standing.getFunction("targetOf").staticCall(address)).to.equal(TargetStatus.active);
  });

  for (const [label, own, contracts] of [
    ["a contract twice", [], [1, 1]],
    ["one of the suite", [1], [1]],
  ] as const) {
    it(`refuse ${label}`, async () => {
      const network = await founded();
      const at = (number: number) => network.stranger(number).address;
      const attempt = foundStanding(network, own.map(at), contracts.map(at));
      await expectRefusal(attempt, network.suite.standing, "StandingTargetIsProtected", [at(1)]);
    });
  }
});

describe("identity: writeManaged", () => {
  for (const [label, own] of [
    ["the suite's own", [1]],
    ["unknown", []],
  ] as const) {
    it(`refuses a target that is ${label}, whoever writes methods`, async () => {
      const network = await founded();
      const at = (number: number) => network.stranger(number).address;
      const standing = await foundStanding(network, own.map(at), []);
      const attempt = standing.getFunction("writeManaged")(at(1), true);
      await expectRefusal(attempt, network.suite.standing, "StandingTargetIsProtected", [at(1)]);
    });
  }
});
