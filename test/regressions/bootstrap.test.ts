import { expect } from "chai";
import { encodeBytes32String, Interface, type InterfaceAbi, ZeroAddress } from "ethers";
import type { AccountIngress } from "../../types/ethers-contracts/index.ts";
import { call } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

const WAITING = "0x0000000000000000000000000000000000004444";
const RULES = encodeBytes32String("rules");

describe("W20: whoever calls first takes the chain", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  for (const [genesis, founderOf] of [
    ["names a founder", () => network.address("founder")],
    ["names nobody", () => ZeroAddress],
  ] as const) {
    describe(`given an ingress that waits for its founding, whose genesis ${genesis}`, () => {
      let ingress: AccountIngress;
      beforeEach(async () => {
        const code = await network.suite.accountIngress.getDeployedCode();
        await network.networkHelpers.setCode(WAITING, code ?? "0x");
        await network.networkHelpers.setStorageAt(WAITING, 1, BigInt(founderOf()));
        ingress = await network.ethers.getContractAt("AccountIngress", WAITING, network.stranger());
      });

      it("refuses a stranger's rules", async () => {
        await expect(ingress.setContractAddress(RULES, network.stranger().address))
          .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
          .withArgs(network.stranger().address);
      });

      it("refuses a stranger's hand-over", async () => {
        const { accountRules, authority, seats } = network.suite;
        await expect(ingress.handOver(accountRules, authority, seats))
          .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
          .withArgs(network.stranger().address);
      });

      it("refuses a stranger's transactions", async () => {
        const rules = await network.ethers.getContractAt("ITransactionRules", WAITING);
        const answer = rules.transactionAllowed(network.stranger().address, WAITING, 0, 0, 1_000_000, "0x");
        expect(await answer).to.equal(false);
      });
    });
  }

  describe("given a founded network", () => {
    it("has no founder any more", async () => {
      expect(await network.suite.accountIngress.founder()).to.equal(ZeroAddress);
      expect(await reaches(network, "founder", noticeOf(network))).to.equal(false);
    });

    it("refuses a second hand-over, of its own founder too", async () => {
      const { accountIngress, accountRules, authority, seats } = network.suite;
      for (const caller of [network.as("founder"), network.stranger()]) {
        const again = accountIngress.connect(caller).handOver(accountRules, authority, seats);
        await expect(again).to.be.revertedWithCustomError(accountIngress, "IngressHandedOver");
      }
    });

    it("has no function that initializes a contract after its creation, but of clones that are made by its caller", () => {
      const names = Object.entries(network.record.contracts).flatMap(([contract, { abi }]) =>
        functionNames(abi).map((name) => `${contract}.${name}`),
      );
      expect(names).to.include("AccountIngress.handOver");
      expect(names.filter((name) => /\._*init/i.test(name))).to.deep.equal(["AssetToken.initialize"]);
    });

    it("refuses its founder and a stranger who initialize what tokens are clones of", async () => {
      const { assetRegister } = network.suite;
      const cloned = await network.ethers.getContractAt(
        "AssetToken",
        network.record.contracts.AssetToken?.address ?? "",
      );
      for (const caller of [network.as("founder"), network.stranger()]) {
        await expect(cloned.connect(caller).initialize(1, 3, "mine", "MINE", 0))
          .to.be.revertedWithCustomError(cloned, "AssetTokenOnly")
          .withArgs(assetRegister, caller.address);
      }
    });

    it("refuses a stranger who declares himself the first member of the committee", async () => {
      const { accounts, authority, committee, seats } = network.suite;
      const stranger = network.stranger();
      const [enrolment, acceptance] = await consenting(network, stranger, "bank-a", Office.seat);
      const suspension = await call(seats, "suspend", [network.orgId("bank-b")]);
      await expect(accounts.connect(stranger).enrolSeat(enrolment, acceptance))
        .to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized")
        .withArgs(stranger.address);
      await expect(seats.connect(stranger).setAccount(network.orgId("bank-a"), stranger))
        .to.be.revertedWithCustomError(seats, "SeatsOnlyAccounts")
        .withArgs(stranger.address);
      await expect(authority.connect(stranger).grantRole(0, stranger, 0))
        .to.be.revertedWithCustomError(authority, "AuthorityRoleNotGrantable")
        .withArgs(0);
      await expect(committee.connect(stranger).propose([suspension.target], [0], [suspension.data], "mine"))
        .to.be.revertedWithCustomError(committee, "CommitteeNoSeat")
        .withArgs(stranger.address);
    });
  });
});

function functionNames(abi: InterfaceAbi): string[] {
  const names: string[] = [];
  Interface.from(abi).forEachFunction(({ name }) => names.push(name));
  return names;
}
