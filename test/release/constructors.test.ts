import { expect } from "chai";
import { Contract, ZeroAddress, ZeroHash, concat, id as hashOf, toBeHex } from "ethers";
import { Opcode, calling, leavingByte, leavingZeros, reverting, running } from "../fixtures/creations.ts";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import {
  type Declared,
  type TestRelease,
  approved,
  leaving,
  publish,
  published,
  statusOf,
} from "../fixtures/releases.ts";

const KINDS = {
  plain: {},
  factory: { factory: true },
  upgradeable: { upgradeable: true },
  both: { factory: true, upgradeable: true },
} as const satisfies Record<string, Declared>;

type Kind = keyof typeof KINDS;

/** Which kinds of release may run an opcode. */
const MAY: Readonly<Record<keyof typeof Opcode, readonly Kind[]>> = {
  create: ["factory", "both"],
  create2: ["factory", "both"],
  delegatecall: ["upgradeable", "both"],
  callcode: [],
  selfdestruct: [],
};

const isNothing = async ({ provider, suite }: Founded, { target }: TestRelease) =>
  (await provider.getCode(target)) === "0x" &&
  (await suite.standing.targetOf(target)) === 0n &&
  (await suite.releases.idAt(target)) === 0n;

/** That publication fails so and leaves nothing: no code, no target, and the release approved as before. */
async function expectNothing(network: Founded, release: TestRelease, error: string, values: unknown[]): Promise<void> {
  await expectRefusal(publish(network, release), network.suite.releases, error, values);
  expect(await isNothing(network, release)).to.equal(true);
  expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
}

describe("release: what a constructor does", () => {
  for (const [name, opcode] of Object.entries(Opcode)) {
    for (const [kind, declared] of Object.entries(KINDS)) {
      const may = Object.entries(MAY).some(([each, kinds]) => each === name && kinds.some((one) => one === kind));
      const verb = may ? "may" : "may not";

      it(`of a ${kind} release ${verb} run ${name}`, async () => {
        const network = await founded();
        const release = await approved(network, { ...declared, initCode: running(opcode) });
        if (!may) {
          return expectNothing(network, release, "ReleaseOpcodesRefused", [release.id, false, 1n << BigInt(opcode)]);
        }
        await publish(network, release);
        expect(await network.provider.getCode(release.target)).to.equal("0x00");
      });

      it(`of a ${kind} release ${verb} leave ${name}, which it holds as data alone`, async () => {
        const network = await founded();
        const release = await approved(network, { ...declared, initCode: leavingByte(opcode) });
        if (!may) {
          return expectNothing(network, release, "ReleaseOpcodesRefused", [release.id, true, 1n << BigInt(opcode)]);
        }
        await publish(network, release);
        expect(await network.provider.getCode(release.target)).to.equal(toBeHex(opcode, 1));
      });
    }
  }

  it("may leave these bytes as data of a PUSH, or where nothing runs", async () => {
    const network = await founded();
    const bytes = "0xf0f2f4f5ff";
    const runtime = concat(["0x64", bytes, "0x00", bytes]);
    const { target } = await published(network, { initCode: leaving(runtime) });
    expect(await network.provider.getCode(target)).to.equal(runtime);
  });

  it("reverts with its own words, which the publisher reads", async () => {
    const network = await founded();
    const words = new Contract(ZeroAddress, ["error PriceBoardClosed()"]);
    const release = await approved(network, { initCode: reverting(hashOf("PriceBoardClosed()").slice(0, 10)) });
    await expectRefusal(publish(network, release), words, "PriceBoardClosed");
    expect(await isNothing(network, release)).to.equal(true);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
  });

  for (const [label, initCode] of [
    ["reverts without a word", "0x5f5ffd"],
    ["burns all its gas", "0xfe"],
    ["leaves code that begins with 0xEF", leavingByte(0xef)],
    ["leaves a byte more than a contract may have", leavingZeros(24_577)],
  ] as const) {
    it(`fails where it ${label}`, async () => {
      const network = await founded();
      const release = await approved(network, { initCode });
      await expectNothing(network, release, "FailedDeployment", []);
    });
  }

  for (const [label, initCode] of [
    ["returns nothing", "0x5f5ff3"],
    ["stops", "0x00"],
    ["is empty but for data", "0x00f3"],
  ] as const) {
    it(`fails where it leaves no contract: it ${label}`, async () => {
      const network = await founded();
      const release = await approved(network, { initCode });
      await expectNothing(network, release, "ReleaseHasNoCode", [release.id]);
    });
  }

  it("needs code: of none there is nothing to create", async () => {
    const network = await founded();
    const release = await approved(network, { initCode: "0x" });
    await expectNothing(network, release, "Create2EmptyBytecode", []);
  });

  it("refuses creation code that begins with 0xEF", async () => {
    const network = await founded();
    const release = await approved(network, { initCode: "0xef00" });
    await expectNothing(network, release, "ReleaseOpcodesRefused", [release.id, false, 1n << 0xefn]);
  });

  it("takes a contract of the largest size", async () => {
    const network = await founded();
    const { target } = await published(network, { initCode: leavingZeros(24_576) });
    expect(await network.provider.getCode(target)).to.equal(`0x${"00".repeat(24_576)}`);
  });
});

describe("release: a constructor that calls", () => {
  it("is seen by others as the contract that it becomes, and holds no office", async () => {
    const network = await founded();
    const { releases, standing } = network.suite;
    const acts: Readonly<Record<string, string>> = {
      publish: releases.interface.encodeFunctionData("publish", [1, "0x00"]),
      withdraw: releases.interface.encodeFunctionData("withdraw", [1]),
      suspend: releases.interface.encodeFunctionData("suspend", [1]),
      approve: releases.interface.encodeFunctionData("approve", [1, ZeroHash]),
      setMode: releases.interface.encodeFunctionData("setMode", [1]),
    };
    for (const [index, [name, data]] of Object.entries(acts).entries()) {
      const initCode = calling(await releases.getAddress(), data);
      const release = await published(network, { initCode, name: `board-${index}` });
      expect(await network.provider.getCode(release.target), name).to.equal("0x00");
      expect(await statusOf(network, release), name).to.equal(ReleaseStatus.active);
    }
    const writing = standing.interface.encodeFunctionData("writeTarget", [network.stranger().address, 1]);
    const initCode = calling(await standing.getAddress(), writing);
    const { target } = await published(network, { initCode, name: "writer" });
    expect(await network.provider.getCode(target)).to.equal("0x00");
    expect(await standing.targetOf(network.stranger().address)).to.equal(0);
  });

  it("may read, and post on a board that is open to it", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const data = releases.interface.encodeFunctionData("count");
    const { target } = await published(network, { initCode: calling(await releases.getAddress(), data) });
    expect(await network.provider.getCode(target)).to.equal("0x01");
  });
});
