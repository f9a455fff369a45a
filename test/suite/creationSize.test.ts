import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { sizeFault } from "../../lib/suite/preflight.ts";

const LIMIT = 49_152;

const creation = (bytes: number) => ({ name: "Mine", address: ZeroAddress, args: [], data: `0x${"00".repeat(bytes)}` });

describe("the size of a creation", () => {
  it("may be what a chain takes", () => {
    expect(sizeFault(creation(LIMIT))).to.equal(undefined);
  });

  it("may not be a byte more", () => {
    expect(sizeFault(creation(LIMIT + 1))).to.equal(
      "Mine would be created from 49,153 bytes, 1 more than a chain takes (EIP-3860): make its code or its arguments shorter",
    );
  });

  it("does not concern a call", () => {
    expect(sizeFault({ ...creation(LIMIT + 1), to: ZeroAddress })).to.equal(undefined);
  });
});
