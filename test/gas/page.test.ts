import { join } from "node:path";
import { expect } from "chai";
import { missed } from "../../scripts/bench/gas/comparison.ts";
import { OPERATIONS } from "../../scripts/bench/gas/operations.ts";
import { type Peer, readPeers } from "../../scripts/bench/gas/peers.ts";
import { type Row, readRows } from "../../scripts/bench/gas/row.ts";

const BENCH = join(import.meta.dirname, "../../bench");

describe("the gas part of the bench's page", () => {
  let rows: Row[];
  let peers: Peer[];
  before(async () => void ([rows, peers] = await Promise.all([readRows(BENCH), readPeers(BENCH)])));

  it("says of every figure what it means", () => {
    const known = OPERATIONS.map(({ operation }) => operation);
    expect(known).to.include.members([...rows, ...peers].map(({ operation }) => operation));
  });

  for (const operation of OPERATIONS.filter(({ goals }) => goals !== undefined)) {
    it(`meets every goal of ${operation.operation}`, () => {
      expect(Object.keys(operation.goals ?? {})).to.deep.equal(sizesOf(operation.operation));
      expect(missed(operation, rows).goal).to.deep.equal([]);
    });
  }

  it("says why a dream is missed", () => {
    const silent = OPERATIONS.filter((each) => missed(each, rows).dream.length > 0 && each.short === undefined);
    expect(silent.map(({ operation }) => operation)).to.deep.equal([]);
  });

  function sizesOf(operation: string): string[] {
    return rows.filter((row) => row.operation === operation).map(({ n }) => String(n));
  }
});
