import { expect } from "chai";
import { call, decide } from "../fixtures/decisions.ts";
import { Field, Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import {
  LISTED,
  OTHER,
  POST,
  accountKey,
  decideMethods,
  managed,
  methodCall,
  opening,
  tighten,
} from "../fixtures/methods.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { besuCall, isAllowed, noticeOf } from "../fixtures/question.ts";
import { fill, filled, meterOf } from "../../scripts/bench/gas/metering.ts";

const USER = "bank-b.participant";

async function mayCall(network: TestNetwork, name: string, data: string): Promise<boolean> {
  return isAllowed(network, { from: network.address(name), to: await noticeOf(network).getAddress(), data });
}

describe("RBB 4.2, bug 2: a contract that governance closed is opened by the sender's own administrator", () => {
  let network: TestNetwork;
  beforeEach(async () => {
    network = await founded();
    await managed(network);
  });

  it("stays closed: an administrator, of the sender or of the contract, has no function that opens", async () => {
    const { methodLists } = network.suite;
    for (const name of ["bank-a.admin", "bank-b.admin"]) {
      const acts = [
        await methodCall(network, "list", POST, [network.address(USER)], true),
        await methodCall(network, "open", [opening([Office.participant])]),
        await methodCall(network, "unmanage"),
      ];
      for (const { target, data } of acts) {
        await expect(network.as(name).sendTransaction({ to: target, data }))
          .to.be.revertedWithCustomError(methodLists, "AccessManagedUnauthorized")
          .withArgs(network.address(name));
      }
    }
    expect(await mayCall(network, USER, POST)).to.be.false;
  });

  it("stays closed to an account of the list of another function", async () => {
    await decideMethods(network, "list", OTHER, [network.address(USER)], true);
    await decideMethods(network, "open", [opening([], { selector: OTHER, listed: true })]);
    expect(await mayCall(network, USER, OTHER)).to.be.true;
    expect(await mayCall(network, USER, POST)).to.be.false;
  });
});

describe("W13: one administrator holds the method lists without a vote", () => {
  let network: TestNetwork;
  beforeEach(async () => {
    network = await founded();
    await managed(network, opening([Office.participant, Office.regulator]));
  });

  it("closes for 72 hours only, and never what is the regulator's", async () => {
    const { methodLists } = network.suite;
    await expect(tighten(network, [])).to.be.revertedWithCustomError(methodLists, "MethodEssential");
    await tighten(network, [Office.regulator]);
    expect(await mayCall(network, USER, POST)).to.be.false;
    await network.networkHelpers.time.increase(72 * 3_600);
    expect(await mayCall(network, USER, POST)).to.be.true;
  });

  it("lets the committee close a function directly, and open what was closed, whatever the administrator does", async () => {
    await tighten(network, [Office.regulator]);
    await decideMethods(network, "open", [opening([Office.participant], { essential: true })]);
    expect(await mayCall(network, USER, POST)).to.be.true;
    await expect(tighten(network, [])).to.be.revertedWithCustomError(network.suite.methodLists, "MethodEssential");
    await decideMethods(network, "open", [opening([])]);
    expect(await mayCall(network, USER, POST)).to.be.false;
  });

  it("lets the committee take the administration away", async () => {
    await decideMethods(network, "setAdministrator", 0);
    await expect(tighten(network, [Office.regulator])).to.be.revertedWithCustomError(
      network.suite.methodLists,
      "MethodNotAdministrator",
    );
  });

  it("gives no administrator the functions of the suite: they are nobody's to manage", async () => {
    const { methodLists, freezeOrders } = network.suite;
    const managing = decide(network, [await call(methodLists, "manage", [await freezeOrders.getAddress(), []])]);
    await expect(managing).to.be.revertedWithCustomError(methodLists, "MethodTargetUnfit");
  });
});

describe("W16: a method list that fails open", () => {
  let network: TestNetwork;
  beforeEach(async () => {
    network = await founded();
    await managed(network, opening([Office.participant], { selector: OTHER }));
  });

  it("denies a selector without entry", async () => {
    expect(await mayCall(network, USER, OTHER)).to.be.true;
    expect(await mayCall(network, USER, POST)).to.be.false;
  });

  for (const data of ["0x", "0x12", "0x1234", "0x123456"]) {
    it(`denies a payload that names none: ${data}`, async () => {
      expect(await mayCall(network, USER, data)).to.be.false;
    });
  }

  it("denies what it cannot decode", async () => {
    const to = await noticeOf(network).getAddress();
    const ingress = await network.suite.accountIngress.getAddress();
    const whole = besuCall({ from: network.address(USER), to, data: OTHER });
    for (const at of [164, 196]) {
      const data = `${whole.slice(0, 2 + at * 2)}${"f".repeat(64)}${whole.slice(2 + at * 2 + 64)}`;
      const answer = await network.provider.call({ to: ingress, data });
      expect(BigInt(answer), `ones at ${at}`).to.equal(0n);
    }
  });

  it("denies from the block on in which it is managed with no entry at all", async () => {
    await decideMethods(network, "manage", []);
    expect(await mayCall(network, USER, OTHER)).to.be.false;
  });
});

describe("W24: a permission check that reads a list, longer with every entry", () => {
  it("costs the same with a thousand listed accounts more, to an account in office and to one on the list", async () => {
    const network = await founded();
    const target = await noticeOf(network).getAddress();
    await managed(network, opening([Office.developer], { listed: true }));
    await decideMethods(network, "list", POST, [network.address(USER)], true);
    const meter = await meterOf(network);
    const costs = async () =>
      Promise.all(
        ["bank-b.developer", USER, "bank-c.issuer"].map(async (name) => {
          const question = besuCall({ from: network.address(name), to: target, data: POST });
          return (await meter(await network.suite.accountIngress.getAddress(), question)).spent;
        }),
      );
    const before = await costs();
    const registry = network.suite.methodLists;
    const keyOf = (index: number) => accountKey(target, 1, POST, `0x${filled(index).slice(26)}`);
    await fill(network, { registry, field: Field.method, bits: LISTED, keyOf }, 0, 1_000);
    expect(await costs()).to.deep.equal(before);
  });
});
