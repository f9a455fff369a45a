import { expect } from "chai";
import { concat, dataLength, toBeHex } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import { z } from "zod";
import { runnableOpcodes } from "../../lib/release/opcodes.ts";
import { dice } from "../fixtures/dice.ts";
import { steering } from "./helpers/steering.ts";

const PLACE = toBeHex(0xabcde, 20);
/** Enough for some contracts to be created. */
const GAS = toBeHex(1_000_000);
const CODES = 12;
const LENGTH = 64;
/** Words on the stack for what takes some; the upper ones are a place to jump to. */
const STACK = concat([...Array<string>(20).fill("0x5f"), ...Array<string>(3).fill("0x610030")]);

const traceSchema = z.object({ structLogs: z.array(z.object({ pc: z.number(), depth: z.number() })) });

/** The bytes of a code at which the machine came to run something; a code that ends without an end stops behind its last. */
async function ran({ ethers, networkHelpers }: NetworkConnection, code: string): Promise<number[]> {
  await networkHelpers.setCode(PLACE, code);
  const answer: unknown = await ethers.provider.send("debug_traceCall", [{ to: PLACE, gas: GAS }, "latest"]);
  const own = traceSchema.parse(answer).structLogs.filter(({ depth }) => depth === 1);
  return [...new Set(own.map(({ pc }) => pc))].filter((pc) => pc < dataLength(code));
}

/** The code, behind a jump to one of its bytes. */
function entered(code: string, offset: number): string {
  const jump = (to: number) => concat([STACK, "0x61", toBeHex(to, 2), "0x56"]);
  return concat([jump(dataLength(jump(0)) + offset), code]);
}

describe("release: the scanner against the machine", () => {
  it("should have found every place that ran, wherever a code was entered", async () => {
    const connection = await network.getOrCreate();
    const thrown = dice(5);
    const length = dataLength(entered("0x", 0));
    let behindTheJump = 0;
    for (let i = 0; i < CODES; ++i) {
      const code = steering(thrown, LENGTH);
      for (let offset = 0; offset < LENGTH; ++offset) {
        const whole = entered(code, offset);
        const found = new Set([...runnableOpcodes(whole).values()].flat());
        const places = await ran(connection, whole);
        expect(
          places.filter((place) => !found.has(place)),
          whole,
        ).to.deep.equal([]);
        behindTheJump += places.filter((place) => place >= length).length;
      }
    }
    expect(behindTheJump).to.be.above(100);
  });
});
