import { expect } from "chai";
import { ZeroAddress, encodeBytes32String, id } from "ethers";
import type { Interface } from "ethers";
import { founded } from "../fixtures/given.ts";
import { ADMINISTRATION, RULES, freshIngress } from "../fixtures/ingresses.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";

/** Selectors and topics that Besu's permissioning tooling uses. */
const ABI: Record<string, string> = {
  getContractAddress: "0x0d2020dd",
  setContractAddress: "0xe001f841",
  removeContract: "0xa43e04d8",
  getAllContractKeys: "0x10d9042e",
  getSize: "0xde8fa431",
  isAuthorized: "0xfe9fbb80",
  RULES_CONTRACT: "0x11601306",
  ADMIN_CONTRACT: "0x1e7c27cb",
  getContractVersion: "0x8aa10435",
  emitRulesChangeEvent: "0x4dc3fefc",
};

describe("ingress: registry", () => {
  describe("ABI, as the tooling of Besu knows it", () => {
    for (const [name, selector] of Object.entries(ABI)) {
      it(`${name} has selector ${selector}`, async () => {
        const { suite } = await founded();
        const functions: Interface = suite.accountIngress.interface;
        expect(functions.getFunction(selector)?.name).to.equal(name);
      });
    }

    it("RegistryUpdated and AccountPermissionsUpdated have their topics", async () => {
      const { suite } = await founded();
      const contract = suite.accountIngress.interface;
      expect(contract.getEvent("RegistryUpdated").topicHash).to.equal(id("RegistryUpdated(address,bytes32)"));
      expect(contract.getEvent("RegistryUpdated").topicHash.slice(0, 10)).to.equal("0xe3d908a1");
      const permissions = contract.getEvent("AccountPermissionsUpdated");
      expect(permissions.topicHash).to.equal(id("AccountPermissionsUpdated(bool)"));
    });

    it("answers its version and keys", async () => {
      const { suite } = await founded();
      const { accountIngress: ingress } = suite;
      expect(await ingress.getContractVersion()).to.equal(1_000_000);
      expect(await ingress.RULES_CONTRACT()).to.equal(RULES);
      expect(await ingress.ADMIN_CONTRACT()).to.equal(ADMINISTRATION);
    });
  });

  describe("given the hand-over", () => {
    it("points at the rules and at the Authority, and at nothing else", async () => {
      const { suite } = await founded();
      const { accountIngress: ingress } = suite;
      expect(await ingress.getContractAddress(RULES)).to.equal(await suite.accountRules.getAddress());
      expect(await ingress.getContractAddress(ADMINISTRATION)).to.equal(await suite.authority.getAddress());
      expect(await ingress.getContractAddress(encodeBytes32String("other"))).to.equal(ZeroAddress);
      expect([...(await ingress.getAllContractKeys())]).to.deep.equal([RULES, ADMINISTRATION]);
      expect(await ingress.getSize()).to.equal(2);
    });

    it("knows Authority and Seats, and no founder", async () => {
      const { suite } = await founded();
      const { accountIngress: ingress } = suite;
      expect(await ingress.authority()).to.equal(await suite.authority.getAddress());
      expect(await ingress.seats()).to.equal(await suite.seats.getAddress());
      expect(await ingress.founder()).to.equal(ZeroAddress);
    });

    for (const name of EVERYONE) {
      it(`does not authorize ${name} to set keys`, async () => {
        const network = await founded();
        expect(await network.suite.accountIngress.isAuthorized(keyOf(network, name).address)).to.be.false;
      });
    }

    it("authorizes the Authority, and not the Committee itself or nobody", async () => {
      const { suite } = await founded();
      const { accountIngress: ingress } = suite;
      expect(await ingress.isAuthorized(suite.authority)).to.be.true;
      expect(await ingress.isAuthorized(suite.committee)).to.be.false;
      expect(await ingress.isAuthorized(ZeroAddress)).to.be.false;
    });

    for (const name of EVERYONE) {
      it(`refuses ${name} the event of the rules`, async () => {
        const network = await founded();
        const { accountIngress: ingress } = network.suite;
        await expect(ingress.connect(keyOf(network, name)).emitRulesChangeEvent(true))
          .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
          .withArgs(keyOf(network, name).address);
      });
    }
  });

  describe("given nothing is set", () => {
    it("has no keys", async () => {
      const network = await founded();
      const ingress = await freshIngress(network);
      expect([...(await ingress.getAllContractKeys())]).to.deep.equal([]);
      expect(await ingress.getSize()).to.equal(0);
      expect(await ingress.getContractAddress(RULES)).to.equal(ZeroAddress);
      expect(await ingress.getContractAddress(ADMINISTRATION)).to.equal(ZeroAddress);
    });
  });
});
