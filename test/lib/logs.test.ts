import { expect } from "chai";
import { type Filter, makeError } from "ethers";
import { logsOf } from "../../lib/events/logs.ts";

const HEAD = 12_000;
const TOO_LARGE = makeError("range too large", "UNKNOWN_ERROR", {});

describe("lib: logs of any number of blocks", () => {
  /** What a node is asked that refuses more than 5,000 blocks at a time. */
  const askedFor = async (filter: Filter, refusal: Error = TOO_LARGE) => {
    const asked: unknown[] = [];
    const ask = (part: Filter) => {
      asked.push([part.fromBlock, part.toBlock]);
      const [from, to] = [part.fromBlock, part.toBlock].map((block) => (typeof block === "number" ? block : undefined));
      const isOpen = from === undefined || to === undefined;
      return isOpen || to - from >= 5_000 ? Promise.reject(refusal) : Promise.resolve([]);
    };
    const outcome = await logsOf({ filter, ask, head: () => Promise.resolve(HEAD) }).catch((thrown: unknown) => thrown);
    return { asked, outcome };
  };
  const PARTS = [
    [0, 4_999],
    [5_000, 9_999],
    [10_000, 12_000],
  ];

  it("should ask once where the node answers", async () => {
    expect((await askedFor({ fromBlock: 10, toBlock: 20 })).asked).to.deep.equal([[10, 20]]);
  });

  for (const [fromBlock, toBlock] of [
    [0, "latest"],
    ["earliest", undefined],
    ["0x0", 99_999],
    [-12_000, "finalized"],
    [-99_999, 12_000n],
  ] as const) {
    it(`should ask from ${String(fromBlock)} to ${String(toBlock)} in parts where it does not`, async () => {
      const filter = { fromBlock, ...(toBlock === undefined ? {} : { toBlock }) };
      const { asked, outcome } = await askedFor(filter);
      expect(asked.slice(1)).to.deep.equal(PARTS);
      expect(outcome).to.deep.equal([]);
    });
  }

  it("should pass on why it does not, when the blocks are not too many", async () => {
    const { asked, outcome } = await askedFor({ fromBlock: "latest" });
    expect(asked).to.have.length(1);
    expect(outcome).to.equal(TOO_LARGE);
  });

  it("should not ask again where there is no node", async () => {
    const lost = makeError("connection refused", "NETWORK_ERROR", { event: "lost" });
    const { asked, outcome } = await askedFor({ fromBlock: 0 }, lost);
    expect(asked).to.have.length(1);
    expect(outcome).to.equal(lost);
  });
});
