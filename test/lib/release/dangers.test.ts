import { expect } from "chai";
import { concat } from "ethers";
import { dangerWords, dangersIn, refusalWords } from "../../../lib/release/dangers.ts";
import { toBitmap } from "../../../lib/release/opcodes.ts";

const PLAIN = { factory: false, upgradeable: false };
/** Stops, so that what stands behind it is not run. */
const CREATION = "0x600100";

/** The dangers of a code that leaves this one, in words. */
function words(runtimeCode: string, declared = PLAIN, initCode = CREATION): string[] {
  return dangersIn({ initCode, argumentsAt: 3, runtimeCode }, declared).map(dangerWords);
}

describe("lib: dangers of a release", () => {
  it("should be none in a code that keeps within itself", () => {
    expect(dangersIn({ initCode: CREATION, argumentsAt: 3, runtimeCode: "0x60f5f100" }, PLAIN)).to.deep.equal([]);
  });

  describe("without a flag", () => {
    for (const [code, sentence] of [
      ["0xf0", "CREATE at byte 0 of the runtime code: refused without --factory"],
      ["0xf5", "CREATE2 at byte 0 of the runtime code: refused without --factory"],
      ["0xf4", "DELEGATECALL at byte 0 of the runtime code: refused without --upgradeable"],
      ["0xf2", "CALLCODE at byte 0 of the runtime code: always refused"],
      ["0xff", "SELFDESTRUCT at byte 0 of the runtime code: always refused"],
      ["0xe6", "0xE6 at byte 0 of the runtime code: always refused"],
      ["0xe7", "0xE7 at byte 0 of the runtime code: always refused"],
      ["0xe8", "0xE8 at byte 0 of the runtime code: always refused"],
      ["0xef", "0xEF as the first byte of the runtime code: always refused"],
    ] as const) {
      it(`should say: ${sentence}`, () => expect(words(code)).to.deep.equal([sentence]));
    }

    it("should not mind 0xEF behind the first byte", () => {
      expect(words("0x01ef")).to.deep.equal([]);
    });
  });

  describe("with a flag", () => {
    it("should permit a factory CREATE and CREATE2, and nothing else", () => {
      expect(words("0xf0f5f4ff", { factory: true, upgradeable: false })).to.deep.equal([
        "CREATE at byte 0 of the runtime code: permitted by --factory",
        "DELEGATECALL at byte 2 of the runtime code: refused without --upgradeable",
        "CREATE2 at byte 1 of the runtime code: permitted by --factory",
        "SELFDESTRUCT at byte 3 of the runtime code: always refused",
      ]);
    });

    it("should permit an upgradeable one DELEGATECALL, and nothing else", () => {
      expect(words("0xf0f4f2", { factory: false, upgradeable: true })).to.deep.equal([
        "CREATE at byte 0 of the runtime code: refused without --factory",
        "CALLCODE at byte 2 of the runtime code: always refused",
        "DELEGATECALL at byte 1 of the runtime code: permitted by --upgradeable",
      ]);
    });
  });

  describe("where", () => {
    it("should say the bytes as people write numbers, and not more than fit a line", () => {
      const far = concat([new Uint8Array(1_204).fill(1), "0xf5"]);
      expect(words(far)).to.deep.equal(["CREATE2 at byte 1,204 of the runtime code: refused without --factory"]);
      expect(words("0xf5f5")).to.deep.equal([
        "CREATE2 at bytes 0 and 1 of the runtime code: refused without --factory",
      ]);
      expect(words("0xf5f5f5f5f5")).to.deep.equal([
        "CREATE2 at bytes 0, 1, 2 and 2 more of the runtime code: refused without --factory",
      ]);
    });

    it("should tell the creation code from what it leaves", () => {
      expect(words("0x", PLAIN, "0x01ff00")).to.deep.equal([
        "SELFDESTRUCT at byte 1 of the creation code: always refused",
      ]);
    });

    it("should tell what constructor arguments alone make reachable", () => {
      const found = dangersIn({ initCode: "0xf500005bf5", argumentsAt: 3, runtimeCode: "0x" }, PLAIN);
      const shared = { opcode: "CREATE2", code: "creation", flag: "factory", refused: true };
      const expected: unknown[] = [
        { ...shared, offsets: [0], inArguments: false },
        { ...shared, offsets: [4], inArguments: true },
      ];
      expect(found).to.deep.equal(expected);
      expect(found.map(dangerWords).at(-1)).to.equal(
        "CREATE2 at byte 4 of the creation code, in the constructor arguments (other values may avoid it): refused without --factory",
      );
    });
  });

  describe("refusalWords", () => {
    it("should tell the opcodes that the contract refused, and what permits them", () => {
      expect(refusalWords(true, toBitmap([0xff, 0xf5]))).to.equal(
        "the runtime code may run CREATE2 (refused without --factory), SELFDESTRUCT (always refused)",
      );
    });

    it("should tell another format from an opcode", () => {
      expect(refusalWords(false, toBitmap([0xef]))).to.equal("the creation code begins with 0xEF (always refused)");
    });
  });
});
