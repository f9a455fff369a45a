import { expect } from "chai";
import { getAddress } from "ethers";
import { artifacts, network } from "hardhat";
import { validatorAddress } from "../../lib/enode.ts";
import { readConnectionOfTwo, readFlag } from "../../lib/engineCalls/answers.ts";
import { encodeConnectionOfOne, encodeConnectionOfTwo } from "../../lib/engineCalls/connection.ts";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { genesisAlloc, genesisFile } from "../../lib/suite/genesis.ts";
import { foundingValidators } from "../../lib/suite/plan.ts";
import { INGRESS, INGRESSES } from "../../lib/suite/types.ts";
import { genesisChain } from "../fixtures/chain.ts";
import { sampleFile } from "../fixtures/network.ts";

const { networkHelpers, ethers } = await network.create();

const FOUNDED_AT = Date.UTC(2026, 0) / 1000;

describe("genesis", () => {
  it("holds the three ingresses, and nothing else", async () => {
    const alloc = genesisAlloc(await sampleFile());
    expect(Object.keys(alloc).sort()).to.deep.equal(Object.values(INGRESSES).sort());
  });

  for (const [name, address] of Object.entries(INGRESSES)) {
    describe(name, () => {
      it(`has its code at ${address}`, async () => {
        const { [address]: entry } = genesisAlloc(await sampleFile());
        expect(entry?.code).to.equal(artifactOf(name).deployedBytecode);
      });

      it("leaves nothing to a constructor, which a genesis never runs", async () => {
        const { abi, immutableReferences } = await artifacts.readArtifact(name);
        expect(abi.filter(({ type }: { type: string }) => type === "constructor")).to.have.length(0);
        expect(immutableReferences).to.deep.equal({});
      });

      it("names the file's founder in storage, as the contract reads it", async () => {
        const { file } = await networkHelpers.loadFixture(genesisChain);
        const ingress = await ethers.getContractAt("IIngress", address);
        expect(await ingress.founder()).to.equal(file.founder.address);
        expect(await ingress.isAuthorized(file.founder.address)).to.equal(true);
      });
    });
  }

  it("names the founding validators at block 0", async () => {
    const { file } = await networkHelpers.loadFixture(genesisChain);
    const ingress = await ethers.getContractAt("IValidatorIngress", INGRESS.validator);
    const expected = foundingValidators(file).map((id) => validatorAddress(id));
    expect(await ingress.getValidators()).to.deep.equal(expected);
  });

  it("connects the founding nodes at block 0, by either question, and no other", async () => {
    const { file } = await networkHelpers.loadFixture(genesisChain);
    const [first, ...others] = file.nodes.map(({ enode }) => enode);
    if (first === undefined) throw new Error("the sample has no node");
    const ask = async (data: string) => ethers.provider.call({ to: INGRESS.node, data });
    for (const other of others) {
      expect(readConnectionOfTwo(await ask(encodeConnectionOfTwo(first, other))).kind).to.equal("yes");
      expect(readFlag(await ask(encodeConnectionOfOne(other))).kind).to.equal("yes");
    }
    const stranger = { ...first, low: first.high };
    expect(readConnectionOfTwo(await ask(encodeConnectionOfTwo(first, stranger))).kind).to.equal("no");
    expect(readFlag(await ask(encodeConnectionOfOne(stranger))).kind).to.equal("no");
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
