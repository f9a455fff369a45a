import { expect } from "chai";
import { getAddress, toBeHex } from "ethers";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass, TargetStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";
import { addTargetRegistry, deployRegistry } from "../fixtures/registries.ts";

describe("identity: targets in Standing", () => {
  describe("addTargetWriter", () => {
    const adding = async (network: Founded) =>
      call(network.suite.standing, "addTargetWriter", [await noticeOf(network).getAddress()]);

    describe("who", () => {
      itRefusesCallers(EVERYONE, adding);
      itIsDecidedAs(ActionClass.constitution, "Constitution", adding);
    });

    it("refuses the Authority", async () => {
      const network = await founded();
      const { authority, standing } = network.suite;
      await expect(execution(network, [await call(standing, "addTargetWriter", [await authority.getAddress()])]))
        .to.be.revertedWithCustomError(standing, "StandingWriterUnfit")
        .withArgs(authority);
    });

    it("refuses a registry without code", async () => {
      const network = await founded();
      const { standing } = network.suite;
      const args = [network.stranger().address];
      await expect(execution(network, [await call(standing, "addTargetWriter", args)]))
        .to.be.revertedWithCustomError(standing, "StandingWriterUnfit")
        .withArgs(...args);
    });
  });

  describe("writeTarget", () => {
    const TARGET = getAddress(toBeHex(0xabc, 20));

    it("refuses whoever is no registry of targets", async () => {
      const network = await founded();
      const registry = await deployRegistry(network);
      await expect(registry.writeTarget(TARGET, TargetStatus.active))
        .to.be.revertedWithCustomError(network.suite.standing, "StandingNotTargetWriter")
        .withArgs(TARGET, registry.address);
    });

    it("lets a registry write its own targets, in every status", async () => {
      const network = await founded();
      const registry = await addTargetRegistry(network);
      for (const status of Object.values(TargetStatus)) {
        await registry.writeTarget(TARGET, status);
        expect(await network.suite.standing.targetOf(TARGET)).to.equal(status | (BigInt(registry.address) << 96n));
      }
    });

    it("refuses another registry's target, and a founding contract", async () => {
      const network = await founded();
      const [first, second] = [await addTargetRegistry(network), await addTargetRegistry(network)];
      await first.writeTarget(TARGET, TargetStatus.active);
      for (const target of [TARGET, await noticeOf(network).getAddress()]) {
        await expect(second.writeTarget(target, TargetStatus.suspended))
          .to.be.revertedWithCustomError(network.suite.standing, "StandingNotTargetWriter")
          .withArgs(target, second.address);
      }
    });

    it("refuses the suite's contracts and the ingress addresses", async () => {
      const network = await founded();
      const registry = await addTargetRegistry(network);
      const suite = Object.entries(network.record.contracts).filter(([name]) => name !== "Notice");
      const ingresses = [0x7777, 0x8888, 0x9999].map((number) => toBeHex(number, 20));
      for (const target of [...suite.map(([, { address }]) => address), ...ingresses]) {
        await expect(registry.writeTarget(target, TargetStatus.suspended))
          .to.be.revertedWithCustomError(network.suite.standing, "StandingTargetIsProtected")
          .withArgs(target);
      }
    });
  });
});
