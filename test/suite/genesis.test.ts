import { expect } from "chai";
import { getAddress } from "ethers";
import { artifacts, network } from "hardhat";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { genesisAlloc, genesisFile } from "../../lib/suite/genesis.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { genesisChain } from "../fixtures/chain.ts";
import { sampleFile } from "../fixtures/network.ts";

const { networkHelpers, ethers } = await network.create();

const FOUNDED_AT = Date.UTC(2026, 0) / 1000;

describe("genesis", () => {
  it("holds the code of AccountIngress at 0x…8888, and nothing else", async () => {
    const alloc = genesisAlloc(await sampleFile());
    expect(Object.keys(alloc)).to.deep.equal([INGRESS.account]);
    expect(alloc[INGRESS.account]?.code).to.equal(artifactOf("AccountIngress").deployedBytecode);
  });

  it("leaves nothing to a constructor, which a genesis never runs", async () => {
    const { abi, immutableReferences } = await artifacts.readArtifact("AccountIngress");
    expect(abi.filter(({ type }: { type: string }) => type === "constructor")).to.have.length(0);
    expect(immutableReferences).to.deep.equal({});
  });

  it("names the file's founder in storage, as the contract reads it", async () => {
    const { file } = await networkHelpers.loadFixture(genesisChain);
    const ingress = await ethers.getContractAt("AccountIngress", INGRESS.account);
    expect(await ingress.founder()).to.equal(file.founder.address);
    expect(await ingress.isAuthorized(file.founder.address)).to.equal(true);
  });

  it("lets the founder create contracts, and nobody else send anything", async () => {
    const { file } = await networkHelpers.loadFixture(genesisChain);
    const rules = await ethers.getContractAt("ITransactionRules", INGRESS.account);
    const creation = ethers.ZeroAddress;
    expect(await rules.transactionAllowed(file.founder.address, creation, 0, 0, 0, "0x")).to.equal(true);
    for (const { address } of file.accounts) {
      expect(await rules.transactionAllowed(address, creation, 0, 0, 0, "0x")).to.equal(false);
    }
  });

  describe("as a file for Besu", () => {
    it("has the file's chain id, a base fee of zero for ever and the Cancun rules from the start", async () => {
      const { config, baseFeePerGas, timestamp } = genesisFile(await sampleFile(), FOUNDED_AT);
      expect(config).to.include({ chainId: 20260, zeroBaseFee: true, shanghaiTime: 0, cancunTime: 0 });
      expect([baseFeePerGas, Number(timestamp)]).to.deep.equal(["0x0", FOUNDED_AT]);
    });

    it("carries only hexadecimal quantities, addresses and bytes in its alloc", async () => {
      const { alloc } = genesisFile(await sampleFile(), FOUNDED_AT);
      for (const [address, { code, storage, balance }] of Object.entries(alloc)) {
        expect(getAddress(address)).to.equal(address);
        expect([code, balance, ...Object.entries(storage).flat()].join(" ")).to.match(/^(0x[0-9a-f]+ ?)+$/i);
      }
    });
  });
});
