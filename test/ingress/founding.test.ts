import { expect } from "chai";
import { ZeroAddress, encodeBytes32String } from "ethers";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { ADMINISTRATION, INGRESS_KEYS, type IngressKey, RULES, freshIngress } from "../fixtures/ingresses.ts";
import { EVERYONE, everyoneBut, keyOf } from "../fixtures/people.ts";
import { isAllowed, noticeOf } from "../fixtures/question.ts";

async function founding(name: IngressKey = "accountIngress") {
  const network = await founded();
  return { network, ingress: await freshIngress(network, name), notice: await noticeOf(network).getAddress() };
}

async function asks(network: Founded, ingress: string, name: string, to: string | null, value = 0n) {
  return isAllowed(network, { from: keyOf(network, name).address, to, value }, ingress);
}

describe("ingress: transactions before the hand-over", () => {
  it("lets the founder create, call anything and send value", async () => {
    const { network, ingress, notice } = await founding();
    const place = await ingress.getAddress();
    for (const [to, value] of [
      [null, 0n],
      [notice, 0n],
      [network.stranger().address, 1n],
    ] as const) {
      expect(await asks(network, place, "founder", to, value)).to.be.true;
    }
  });

  for (const name of everyoneBut("founder")) {
    it(`refuses ${name}, at the Committee too`, async () => {
      const { network, ingress, notice } = await founding();
      for (const to of [null, notice, await network.suite.committee.getAddress()]) {
        expect(await asks(network, await ingress.getAddress(), name, to)).to.be.false;
      }
    });
  }

  it("refuses everyone but the founder although good rules are set", async () => {
    const { network, ingress, notice } = await founding();
    await ingress.connect(network.as("founder")).setContractAddress(RULES, network.suite.accountRules);
    expect(await asks(network, await ingress.getAddress(), "bank-a.participant", notice)).to.be.false;
    expect(await asks(network, await ingress.getAddress(), "founder", null)).to.be.true;
  });

  it("given genesis names no founder: refuses everyone, the zero address too", async () => {
    const network = await founded();
    const ingress = await freshIngress(network, "accountIngress", ZeroAddress);
    const place = await ingress.getAddress();
    expect(await isAllowed(network, { from: ZeroAddress, to: null }, place)).to.be.false;
    expect(await asks(network, place, "founder", null)).to.be.false;
  });
});

for (const name of INGRESS_KEYS) {
  describe(`ingress: keys of ${name} before the hand-over`, () => {
    describe("setContractAddress", () => {
      for (const caller of everyoneBut("founder")) {
        it(`refuses ${caller}`, async () => {
          const { network, ingress, notice } = await founding(name);
          await expect(ingress.connect(keyOf(network, caller)).setContractAddress(RULES, notice))
            .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
            .withArgs(keyOf(network, caller).address);
        });
      }

      it("by the founder: points the rules anywhere, without a probe", async () => {
        const { network, ingress, notice } = await founding(name);
        for (const rules of [notice, network.stranger().address]) {
          await expect(ingress.connect(network.as("founder")).setContractAddress(RULES, rules))
            .to.emit(ingress, "RegistryUpdated")
            .withArgs(rules, RULES);
          expect(await ingress.getContractAddress(RULES)).to.equal(rules);
        }
        expect([...(await ingress.getAllContractKeys())]).to.deep.equal([RULES]);
      });

      for (const [label, key] of [
        ["administration", ADMINISTRATION],
        ["another name", encodeBytes32String("other")],
        ["no name", encodeBytes32String("")],
      ] as const) {
        it(`by the founder: refuses the key ${label}`, async () => {
          const { network, ingress, notice } = await founding(name);
          await expect(ingress.connect(network.as("founder")).setContractAddress(key, notice))
            .to.be.revertedWithCustomError(ingress, "IngressKeyLocked")
            .withArgs(key);
        });
      }
    });

    describe("removeContract", () => {
      for (const caller of everyoneBut("founder")) {
        it(`refuses ${caller}`, async () => {
          const { network, ingress } = await founding(name);
          await expect(ingress.connect(keyOf(network, caller)).removeContract(RULES))
            .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
            .withArgs(keyOf(network, caller).address);
        });
      }

      it("by the founder: clears the rules", async () => {
        const { network, ingress, notice } = await founding(name);
        const byFounder = ingress.connect(network.as("founder"));
        await byFounder.setContractAddress(RULES, notice);
        await expect(byFounder.removeContract(RULES)).to.emit(ingress, "RegistryUpdated").withArgs(ZeroAddress, RULES);
        expect(await ingress.getSize()).to.equal(0);
      });

      it("by the founder: refuses the key administration", async () => {
        const { network, ingress } = await founding(name);
        await expect(ingress.connect(network.as("founder")).removeContract(ADMINISTRATION))
          .to.be.revertedWithCustomError(ingress, "IngressKeyLocked")
          .withArgs(ADMINISTRATION);
      });
    });

    describe("emitRulesChangeEvent", () => {
      for (const caller of EVERYONE) {
        it(`refuses ${caller}`, async () => {
          const { network, ingress } = await founding(name);
          await expect(ingress.connect(keyOf(network, caller)).emitRulesChangeEvent(true))
            .to.be.revertedWithCustomError(ingress, "IngressUnauthorized")
            .withArgs(keyOf(network, caller).address);
        });
      }

      it("by the rules: announces the change", async () => {
        const { network, ingress } = await founding(name);
        const rules = network.stranger();
        await ingress.connect(network.as("founder")).setContractAddress(RULES, rules.address);
        await expect(ingress.connect(rules).emitRulesChangeEvent(true))
          .to.emit(ingress, name === "accountIngress" ? "AccountPermissionsUpdated" : "NodePermissionsUpdated")
          .withArgs(true);
      });
    });
  });
}
