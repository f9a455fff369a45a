import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import { connectSuite } from "../../lib/suite/handles.ts";
import { readRecord, writeRecord } from "../../lib/suite/record.ts";
import { foundedNetwork } from "../fixtures/network.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { refusalOf } from "../fixtures/refusal.ts";

const { networkHelpers } = await network.create();

describe("a deployment record", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await ownFolder();
  });

  it("reads back as it was written", async () => {
    const { record } = await networkHelpers.loadFixture(foundedNetwork);
    await writeRecord(folder, record);
    expect(await readRecord(folder)).to.deep.equal(record);
  });

  it("has a file for the network and one for each contract, and none of an earlier record", async () => {
    const { record } = await networkHelpers.loadFixture(foundedNetwork);
    await writeFile(join(folder, "Former.json"), "{}");
    await writeRecord(folder, record);
    const names = ["network", ...Object.keys(record.contracts)].map((name) => `${name}.json`);
    expect((await readdir(folder)).sort()).to.deep.equal(names.sort());
  });

  it("is refused when it is not there, with the command that makes it", async () => {
    expect(await refusalOf(readRecord(join(folder, "testnet")))).to.match(
      /testnet has no deployment record: .*npx hardhat consortium deploy/,
    );
  });

  it("is refused when a contract's file is missing or damaged, naming the file", async () => {
    const { record } = await networkHelpers.loadFixture(foundedNetwork);
    await writeRecord(folder, record);
    await writeFile(join(folder, "Seats.json"), "{}");
    expect(await refusalOf(readRecord(folder))).to.contain("Seats.json");
    await rm(join(folder, "Seats.json"));
    expect(await refusalOf(readRecord(folder))).to.contain("Seats.json");
  });

  it("is refused when it lacks a contract of the suite", async () => {
    const { record, provider } = await networkHelpers.loadFixture(foundedNetwork);
    const contracts = Object.fromEntries(Object.entries(record.contracts).filter(([name]) => name !== "Seats"));
    expect(await refusalOf(() => connectSuite({ ...record, contracts }, provider))).to.contain("lacks Seats");
  });
});

describe("development keys", () => {
  it("are found by their address", () => {
    expect(devWalletOf(devWallet(42).address).privateKey).to.equal(devWallet(42).privateKey);
  });

  it("are refused for an address of another mnemonic", async () => {
    expect(await refusalOf(() => devWalletOf(ZeroAddress))).to.contain("not an address of the development mnemonic");
  });

  it("send for free", async () => {
    const { as, suite } = await networkHelpers.loadFixture(foundedNetwork);
    const sent = await suite.accounts.connect(as("regulator.officer-1")).present();
    expect([sent.type, sent.gasPrice]).to.deep.equal([0, 0n]);
  });
});
