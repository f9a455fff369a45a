import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { concat, dataLength, hexlify } from "ethers";
import { artifacts } from "hardhat";
import { z } from "zod";
import { dangersIn } from "../../lib/release/dangers.ts";
import { runnableOpcodes, toBitmap } from "../../lib/release/opcodes.ts";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { dice } from "../fixtures/dice.ts";
import { type Scanner, deployScanner } from "./helpers/scanner.ts";
import { steering } from "./helpers/steering.ts";

const OPENZEPPELIN = join(import.meta.dirname, "../../node_modules/@openzeppelin/contracts/build/contracts");
const PLAIN = { factory: false, upgradeable: false };
/** A code of the greatest size that a contract may have. */
const LIMIT = 24_576;
const SCAN_TARGET = 6_000_000n;

const codesSchema = z.object({ bytecode: z.string(), deployedBytecode: z.string() });

/** Creation and runtime code by label, with zeros where a library is to be linked; `0x` of interfaces left out. */
function codesOf(label: string, artifact: unknown): [label: string, code: string][] {
  const { bytecode, deployedBytecode } = codesSchema.parse(artifact);
  const codes: [string, string][] = [
    [`${label}, creation`, bytecode],
    [`${label}, runtime`, deployedBytecode],
  ];
  return codes
    .map<[string, string]>(([name, code]) => [name, code.replace(/__\$[0-9a-f]{34}\$__/g, "0".repeat(40))])
    .filter(([, code]) => code !== "0x");
}

describe("release: the scanner against a second reading", () => {
  let scanner: Scanner;
  before(async () => void (scanner = await deployScanner()));

  async function expectSame(codes: Iterable<readonly [label: string, code: string]>): Promise<void> {
    for (const [label, code] of codes) {
      const read = await scanner.opcodesOf(code);
      expect(read, label).to.equal(toBitmap(runnableOpcodes(code).keys()));
    }
  }

  it("should agree on every contract of the build", async () => {
    const names = [...(await artifacts.getAllFullyQualifiedNames())];
    const codes = await Promise.all(names.map(async (name) => codesOf(name, await artifacts.readArtifact(name))));
    expect(codes.flat()).to.have.length.above(100);
    await expectSame(codes.flat());
  });

  it("should agree on every contract of OpenZeppelin as they built it", async () => {
    const files = globSync("*.json", { cwd: OPENZEPPELIN });
    const read = (file: string): unknown => JSON.parse(readFileSync(join(OPENZEPPELIN, file), "utf8"));
    const codes = files.flatMap((file) => codesOf(file, read(file)));
    expect(codes).to.have.length.above(100);
    await expectSame(codes);
  });

  it("should agree on bytes at random", async () => {
    const thrown = dice(20_260);
    const codes = Array.from({ length: 200 }, (_, i) => [thrown.bytes(i * 3), steering(thrown, i * 3)]).flat();
    await expectSame(codes.map((code) => [code, code]));
  });

  it("should agree on every code cut at every length", async () => {
    const code = steering(dice(1), 256);
    const cuts = Array.from({ length: 257 }, (_, length) => code.slice(0, 2 + 2 * length));
    await expectSame(cuts.map((cut) => [cut, cut]));
  });

  it("should refuse just what is said in words to be refused", async () => {
    const thrown = dice(7);
    for (let i = 0; i < 100; ++i) {
      const [code, declared] = [steering(thrown, i), { factory: i % 2 === 0, upgradeable: i % 3 === 0 }];
      const found = dangersIn({ initCode: "0x", argumentsAt: 0, runtimeCode: code }, declared);
      const refused = await scanner.refusedIn(code, declared.factory, declared.upgradeable);
      expect(refused !== 0n, code).to.equal(found.some((danger) => danger.refused));
    }
  });

  for (const name of ["PriceBoard", "LetterOfCredit"]) {
    it(`should find nothing to refuse in ${name}`, () => {
      const { bytecode, deployedBytecode } = artifactOf(name);
      const codes = { initCode: bytecode, argumentsAt: dataLength(bytecode), runtimeCode: deployedBytecode };
      expect(dangersIn(codes, PLAIN)).to.deep.equal([]);
    });
  }

  describe("gas of a code of 24,576 bytes", () => {
    const filled = (...pattern: number[]) =>
      hexlify(new Uint8Array(LIMIT).map((_, i) => pattern[i % pattern.length] ?? 0));
    const codes: Record<string, () => string> = {
      "one opcode a byte, all running": () => filled(0x5b),
      "one opcode a byte, none running": () => filled(0x00),
      "ended and entered again at every byte": () => filled(0x00, 0x5b),
      "a real one": () => concat([artifactOf("Committee").deployedBytecode, filled()]).slice(0, 2 + 2 * LIMIT),
    };
    for (const [what, make] of Object.entries(codes)) {
      it(`should stay within the target: ${what}`, async () => {
        expect(await scanner.gasOf(make())).to.be.below(SCAN_TARGET);
      });
    }
  });
});
