import { expect } from "chai";
import { execution, itIsDecidedAs, itRefusesCallers } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { ActionClass, Office, TargetStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  ESSENTIAL,
  OTHER,
  POST,
  bitsOf,
  decideMethods,
  managed,
  methodCall,
  methodKey,
  opening,
  wordOf,
} from "../fixtures/methods.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { noticeOf } from "../fixtures/question.ts";
import { REGISTERED, registered } from "./helpers/cases.ts";

const MANAGED = 1n << 10n;
const managing = async (network: Founded) => methodCall(network, "manage", [opening([Office.participant])]);
const editionOf = async ({ suite }: Founded, target: string) =>
  ((await suite.standing.targetOf(target)) >> 16n) & 0xffff_ffffn;

async function managingOf(network: Founded, target: unknown) {
  return execution(network, [await call(network.suite.methodLists, "manage", [target, []])]);
}

describe("permissioning: manage a target", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, managing);
    itIsDecidedAs(ActionClass.operation, "Operation", managing);
  });

  it("enters what it opens, and says so", async () => {
    const network = await founded();
    const { methodLists, standing } = network.suite;
    const notice = noticeOf(network);
    const openings = [
      opening([Office.participant, Office.issuer]),
      opening([], { selector: OTHER, listed: true, essential: true }),
    ];
    const executed = execution(network, [await methodCall(network, "manage", openings)]);
    await expect(executed).to.emit(methodLists, "TargetManaged").withArgs(notice, true);
    const offices = bitsOf([Office.participant, Office.issuer]);
    await expect(executed).to.emit(methodLists, "MethodOpened").withArgs(notice, POST, offices, false, false);
    await expect(executed).to.emit(methodLists, "MethodOpened").withArgs(notice, OTHER, 0, true, true);
    expect((await standing.targetOf(notice)) & MANAGED).to.equal(MANAGED);
    expect([await wordOf(network), await wordOf(network, OTHER)]).to.deep.equal([
      offices,
      bitsOf([], true) | ESSENTIAL,
    ]);
  });

  it("records a function under a key of target, edition and selector", async () => {
    const network = await founded();
    const target = await noticeOf(network).getAddress();
    await managed(network, opening([Office.participant]), opening([Office.seat], { selector: OTHER }));
    await decideMethods(network, "manage", [opening([Office.issuer])]);
    const words = [
      [1, POST],
      [1, OTHER],
      [2, POST],
      [2, OTHER],
    ] as const;
    const read = words.map(([edition, selector]) =>
      network.suite.standing.methodOf(methodKey(target, edition, selector)),
    );
    expect(await Promise.all(read)).to.deep.equal([
      bitsOf([Office.participant]),
      bitsOf([Office.seat]),
      bitsOf([Office.issuer]),
      0n,
    ]);
  });

  it("voids what was entered before: no entry of an earlier time opens anything", async () => {
    const network = await founded();
    const { methodLists } = network.suite;
    const account = network.address("bank-a.participant");
    await managed(network, opening([Office.participant], { listed: true }));
    await decideMethods(network, "list", POST, [account], true);
    await decideMethods(network, "unmanage");
    await decideMethods(network, "manage", [opening([Office.seat], { selector: OTHER })]);
    expect(await wordOf(network)).to.equal(0n);
    expect(await methodLists.isListed(noticeOf(network), POST, account)).to.be.false;
    await decideMethods(network, "open", [opening([], { listed: true })]);
    expect(await methodLists.isListed(noticeOf(network), POST, account)).to.be.false;
  });

  it("voids them too where the target is managed already", async () => {
    const network = await founded();
    await managed(network, opening([Office.participant]));
    await decideMethods(network, "manage", []);
    expect(await wordOf(network)).to.equal(0n);
    expect(await editionOf(network, await noticeOf(network).getAddress())).to.equal(2n);
  });

  it("keeps the administrator", async () => {
    const network = await founded();
    await managed(network);
    await decideMethods(network, "manage", []);
    expect(await network.suite.methodLists.administratorOf(noticeOf(network))).to.equal(network.orgId("bank-a"));
  });

  it("refuses a target that is not known", async () => {
    const network = await founded();
    const stranger = network.stranger(9).address;
    await expect(managingOf(network, stranger))
      .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetUnfit")
      .withArgs(stranger, TargetStatus.none);
  });

  for (const name of ["Authority", "Committee", "Accounts", "FreezeOrders", "MethodLists", "Nodes", "ValidatorSet"]) {
    it(`refuses ${name}, as every contract of the suite`, async () => {
      const network = await founded();
      const { address } = network.record.contracts[name] ?? { address: "" };
      await expect(managingOf(network, address))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetUnfit")
        .withArgs(address, TargetStatus.active);
    });
  }

  it("refuses every ingress", async () => {
    const network = await founded();
    for (const address of ["7777", "8888", "9999"].map((end) => `0x${end.padStart(40, "0")}`)) {
      await expect(managingOf(network, address))
        .to.be.revertedWithCustomError(network.suite.methodLists, "MethodTargetUnfit")
        .withArgs(address, TargetStatus.active);
    }
  });

  for (const [status, number] of Object.entries(TargetStatus)) {
    it(`takes a registry's target in status ${status}, which its registry keeps managed`, async () => {
      const network = await founded();
      const registry = await registered(number)(network);
      await managingOf(network, REGISTERED);
      await registry.writeTarget(REGISTERED, TargetStatus.active);
      const word = await network.suite.standing.targetOf(REGISTERED);
      expect(word).to.equal(TargetStatus.active | MANAGED | (1n << 16n) | (BigInt(registry.address) << 96n));
    });
  }
});
