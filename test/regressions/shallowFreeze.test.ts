import { expect } from "chai";
import { MaxUint256, id as hashOf } from "ethers";
import { contractSubject, holdingSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import type { Subject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { BUYER, HOLDER, ISSUER, SUPPLY, type TestAsset, activate, effective } from "../fixtures/assets.ts";
import { inspected, maturing, transfer } from "../fixtures/assets.ts";
import { AssetState, Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded } from "../fixtures/given.ts";
import { published } from "../fixtures/releases.ts";

describe("W18: a freeze that stops only who sends a transaction", () => {
  let network: Founded;
  let asset: TestAsset;
  let holder: string;
  let buyer: string;
  beforeEach(async () => {
    network = await founded();
    asset = await effective(network);
    [holder, buyer] = [network.address(HOLDER), network.address(BUYER)];
  });

  /** A contract, published, that passes on what anybody has it call. */
  async function passer() {
    const { bytecode } = await network.ethers.getContractFactory("Passer");
    const { target } = await published(network, { initCode: bytecode, name: "passer" });
    return network.ethers.getContractAt("Passer", target, network.stranger());
  }

  /** What an account could do if it had been approved for everything. */
  async function approved(spender: string): Promise<void> {
    await asset.token.connect(network.as(HOLDER)).approve(spender, MaxUint256);
  }

  describe("a holder who may not send", () => {
    const orders: Record<string, () => string | Subject> = {
      "by an order on the account": () => holder,
      "by an order on its organization": () => organizationSubject(network.orgId("bank-a")),
    };
    for (const [how, subject] of Object.entries(orders)) {
      describe(how, () => {
        beforeEach(async () => {
          await approved(buyer);
          await freeze(network, subject());
        });

        it("is not debited by his own transaction", async () => {
          const attempt = transfer(network, asset, HOLDER, buyer, 1n);
          await expectRefusal(attempt, asset.token, "ERC7943CannotSend", [holder]);
        });

        it("is not debited by whom he had approved", async () => {
          const attempt = asset.token.connect(network.as(BUYER)).transferFrom(holder, buyer, 1);
          await expectRefusal(attempt, asset.token, "ERC7943CannotSend", [holder]);
        });

        it("is still credited", async () => {
          await transfer(network, asset, ISSUER, holder, 1n);
        });
      });
    }

    it("is not debited by a contract that he had approved, in the hands of others", async () => {
      const contract = await passer();
      await approved(await contract.getAddress());
      const data = asset.token.interface.encodeFunctionData("transferFrom", [holder, buyer, 1]);
      await contract.getFunction("pass")(asset.address, data);
      await freeze(network, holder);
      await expectRefusal(contract.getFunction("pass")(asset.address, data), asset.token, "ERC7943CannotSend", [
        holder,
      ]);
    });

    it("is not debited by an approval that he signed", async () => {
      const { chainId } = await network.ethers.provider.getNetwork();
      const domain = { name: "Concordat Asset", version: "1", chainId, verifyingContract: asset.address };
      const types = {
        Permit: ["owner", "spender", "value", "nonce", "deadline"].map((name) => ({
          name,
          type: name === "owner" || name === "spender" ? "address" : "uint256",
        })),
      };
      const words = { owner: holder, spender: buyer, value: 1n, nonce: 0n, deadline: MaxUint256 };
      const signature = await network.as(HOLDER).signTypedData(domain, types, words);
      const { v, r, s } = network.ethers.Signature.from(signature);
      await freeze(network, holder);
      await asset.token.connect(network.as(BUYER)).permit(holder, buyer, 1, MaxUint256, v, r, s);
      const attempt = asset.token.connect(network.as(BUYER)).transferFrom(holder, buyer, 1);
      await expectRefusal(attempt, asset.token, "ERC7943CannotSend", [holder]);
    });
  });

  it("a spender who may not send is no way around it", async () => {
    await approved(buyer);
    await freeze(network, buyer);
    const attempt = asset.token.connect(network.as(BUYER)).transferFrom(holder, network.address(ISSUER), 1);
    await expectRefusal(attempt, asset.token, "ERC7943CannotSend", [buyer]);
  });

  it("a part that is frozen stays, whoever spends", async () => {
    await approved(buyer);
    const held = await asset.token.balanceOf(holder);
    await freeze(network, holdingSubject(holder, asset.address), { amount: held - 1n });
    const attempt = asset.token.connect(network.as(BUYER)).transferFrom(holder, buyer, 2);
    await expectRefusal(attempt, asset.token, "ERC7943InsufficientUnfrozenBalance", [holder, 2, 1]);
  });

  describe("a holder who may not receive", () => {
    const bar = () => freeze(network, buyer, { direction: Direction.receive });

    it("is not credited by another's transaction", async () => {
      await bar();
      const attempt = transfer(network, asset, HOLDER, buyer, 1n);
      await expectRefusal(attempt, asset.token, "ERC7943CannotReceive", [buyer]);
    });

    it("is not credited by a contract", async () => {
      const contract = await passer();
      await approved(await contract.getAddress());
      const data = asset.token.interface.encodeFunctionData("transferFrom", [holder, buyer, 1]);
      await bar();
      await expectRefusal(contract.getFunction("pass")(asset.address, data), asset.token, "ERC7943CannotReceive", [
        buyer,
      ]);
    });

    it("is not credited by what is issued to him", async () => {
      const lockId = hashOf("lock 2");
      const issue = await inspected(network, { allocations: [{ account: buyer, amount: SUPPLY }], lockId });
      await bar();
      await expectRefusal(activate(network, issue), issue.token, "ERC7943CannotReceive", [buyer]);
    });
  });

  describe("an asset that is stopped", () => {
    const stop = () => freeze(network, contractSubject(asset.address), { direction: Direction.both });

    it("moves by no transaction, no spender and no contract", async () => {
      const contract = await passer();
      await approved(buyer);
      await approved(await contract.getAddress());
      await stop();
      const data = asset.token.interface.encodeFunctionData("transferFrom", [holder, buyer, 1]);
      for (const attempt of [
        () => transfer(network, asset, HOLDER, buyer, 1n),
        () => asset.token.connect(network.as(BUYER)).transferFrom(holder, buyer, 1),
        () => contract.getFunction("pass")(asset.address, data),
      ]) {
        await expectRefusal(attempt(), asset.token, "ERC7943CannotTransfer", [holder, buyer, 1]);
      }
    });

    it("is not redeemed around it", async () => {
      asset = await maturing(network, { lockId: hashOf("lock 2") });
      await stop();
      const { assetRegister } = network.suite;
      const attempt = assetRegister.connect(network.as(HOLDER)).redeem(asset.id, 1, asset.terms.termsHash);
      await expectRefusal(attempt, assetRegister, "AssetUnexpectedState", [asset.id, AssetState.suspended]);
    });

    it("does not move through the contract whose code its token runs, which holds nothing of it", async () => {
      await stop();
      const code = await network.suite.assetRegister.implementation();
      const token = await network.ethers.getContractAt("AssetToken", code, network.as(HOLDER));
      expect(await token.balanceOf(holder)).to.equal(0);
      await expectRefusal(token.transfer(buyer, 1), token, "ERC7943CannotTransfer", [holder, buyer, 1]);
    });

    it("stops no other asset of the same code", async () => {
      const other = await effective(network, { lockId: hashOf("lock 2") });
      await stop();
      await transfer(network, other, HOLDER, buyer, 1n);
    });

    it("still answers who reads it", async () => {
      await stop();
      const { token } = asset;
      expect(await token.totalSupply()).to.equal(SUPPLY);
      expect(await token.balanceOf(holder)).to.be.greaterThan(0n);
      expect(await token.canTransfer(holder, buyer, 1)).to.equal(false);
      expect((await network.suite.assetReport.reportOf(1)).orders.length).to.equal(1);
    });
  });
});
