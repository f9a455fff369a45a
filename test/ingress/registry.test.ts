import { expect } from "chai";
import { ZeroAddress, encodeBytes32String, id } from "ethers";
import type { Interface } from "ethers";
import { founded } from "../fixtures/given.ts";
import { ADMINISTRATION, INGRESS_KEYS, RULES, RULES_OF, freshIngress, ingressOf } from "../fixtures/ingresses.ts";
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

/** The event of each ingress's rules, and how its topic begins. */
const EVENTS = {
  accountIngress: ["AccountPermissionsUpdated", id("AccountPermissionsUpdated(bool)")],
  nodeIngress: ["NodePermissionsUpdated", "0x66120f93"],
  validatorIngress: ["NodePermissionsUpdated", "0x66120f93"],
} as const;

for (const name of INGRESS_KEYS) {
  describe(`ingress: registry of ${name}`, () => {
    describe("ABI, as the tooling of Besu knows it", () => {
      for (const [fragment, selector] of Object.entries(ABI)) {
        it(`${fragment} has selector ${selector}`, async () => {
          const { suite } = await founded();
          const functions: Interface = suite[name].interface;
          expect(functions.getFunction(selector)?.name).to.equal(fragment);
        });
      }

      it("RegistryUpdated and the event of its rules have their topics", async () => {
        const { suite } = await founded();
        const contract: Interface = suite[name].interface;
        const [event, topic] = EVENTS[name];
        expect(contract.getEvent("RegistryUpdated")?.topicHash).to.equal(id("RegistryUpdated(address,bytes32)"));
        expect(contract.getEvent("RegistryUpdated")?.topicHash.slice(0, 10)).to.equal("0xe3d908a1");
        expect(contract.getEvent(event)?.topicHash.startsWith(topic)).to.be.true;
      });

      it("answers its version and keys", async () => {
        const ingress = await ingressOf(await founded(), name);
        expect(await ingress.getContractVersion()).to.equal(1_000_000);
        expect(await ingress.RULES_CONTRACT()).to.equal(RULES);
        expect(await ingress.ADMIN_CONTRACT()).to.equal(ADMINISTRATION);
      });
    });

    describe("given the hand-over", () => {
      it("points at the rules and at the Authority, and at nothing else", async () => {
        const network = await founded();
        const ingress = await ingressOf(network, name);
        const { authority, [RULES_OF[name]]: rules } = network.suite;
        expect(await ingress.getContractAddress(RULES)).to.equal(await rules.getAddress());
        expect(await ingress.getContractAddress(ADMINISTRATION)).to.equal(await authority.getAddress());
        expect(await ingress.getContractAddress(encodeBytes32String("other"))).to.equal(ZeroAddress);
        expect([...(await ingress.getAllContractKeys())]).to.deep.equal([RULES, ADMINISTRATION]);
        expect(await ingress.getSize()).to.equal(2);
      });

      it("answers yes to whoever sets its rules", async () => {
        const network = await founded();
        const ingress = await ingressOf(network, name);
        const authority = await network.ethers.getImpersonatedSigner(await network.suite.authority.getAddress());
        const rules = await ingress.getContractAddress(RULES);
        expect(await ingress.connect(authority).setContractAddress.staticCall(RULES, rules)).to.equal(true);
      });

      it("knows Authority and Seats, and no founder", async () => {
        const network = await founded();
        const ingress = await ingressOf(network, name);
        expect(await ingress.authority()).to.equal(await network.suite.authority.getAddress());
        expect(await ingress.seats()).to.equal(await network.suite.seats.getAddress());
        expect(await ingress.founder()).to.equal(ZeroAddress);
      });

      for (const caller of EVERYONE) {
        it(`does not authorize ${caller} to set keys, and refuses it the event of the rules`, async () => {
          const network = await founded();
          const ingress = await ingressOf(network, name);
          const key = keyOf(network, caller);
          expect(await ingress.isAuthorized(key.address)).to.be.false;
          await expect(ingress.connect(key).emitRulesChangeEvent(true))
            .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
            .withArgs(key.address);
        });
      }

      it("authorizes the Authority, and not the Committee itself or nobody", async () => {
        const network = await founded();
        const ingress = await ingressOf(network, name);
        expect(await ingress.isAuthorized(network.suite.authority)).to.be.true;
        expect(await ingress.isAuthorized(network.suite.committee)).to.be.false;
        expect(await ingress.isAuthorized(ZeroAddress)).to.be.false;
      });
    });

    it("given nothing is set: has no keys", async () => {
      const ingress = await freshIngress(await founded(), name);
      expect([...(await ingress.getAllContractKeys())]).to.deep.equal([]);
      expect(await ingress.getSize()).to.equal(0);
      expect(await ingress.getContractAddress(RULES)).to.equal(ZeroAddress);
      expect(await ingress.getContractAddress(ADMINISTRATION)).to.equal(ZeroAddress);
    });
  });
}
