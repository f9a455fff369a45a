import { getBytes } from "ethers";
import { opcodeName } from "./opcodeNames.ts";

/** An instruction and where it stands: bytes from the start of the code. */
interface Instruction {
  readonly opcode: number;
  readonly offset: number;
}

const ENDS = new Set(["STOP", "JUMP", "RETURN", "REVERT", "INVALID", "SELFDESTRUCT"]);
const PUSH0 = 0x5f;

/**
 * The opcodes that may run in a code, by number, each with the bytes at which it stands; by the rule of
 * contracts/release/OpcodeScan.sol, of which this is an independent second reading.
 */
export function runnableOpcodes(code: string): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { opcode, offset } of reachable(disassemble(code))) {
    const offsets = found.get(opcode);
    if (offsets === undefined) found.set(opcode, [offset]);
    else offsets.push(offset);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** Opcodes as the contracts tell them: one bit for each, by number. */
export function toBitmap(opcodes: Iterable<number>): bigint {
  return [...opcodes].reduce((bits, opcode) => bits | (1n << BigInt(opcode)), 0n);
}

/** The opcodes in a bitmap, by number. */
export function ofBitmap(bits: bigint): number[] {
  return Array.from({ length: 256 }, (_, opcode) => opcode).filter((opcode) => (bits >> BigInt(opcode)) & 1n);
}

/** Whatever stands where an instruction may; the data of a PUSH is none. */
function disassemble(code: string): Instruction[] {
  const bytes = getBytes(code);
  const instructions: Instruction[] = [];
  for (let offset = 0; offset < bytes.length; offset += 1 + dataLength(bytes[offset] ?? 0))
    instructions.push({ opcode: bytes[offset] ?? 0, offset });
  return instructions;
}

function dataLength(opcode: number): number {
  return opcodeName(opcode).startsWith("PUSH") ? opcode - PUSH0 : 0;
}

/** Instructions but those between one that ends execution and the next JUMPDEST. */
function reachable(instructions: readonly Instruction[]): Instruction[] {
  let ended = false;
  return instructions.filter(({ opcode }) => {
    const name = opcodeName(opcode);
    if (name === "JUMPDEST") ended = false;
    const runs = !ended;
    if (ENDS.has(name)) ended = true;
    return runs;
  });
}
