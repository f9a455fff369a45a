import { expect } from "chai";
import { network } from "hardhat";
import { devAcceptances } from "../../lib/account/acceptance/founding.ts";
import type { Acceptance } from "../../lib/account/acceptance/acceptance.ts";
import { devWallet } from "../../lib/keys/devKeys.ts";
import { suiteAddresses } from "../../lib/suite/addresses.ts";
import { type Founding, foundSuite } from "../../lib/suite/found.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { genesisChain } from "../fixtures/chain.ts";
import { refusalOf } from "../fixtures/refusal.ts";

const { networkHelpers } = await network.create();

const FOUNDER_SLOT = 1;
const YEAR = 365 * 86_400;

const genesis = () => networkHelpers.loadFixture(genesisChain);

/** Expects the founding to be refused before its first transaction, and returns the words. */
async function refusedAtOnce(founding: Founding): Promise<string> {
  const { founder } = founding;
  const before = await founder.getNonce();
  const refusal = await refusalOf(foundSuite(founding));
  expect(await founder.getNonce(), "transactions sent").to.equal(before);
  return refusal;
}

function without(acceptances: readonly Acceptance[], address: string | undefined): Acceptance[] {
  return acceptances.filter(({ account }) => account !== address);
}

describe("refusing to found", () => {
  describe("given another chain", () => {
    it("says which chain the file is for", async () => {
      const founding = await genesis();
      const file = { ...founding.file, chainId: 7 };
      expect(await refusedAtOnce({ ...founding, file })).to.equal(
        "bond-network is chain 7, but this endpoint is chain 20260: choose another.",
      );
    });
  });

  describe("given a chain without the ingress", () => {
    it("names the address", async () => {
      const founding = await genesis();
      await networkHelpers.setCode(INGRESS.account, "0x");
      expect(await refusedAtOnce(founding)).to.match(
        /^There is no code at 0x0000000000000000000000000000000000008888:/,
      );
    });

    it("names the address when other code is there", async () => {
      const founding = await genesis();
      await networkHelpers.setCode(INGRESS.account, "0x00");
      expect(await refusedAtOnce(founding)).to.match(/^The code at 0x0000000000000000000000000000000000008888 is not/);
    });
  });

  describe("given an ingress of another founder", () => {
    it("names that founder", async () => {
      const founding = await genesis();
      const { address } = devWallet(50);
      await networkHelpers.setStorageAt(INGRESS.account, FOUNDER_SLOT, address);
      expect(await refusedAtOnce(founding)).to.contain(`names the founder ${address}, not ${founding.founder.address}`);
    });

    it("says so when it names none", async () => {
      const founding = await genesis();
      await networkHelpers.setStorageAt(INGRESS.account, FOUNDER_SLOT, 0);
      expect(await refusedAtOnce(founding)).to.contain("names no founder");
    });
  });

  describe("given a network that was handed over", () => {
    it("names the Authority of another founder's suite", async () => {
      const founding = await genesis();
      await foundSuite(founding);
      const founder = devWallet(50, founding.provider);
      const file = { ...founding.file, founder: { name: "founder", address: founder.address } };
      const acceptances = await devAcceptances(file);
      const { Authority } = suiteAddresses(founding.founder.address);
      expect(await refusedAtOnce({ ...founding, file, acceptances, founder })).to.contain(
        `was handed over to the Authority ${Authority}`,
      );
    });

    it("sends nothing more for its own", async () => {
      const founding = await genesis();
      const record = await foundSuite(founding);
      const sent = await founding.founder.getNonce();
      expect(await foundSuite(founding)).to.deep.equal(record);
      expect(await founding.founder.getNonce()).to.equal(sent);
    });
  });

  describe("given a founder's key", () => {
    it("refuses one that is not the file's", async () => {
      const founding = await genesis();
      const founder = devWallet(50, founding.provider);
      expect(await refusedAtOnce({ ...founding, founder })).to.contain(`the given key is that of ${founder.address}`);
    });

    it("refuses one that is not connected", async () => {
      const founding = await genesis();
      const founder = founding.founder.connect(null);
      expect(await refusalOf(foundSuite({ ...founding, founder }))).to.contain("not connected");
    });

    it("refuses one that sent something else before", async () => {
      const founding = await genesis();
      await founding.founder.sendTransaction({ to: devWallet(50).address });
      const { Authority } = suiteAddresses(founding.founder.address);
      expect(await refusedAtOnce(founding)).to.contain(
        `has sent 1 transactions, but there is no code at ${Authority} of Authority`,
      );
    });

    it("refuses one that sent more than the founding", async () => {
      const founding = await genesis();
      await networkHelpers.setNonce(founding.founder.address, 25);
      expect(await refusedAtOnce(founding)).to.contain("has sent 25 transactions of 24");
    });

    it("refuses one that sent all and handed nothing over", async () => {
      const founding = await genesis();
      await networkHelpers.setNonce(founding.founder.address, 24);
      expect(await refusedAtOnce(founding)).to.contain("but the network is not handed over");
    });

    it("refuses a chain where a predicted address holds code already", async () => {
      const founding = await genesis();
      const { Seats } = suiteAddresses(founding.founder.address);
      await networkHelpers.setCode(Seats, "0x00");
      expect(await refusedAtOnce(founding)).to.contain(`there is code already at ${Seats} of Seats`);
    });
  });

  describe("given acceptances", () => {
    it("names every account whose acceptance is missing, and the command", async () => {
      const founding = await genesis();
      const [first, second] = founding.file.accounts;
      const acceptances = without(without(founding.acceptances, first?.address), second?.address);
      const refusal = await refusedAtOnce({ ...founding, acceptances });
      expect(refusal).to.contain("2 of 22 accounts have not accepted");
      expect(refusal).to.contain(`the acceptance of ${first?.name ?? ""} is missing`);
      expect(refusal).to.contain(`the acceptance of ${second?.name ?? ""} is missing`);
      expect(refusal).to.contain("npx hardhat account accept");
    });

    it("refuses one by another key", async () => {
      const founding = await genesis();
      const signature = founding.acceptances[1]?.signature ?? "";
      const acceptances = founding.acceptances.map((acceptance, index) =>
        index === 0 ? { ...acceptance, signature } : acceptance,
      );
      expect(await refusedAtOnce({ ...founding, acceptances })).to.contain(
        "bank-a.seat is not its signature for bank-a, Seat and this network",
      );
    });

    it("refuses one for another office", async () => {
      const founding = await genesis();
      const { file } = founding;
      const accounts = file.accounts.map((account) =>
        account.name === "bank-a.operator" ? { ...account, office: "Developer" as const } : account,
      );
      expect(await refusedAtOnce({ ...founding, file: { ...file, accounts } })).to.contain(
        "bank-a.operator is not its signature for bank-a, Developer",
      );
    });

    it("refuses those of another chain or founder", async () => {
      const founding = await genesis();
      const acceptances = await devAcceptances({ ...founding.file, chainId: 7 });
      expect(await refusedAtOnce({ ...founding, acceptances })).to.contain("22 of 22 accounts have not accepted");
    });

    it("refuses one past its deadline, with the deadline", async () => {
      const founding = await genesis();
      const deadline = (await networkHelpers.time.latest()) - 1;
      const acceptances = await devAcceptances(founding.file, deadline);
      expect(await refusedAtOnce({ ...founding, acceptances })).to.contain(
        `bank-a.seat expired at ${new Date(deadline * 1000).toISOString()}`,
      );
    });
  });

  describe("given a file", () => {
    it("refuses an account whose validity has passed", async () => {
      const founding = await genesis();
      await networkHelpers.time.increase(3 * YEAR);
      expect(await refusedAtOnce(founding)).to.match(/^validUntil of bank-a.seat, bank-b.seat, .* has passed/);
    });

    it("refuses a contract that was not compiled", async () => {
      const founding = await genesis();
      const file = { ...founding.file, contracts: [{ name: "Nowhere", arguments: [] }] };
      expect(await refusedAtOnce({ ...founding, file })).to.contain("There is no compiled contract Nowhere");
    });

    it("refuses more nodes than Nodes can be created with", async () => {
      const founding = await genesis();
      const { file } = founding;
      const [node] = file.nodes;
      if (node === undefined) throw new Error("the sample has no node");
      const more = Array.from({ length: 100 }, () => ({ ...node, validator: false }));
      const refusal = await refusedAtOnce({ ...founding, file: { ...file, nodes: [...file.nodes, ...more] } });
      expect(refusal).to.match(
        /^Nothing was sent\. Nodes would be created from .* \(EIP-3860\): found with fewer nodes, and admit the rest by decision\.$/,
      );
    });

    it("refuses arguments that do not suit a contract", async () => {
      const founding = await genesis();
      const file = { ...founding.file, contracts: [{ name: "Notice", arguments: [1] }] };
      expect(await refusedAtOnce({ ...founding, file })).to.contain(
        "The arguments of Notice do not suit its constructor",
      );
    });
  });
});
