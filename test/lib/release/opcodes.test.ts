import { expect } from "chai";
import { opcodeName } from "../../../lib/release/opcodeNames.ts";
import { ofBitmap, runnableOpcodes, toBitmap } from "../../../lib/release/opcodes.ts";

const CANCUN_OPCODES = 149;

/** Names and offsets, in the order of the numbers. */
function read(code: string) {
  return Object.fromEntries([...runnableOpcodes(code)].map(([opcode, offsets]) => [opcodeName(opcode), offsets]));
}

describe("lib: opcodes of a code", () => {
  describe("names", () => {
    it("should be those of Cancun, each number with its own", () => {
      const names = Array.from({ length: 256 }, (_, opcode) => opcodeName(opcode));
      expect(new Set(names)).to.have.property("size", 256);
      expect(names.filter((name) => !name.startsWith("0x"))).to.have.length(CANCUN_OPCODES);
    });

    for (const [opcode, name] of [
      [0x00, "STOP"],
      [0x0b, "SIGNEXTEND"],
      [0x1d, "SAR"],
      [0x3a, "GASPRICE"],
      [0x3b, "EXTCODESIZE"],
      [0x3f, "EXTCODEHASH"],
      [0x4a, "BLOBBASEFEE"],
      [0x5b, "JUMPDEST"],
      [0x5e, "MCOPY"],
      [0x5f, "PUSH0"],
      [0x60, "PUSH1"],
      [0x7f, "PUSH32"],
      [0x8f, "DUP16"],
      [0x90, "SWAP1"],
      [0xa4, "LOG4"],
      [0xf5, "CREATE2"],
      [0xfa, "STATICCALL"],
      [0xff, "SELFDESTRUCT"],
      [0x0c, "0x0C"],
      [0xef, "0xEF"],
    ] as const) {
      it(`should call ${opcode} ${name}`, () => expect(opcodeName(opcode)).to.equal(name));
    }
  });

  describe("runnableOpcodes", () => {
    it("should find none in no code", () => {
      expect(read("0x")).to.deep.equal({});
    });

    it("should tell every place of an opcode", () => {
      expect(read("0x01600201")).to.deep.equal({ ADD: [0, 3], PUSH1: [1] });
    });

    it("should take the data of a PUSH for no code, even where the code ends within it", () => {
      expect(read("0x60ff61f5")).to.deep.equal({ PUSH1: [0], PUSH2: [2] });
    });

    it("should leave out what stands between an end and the next JUMPDEST", () => {
      expect(read("0x00f05bf5")).to.deep.equal({ STOP: [0], JUMPDEST: [2], CREATE2: [3] });
    });

    it("should not take a JUMPDEST in the data of a PUSH for one, running or not", () => {
      expect(read("0x00605bf5")).to.deep.equal({ STOP: [0] });
    });
  });

  describe("bitmaps", () => {
    it("should hold one bit for each opcode, by number", () => {
      expect(toBitmap([0x00, 0xf5, 0xff])).to.equal(1n | (1n << 0xf5n) | (1n << 0xffn));
    });

    it("should be read back", () => {
      const every = Array.from({ length: 256 }, (_, opcode) => opcode);
      expect(ofBitmap(2n ** 256n - 1n)).to.deep.equal(every);
      expect(ofBitmap(toBitmap([0xff, 0x00, 0xf4]))).to.deep.equal([0x00, 0xf4, 0xff]);
    });
  });
});
