import { expect } from "chai";
import { concat, getCreate2Address, getCreateAddress, keccak256, toBeHex } from "ethers";
import { enrolment } from "../fixtures/enrolment.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { Opcode, leavingByte, running } from "../fixtures/creations.ts";
import { Office, Rule } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { isAllowed, wordsOf } from "../fixtures/question.ts";
import {
  PUBLISHER,
  approved,
  leaving,
  publish,
  published,
  publishing,
  statusOf,
  submission,
  submit,
  version,
} from "../fixtures/releases.ts";

/** Creates what its calldata says: by CREATE, and by CREATE2 with salt 0. */
const FACTORIES = {
  create: leaving("0x365f5f37365f5ff000"),
  create2: leaving("0x365f5f375f365f5ff500"),
} as const;

const CHILD = leaving("0x00");

function childOf(kind: keyof typeof FACTORIES, factory: string): string {
  return kind === "create"
    ? getCreateAddress({ from: factory, nonce: 1 })
    : getCreate2Address(factory, toBeHex(0, 32), keccak256(CHILD));
}

const reaches = (network: TestNetwork, name: string, to: string | null) =>
  isAllowed(network, { from: network.address(name), to, data: "0x12345678" });

describe("W14: the right to create judged by tx.origin, so that factories are unusable", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  for (const kind of ["create", "create2"] as const) {
    it(`lets a factory that was approved as one create by ${kind}, whoever calls it`, async () => {
      const { target } = await published(network, { factory: true, initCode: FACTORIES[kind] });
      const caller = network.as("bank-a.participant");
      expect(await reaches(network, "bank-a.participant", target)).to.equal(true);
      await caller.sendTransaction({ to: target, data: CHILD });
      expect(await network.provider.getCode(childOf(kind, target))).to.equal("0x00");
      expect(await reaches(network, "bank-a.participant", null)).to.equal(false);
    });
  }

  it("gives a contract that a publisher was lured into calling no right to publish: it is the caller, not the origin", async () => {
    const release = await approved(network);
    const lure = await network.ethers.deployContract("Passer");
    const { target, data } = await publishing(network, release);
    const passed = lure.connect(network.as(PUBLISHER)).getFunction("pass").send(target, data);
    const values = [await lure.getAddress()];
    await expectRefusal(passed, network.suite.releases, "AccessManagedUnauthorized", values);
    expect(await network.provider.getCode(release.target)).to.equal("0x");
  });
});

describe("W15: CREATE2 goes past the permission to create", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  for (const [name, opcode] of [
    ["create", Opcode.create],
    ["create2", Opcode.create2],
  ] as const) {
    it(`refuses ${name} in a constructor and in what it leaves, where the release is no factory`, async () => {
      for (const [index, initCode] of [running(opcode), leavingByte(opcode)].entries()) {
        const release = await approved(network, { initCode, name: `board-${index}` });
        const values = [release.id, index === 1, 1n << BigInt(opcode)];
        await expectRefusal(publish(network, release), network.suite.releases, "ReleaseOpcodesRefused", values);
      }
    });

    it(`finds ${name} behind the data of a PUSH, and behind an end that a jump goes past`, async () => {
      const hidden = concat(["0x60", "0x5b", "0x56", "0x5b", toBeHex(opcode, 1)]);
      const release = await approved(network, { initCode: leaving(hidden) });
      await expect(publish(network, release)).to.be.revertedWithCustomError(
        network.suite.releases,
        "ReleaseOpcodesRefused",
      );
    });

    it(`leaves what a factory made by ${name} out of reach of every account`, async () => {
      const { target } = await published(network, { factory: true, initCode: FACTORIES[name] });
      await network.as("bank-a.participant").sendTransaction({ to: target, data: CHILD });
      const child = childOf(name, target);
      const explained = await network.suite.accountRules.explain(
        ...wordsOf({ from: network.address("bank-a.participant"), to: child }),
        "0x12345678",
      );
      expect([...explained]).to.deep.equal([Rule.unknownTarget, toBeHex(child, 32)]);
    });
  }

  describe("and tables are squatted before there is a contract", () => {
    it("gives an address that only publication can fill to nobody beforehand", async () => {
      const { methodLists, releases, standing } = network.suite;
      const release = await approved(network);
      expect(await standing.targetOf(release.target)).to.equal(0);
      expect(await releases.administratorAt(release.target)).to.equal(0);
      expect(await reaches(network, "bank-b.developer", release.target)).to.equal(false);
      const managing = decide(network, [await call(methodLists, "manage", [release.target, []])]);
      await expectRefusal(managing, methodLists, "MethodTargetUnfit", [release.target, 0]);
    });

    it("enrols no account there: nothing at it can accept", async () => {
      const { accounts } = network.suite;
      const { target } = await approved(network);
      const enrolling = [
        enrolment(network, target, "bank-b", Office.operator),
        { deadline: 4_000_000_000n, signature: "0x" },
      ];
      const decided = decide(network, [await call(accounts, "enrol", enrolling)]);
      await expect(decided).to.be.revertedWithCustomError(accounts, "AcceptanceInvalid");
    });

    it("enrols no account there afterwards: a target is none", async () => {
      const { accounts } = network.suite;
      const { target } = await published(network);
      const enrolling = [
        enrolment(network, target, "bank-b", Office.operator),
        { deadline: 4_000_000_000n, signature: "0x" },
      ];
      const decided = decide(network, [await call(accounts, "enrol", enrolling)]);
      await expectRefusal(decided, accounts, "AccountUnfit", [target]);
    });

    it("holds no name by submitting it first, however often", async () => {
      for (const minor of [0, 0, 1, 2]) await submit(network, { version: version(1, minor) });
      const own = await published(network);
      const { name } = submission(network);
      expect(await network.suite.releases.idOf(name, version(1))).to.equal(own.id);
      expect(await statusOf(network, { id: 1n })).to.equal(1n);
    });
  });
});
