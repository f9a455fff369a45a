import { expect } from "chai";
import { decodeBytes32String, ZeroAddress } from "ethers";
import { network } from "hardhat";
import { suiteAddresses } from "../../lib/suite/addresses.ts";
import { connectSuite } from "../../lib/suite/handles.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { ACTION_CLASSES, OFFICES, ORG_KINDS, roleOf } from "../../lib/suite/words.ts";
import { foundedNetwork } from "../fixtures/network.ts";

const { networkHelpers } = await network.create();

const founded = () => networkHelpers.loadFixture(foundedNetwork);

describe("founding", () => {
  describe("given a chain with the file's genesis", () => {
    it("puts every contract at the address predicted from the founder", async () => {
      const { record, file, provider } = await founded();
      for (const [name, address] of Object.entries(suiteAddresses(file.founder.address))) {
        expect(record.contracts[name]?.address, name).to.equal(address);
        expect(await provider.getCode(address), name).to.not.equal("0x");
      }
    });

    it("numbers the organizations in the order of the file", async () => {
      const { suite, file } = await founded();
      const organizations = await suite.organizations.page(1, 100);
      const seen = organizations.map(({ name, group, kind, accountCap }) => ({
        name: decodeBytes32String(name),
        group: decodeBytes32String(group),
        kind: ORG_KINDS[Number(kind)],
        accountCap: Number(accountCap),
      }));
      expect(seen).to.deep.equal(
        file.organizations.map(({ name, group, kind, accountCap }) => ({ name, group, kind, accountCap })),
      );
    });

    it("enrols every account in its office, with its validity and KYC reference", async () => {
      const { suite, file, orgId } = await founded();
      const accounts = await suite.accounts.page(0, 100);
      const seen = accounts.map(({ account, organization, office, validUntil, kyc }) => ({
        address: account,
        organization: Number(organization),
        office: OFFICES[Number(office)],
        validUntil: Number(validUntil),
        kyc,
      }));
      expect(seen).to.deep.equal(
        file.accounts.map(({ address, organization, office, validUntil, kyc }) => ({
          address,
          organization: orgId(organization),
          office,
          validUntil,
          kyc,
        })),
      );
    });

    it("gives every seat its weight and account", async () => {
      const { suite, orgId, address } = await founded();
      const seats = await suite.seats.list();
      expect(
        seats.map(({ organization, account, weight, live }) => [organization, account, weight, live]),
      ).to.deep.equal(
        [
          ["bank-a", 25n],
          ["bank-b", 22n],
          ["bank-c", 18n],
          ["bank-d", 15n],
          ["csd", 20n],
        ].map(([name, weight]) => [BigInt(orgId(String(name))), address(`${String(name)}.seat`), weight, true]),
      );
    });

    it("sets the rates, period and delay of every class", async () => {
      const { suite, file } = await founded();
      for (const [index, name] of ACTION_CLASSES.entries()) {
        const { participation, approval, period, delay } = file.classes[name];
        const terms = await suite.charter.termsOf(index);
        expect([terms.participation, terms.approval, terms.period].map(Number), name).to.deep.equal([
          participation,
          approval,
          period,
        ]);
        expect(await suite.authority.delayOf(index), name).to.equal(delay);
      }
    });

    it("makes the suite and the ingress addresses protected targets, the file's contracts ordinary ones", async () => {
      const { suite, record, address, as } = await founded();
      const isProtected = async (target: string) => ((await suite.standing.targetOf(target)) >> 8n) & 1n;
      for (const [name, contract] of Object.entries(record.contracts)) {
        expect(await suite.standing.targetOf(contract.address), name).to.not.equal(0n);
        expect(await isProtected(contract.address), name).to.equal(name === "Notice" ? 0n : 1n);
      }
      for (const ingress of Object.values(INGRESS)) expect(await isProtected(ingress), ingress).to.equal(1n);
      const notice = suite.named.Notice?.connect(as("bank-a.participant"));
      const target = await notice?.getAddress();
      const allowed = await suite.transactionRules.transactionAllowed(
        address("bank-a.participant"),
        target ?? "",
        0,
        0,
        0,
        "0x",
      );
      expect(allowed).to.equal(true);
    });

    it("hands the ingress over to the Authority and Seats, with AccountRules in force", async () => {
      const { suite } = await founded();
      expect(await suite.accountIngress.founder()).to.equal(ZeroAddress);
      expect(await suite.accountIngress.authority()).to.equal(await suite.authority.getAddress());
      expect(await suite.accountIngress.seats()).to.equal(await suite.seats.getAddress());
      const rules = await suite.accountIngress.getContractAddress(await suite.accountIngress.RULES_CONTRACT());
      expect(rules).to.equal(await suite.accountRules.getAddress());
    });

    it("leaves the founder without any right", async () => {
      const { suite, address } = await founded();
      const founder = address("founder");
      const committee = await suite.committee.getAddress();
      expect(await suite.authority.adminCount()).to.equal(1n);
      for (const role of [0, ...ACTION_CLASSES.map(roleOf), ...OFFICES.slice(1).map(roleOf)]) {
        expect((await suite.authority.hasRole(role, founder)).isMember, `role ${role}`).to.equal(false);
      }
      for (const target of [committee, INGRESS.account, ZeroAddress]) {
        expect(await suite.transactionRules.transactionAllowed(founder, target, 0, 0, 0, "0x")).to.equal(false);
      }
    });

    it("sends free legacy transactions only", async () => {
      const { record, provider } = await founded();
      for (const { transaction } of [...Object.values(record.contracts), record.handOver]) {
        if (transaction === null) continue;
        const sent = await provider.getTransaction(transaction);
        expect([sent?.type, sent?.gasPrice]).to.deep.equal([0, 0n]);
      }
    });

    it("records what the handles need, without a build", async () => {
      const { record, provider } = await founded();
      const restored = structuredClone(record);
      expect(await connectSuite(restored, provider).organizations.count()).to.equal(7n);
    });
  });
});
